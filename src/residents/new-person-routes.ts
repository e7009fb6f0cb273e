import { Type } from 'typebox';
import type { PlainDate } from '../clock/index.ts';
import { homeById, mayWorkOn, whoMayWorkOn, type Home } from '../homes/index.ts';
import { ApiProblem, apiRoute, date, dateFields, idOf, invalidFields, object, words, maybeWords, type ApiRoute } from '../platform/api/index.ts';
import { NotFound } from '../platform/database/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import { csrfField, NotAllowed, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { actorOf } from '../staff/index.ts';
import { addPerson } from './add-person.ts';
import { residentRoles } from './access.ts';
import { newPersonRefusals } from './decide.ts';
import { newTenancy, parseNewPerson } from './forms/new-person.ts';
import { channels, formats, tenancyKinds, tenancyParts } from './model.ts';
import { tenanciesHere } from './queries/index.ts';
import { newPersonForm } from './views/index.ts';

const path = '/homes/:id/people/new';

async function homeToAddTo({ tx, actor, params }: Pick<StaffVisit, 'tx' | 'actor' | 'params'>): Promise<Home> {
  const home = await homeById(tx, params['id'] ?? '');
  if (home === undefined) throw new NotFound('home');
  if (!mayWorkOn(actorOf(actor), home)) throw new NotAllowed(whoMayWorkOn);
  return home;
}

async function show(visit: StaffVisit, home: Home, errors: FieldErrors): Promise<Reply> {
  const { tx, today, body } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const main = newPersonForm({ home, tenancies: await tenanciesHere(tx, home.id, today), today: today as PlainDate, csrf: csrfField(visit), body, errors });
  return page(staffPage(visit, { title: 'Add somebody who lives here', main, hasErrors, current: '/homes', backLink: { href: `/homes/${home.id}`, text: home.addressLine } }), hasErrors ? 422 : 200);
}

async function save(visit: StaffVisit): Promise<Reply> {
  const home = await homeToAddTo(visit);
  const parsed = parseNewPerson(visit.body);
  if (!parsed.ok) return show(visit, home, parsed.errors);
  const added = await addPerson(visit, home, parsed.command);
  if (added.ok) return redirect(`/residents/${added.id}?done=added`);
  const { field, words: why } = newPersonRefusals[added.refusal];
  return show(visit, home, { [field]: why });
}

export const newPersonRoutes: readonly Route[] = [
  staffRoute('GET', path, residentRoles, async (visit) => show(visit, await homeToAddTo(visit), {})),
  staffRoute('POST', path, residentRoles, save),
];

const answer = object({ id: idOf('the resident'), key: Type.String({ description: 'Their number in your files of residents (resident_key).' }) });
const pointers = { born: 'dateOfBirth', tenancy: 'tenancyId', kind: 'newTenancy/kind', started: 'newTenancy/startedOn', tenancyKey: 'newTenancy/key' };

/** The same for programs. */
export const addResidentRoute: ApiRoute = apiRoute({
  method: 'POST', path: '/api/v1/homes/:id/residents', operationId: 'addResident', tag: 'Residents', scope: 'residents:write', roles: residentRoles,
  summary: 'Add somebody who lives in a home', description: 'Into a tenancy that goes on, or a new one. Whoever has no number of yours is given one, so that a later file finds them.',
  params: object({ id: idOf('the home') }),
  body: object({
    name: words(200, 'Their name.'), dateOfBirth: Type.Optional(date('When they were born.')), key: maybeWords(60, 'Their number in your housing system.'), part: Type.Enum([...tenancyParts], { description: 'Their part in the tenancy.' }),
    tenancyId: Type.Optional(idOf('a tenancy of the home that goes on; left out, a new one begins')),
    newTenancy: Type.Optional(object({ kind: Type.Enum([...tenancyKinds], { description: 'What kind.' }), startedOn: date('When it began.'), key: maybeWords(60, 'Its number in your housing system.') })),
    mobile: maybeWords(40, 'Their mobile number.'), phone: maybeWords(40, 'Another number.'), email: maybeWords(300, 'Their email address.'), preferredChannel: Type.Enum([...channels], { description: 'How they want to hear from us.' }),
    contactTimes: maybeWords(300, 'When to reach them.'), language: maybeWords(100, 'English when left out.'), format: Type.Optional(Type.Enum([...formats], { description: 'Standard when left out.' })),
    isAnother: Type.Optional(Type.Boolean({ description: 'Somebody of this name lives here, and this is another person.' })),
  }),
  bodyExample: { name: 'Sam Okafor', part: 'tenant', newTenancy: { kind: 'secure', startedOn: '2026-11-02' }, mobile: '07700 900123', preferredChannel: 'text' },
  answer: { status: 201, description: 'Added.', schema: answer, example: { id: '0199c0de-0000-7000-8000-000000000007', key: 'HAND-1A2B3C4D5E' } },
}, async (visit) => {
  const { dateOfBirth, tenancyId = newTenancy, newTenancy: begun, isAnother, ...rest } = visit.body;
  const form = {
    language: 'English', format: 'standard', ...rest, tenancy: tenancyId, ...(dateOfBirth === undefined ? {} : dateFields('born', dateOfBirth)), ...(isAnother === true ? { isAnother: 'yes' } : {}),
    ...(begun === undefined ? {} : { kind: begun.kind, ...dateFields('started', begun.startedOn), tenancyKey: begun.key ?? '' }),
  };
  const home = await homeToAddTo(visit);
  const parsed = parseNewPerson(form);
  if (!parsed.ok) throw invalidFields(parsed.errors, pointers);
  const added = await addPerson(visit, home, parsed.command);
  if (!added.ok) throw new ApiProblem('refused', `${newPersonRefusals[added.refusal].words}.`, { refusal: added.refusal, facts: {} });
  return { status: 201, value: { id: added.id, key: added.key } };
});
