import { Type, type Static, type TObject, type TProperties } from 'typebox';
import { ApiProblem, apiRoute, date, dateFields, idOf, invalidFields, maybeWords, object, orNull, seenVersionOf, versionField, words, type ApiRoute } from '../platform/api/index.ts';
import type { FormBody } from '../platform/http/index.ts';
import type { Role } from '../staff/index.ts';
import { detailRoles, residentRoles } from './access.ts';
import { changePerson, personChanges, type PersonChange } from './change-person.ts';
import { agreedWays, representativeParts } from './model/representatives.ts';
import { channels, consentBases, formats, needKinds, needSources } from './model.ts';
import { personToSee } from './person-to-see.ts';
import { residentForChange } from './queries/index.ts';
import { refusalWords } from './views/words.ts';

interface Changing<Fields extends TProperties> {
  /** Under /api/v1/residents/{id}. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly roles: readonly Role[];
  readonly change: PersonChange;
  readonly fields: Fields;
  readonly example: object;
  /** The form of the page, from what came in. */
  readonly form: (sent: Static<TObject<Fields>>) => FormBody;
  /** Members by the field of the form, where the names differ. */
  readonly pointers?: Readonly<Record<string, string>>;
}

const params = object({ id: idOf('the resident') });
const done = object({ id: idOf('the resident'), version: Type.Integer({ description: 'Its version now: send it with your next change.' }) });

function changeRoute<const Fields extends TProperties>({ path, operationId, summary, description, roles, ...it }: Changing<Fields>): ApiRoute {
  return apiRoute({
    method: 'POST', path: `/api/v1/residents/:id/${path}`, operationId, tag: 'Residents', scope: 'residents:write', roles, summary, description,
    params, body: object({ ...it.fields, ...versionField }), bodyExample: it.example,
    answer: { status: 200, description: 'Done, and saved.', schema: done, example: { id: '0199c0de-0000-7000-8000-000000000007', version: 3 } },
  }, async (visit) => {
    const { version, ...sent } = visit.body as Static<TObject<Fields>> & { readonly version?: number };
    const { resident } = await personToSee(visit, residentForChange);
    const { seenVersion } = seenVersionOf(visit, version);
    const changed = await changePerson({ ...visit, body: it.form(sent as Static<TObject<Fields>>), seenVersion }, resident, it.change);
    if (changed.ok) return { status: 200, value: { id: resident.id, version: resident.version + 1 } };
    throw problemOf(changed, it.pointers ?? {});
  });
}

function problemOf(notDone: Exclude<Awaited<ReturnType<typeof changePerson>>, { ok: true }>, pointers: Readonly<Record<string, string>>): ApiProblem {
  if ('errors' in notDone) return invalidFields(notDone.errors, pointers);
  const { refusal } = notDone;
  const { field, words: why } = refusalWords[refusal];
  const errors = field === '' ? {} : { errors: [{ in: 'body' as const, pointer: `/${pointers[field] ?? field}`, reason: refusal, mend: `${why}.` }] };
  return new ApiProblem('refused', `${why}.`, { refusal, ...errors });
}

const maybe = (most: number, description: string) => Type.Optional(orNull(Type.String({ maxLength: most, description: `${description} Null or empty for none.` })));

/** Changing a person's record, for programs. */
export const changeRoutes: readonly ApiRoute[] = [
  changeRoute({
    path: 'contact-details', operationId: 'changeContactDetails', summary: 'Change how to reach somebody', roles: residentRoles, change: personChanges.contactDetails,
    description: 'What you leave out stays as it is. The way they want to hear from us needs a number or an address for it.',
    fields: {
      mobile: maybe(40, 'Their mobile number.'), phone: maybe(40, 'Another number.'), email: maybe(300, 'Their email address.'), contactTimes: maybe(300, 'When to reach them.'),
      preferredChannel: Type.Optional(Type.Enum([...channels], { description: 'How they want to hear from us.' })),
      language: maybeWords(100, 'The language they want.'), format: Type.Optional(Type.Enum([...formats], { description: 'The form they can read.' })),
    },
    example: { mobile: '07700 900456', preferredChannel: 'text', version: 2 },
    form: (sent) => Object.fromEntries(Object.entries(sent).map(([field, value]) => [field, value ?? ''])),
  }),
  changeRoute({
    path: 'needs', operationId: 'confirmNeeds', summary: 'Write down the answer about household needs', roles: detailRoles, change: personChanges.needs,
    description: 'What the person, or someone for them, says today. Needs that are neither ended nor new are confirmed with it. Not for those who may not read the detail.',
    fields: {
      answer: Type.Enum(['none', 'declared'], { description: 'Whether anyone in the household has needs.' }), source: Type.Enum([...needSources], { description: 'Who told us.' }),
      consentBasis: Type.Enum([...consentBases], { description: 'Why we may hold it.' }),
      need: Type.Optional(object({ kind: Type.Enum([...needKinds], { description: 'What kind.' }), detail: words(600, 'What it is: 500 characters at most.'), instruction: maybeWords(300, 'What a visitor must do: 200 characters at most.') })),
      end: Type.Optional(Type.Array(idOf('a need that no longer applies'), { maxItems: 50, uniqueItems: true, description: 'Needs that no longer apply.' })),
    },
    example: { answer: 'declared', source: 'the person', consentBasis: 'explicit consent', need: { kind: 'mobility', detail: 'Uses a walking frame', instruction: 'Allow ten minutes to reach the door' }, version: 2 },
    form: ({ answer, source, consentBasis, need, end = [] }) => ({ answer, source, consentBasis, ...need, end }),
    pointers: { kind: 'need/kind', detail: 'need/detail', instruction: 'need/instruction' },
  }),
  changeRoute({
    path: 'representatives', operationId: 'addRepresentative', summary: 'Write down who acts for somebody', roles: residentRoles, change: personChanges.representative,
    description: 'Somebody whom we may talk to about the cases of a resident, and on what that rests. Give a phone number or an email address.',
    fields: {
      name: words(200, 'Their name.'), part: Type.Enum([...representativeParts], { description: 'What they are to them.' }), phone: maybeWords(30, 'Their phone number.'), email: maybeWords(254, 'Their email address.'),
      mayDecide: Type.Boolean({ description: 'They may also decide, such as agree a visit; otherwise they are only told.' }), agreedHow: Type.Enum([...agreedWays], { description: 'How we know that it is agreed.' }),
      agreedWords: maybeWords(500, 'What exactly was agreed; needed where they cannot agree.'), until: Type.Optional(orNull(date('The last day it holds; null or left out until somebody ends it.'))),
    },
    example: { name: 'Ngozi Okafor', part: 'relative or friend', phone: '07700 900456', mayDecide: true, agreedHow: 'they said so on the phone', version: 2 },
    form: ({ mayDecide, until, ...sent }) => ({ ...sent, mayDecide: mayDecide ? 'decide' : 'be told', ...dateFields('until', until ?? '') }),
  }),
  changeRoute({
    path: 'representatives/end', operationId: 'endRepresentative', summary: 'Somebody acts for a resident no longer', roles: residentRoles, change: personChanges.endOfRepresentative,
    description: 'From now on nobody talks to them about the resident.',
    fields: { representative: idOf('whoever acts for them'), because: words(300, 'Who told us, and why.') },
    example: { representative: '0199c0de-0000-7000-8000-00000000000c', because: 'She rang: her brother does it now', version: 3 },
    form: (sent) => ({ representative: sent.representative, because: sent.because }),
  }),
  changeRoute({
    path: 'withdraw-consent', operationId: 'withdrawConsent', summary: 'Record that consent is withdrawn', roles: detailRoles, change: personChanges.consent,
    description: 'What is held about needs because the person agreed is removed at once; what is held on another footing stays.',
    fields: { source: Type.Enum([...needSources], { description: 'Who told us.' }) }, example: { source: 'the person', version: 3 }, form: ({ source }) => ({ source }),
  }),
];
