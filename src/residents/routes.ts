import { casesOfResident } from '../casefile/index.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import { RecordChanged } from '../platform/database/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import type { Html } from '../platform/html/index.ts';
import { csrfField, formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, recordView } from '../staff/index.ts';
import { residentsApiRoutes } from './api.ts';
import { detailRoles, needsVisibleTo, residentRoles } from './access.ts';
import { changeContactDetails, confirmNeeds, type ResidentDecision } from './decide.ts';
import { parseContactDetails, parseNeeds, type Parsed } from './forms.ts';
import type { Resident, ResidentContext } from './model.ts';
import { personToSee } from './person-to-see.ts';
import { latestChangesOf, latestContactsOf, residentById, residentForChange } from './queries/index.ts';
import { saveResidentEvents } from './store/index.ts';
import { contactDetailsForm, needsForm, personPage, refusalWords, type FormFacts } from './views/index.ts';

export const residentsRoutes: readonly Route[] = [
  staffRoute('GET', '/residents/:id', residentRoles, showPerson),
  staffRoute('GET', '/residents/:id/needs', detailRoles, (visit) => showForm(visit, needs)),
  staffRoute('POST', '/residents/:id/needs', detailRoles, (visit) => saveForm(visit, needs)),
  staffRoute('GET', '/residents/:id/contact-details', residentRoles, (visit) => showForm(visit, contactDetails)),
  staffRoute('POST', '/residents/:id/contact-details', residentRoles, (visit) => saveForm(visit, contactDetails)),
  ...residentsApiRoutes,
];

async function showPerson(visit: StaffVisit): Promise<Reply> {
  const { tx } = visit;
  const { resident, tenancies } = await personToSee(visit, residentById);
  await recordView(tx, visit, 'resident', resident.id);
  const main = personPage({
    resident,
    tenancies,
    sees: needsVisibleTo(actorOf(visit.actor)),
    cases: await casesOfResident(tx, resident.id, visit.actor.organisationId, visit.query['before']),
    now: visit.now as Instant,
    contacts: await latestContactsOf(tx, resident.id, visit.actor.organisationId),
    changes: await latestChangesOf(tx, resident.id),
  });
  const [latest] = tenancies;
  const backLink = latest === undefined ? { href: '/homes', text: 'Homes' } : { href: `/homes/${latest.homeId}`, text: latest.address };
  return page(staffPage(visit, { title: resident.name, main, wide: true, backLink }));
}

/** What the two forms of a person differ in. */
interface PersonForm {
  readonly title: string;
  readonly view: (facts: FormFacts) => Html;
  readonly decide: (visit: StaffVisit, resident: Resident, context: ResidentContext) => ResidentDecision | { readonly ok: false; readonly errors: FieldErrors };
}

const decideParsed = <Command>(parsed: Parsed<Command>, decide: (command: Command) => ResidentDecision) =>
  parsed.ok ? decide(parsed.command) : parsed;

const needs: PersonForm = {
  title: 'Household needs',
  view: needsForm,
  decide: (visit, resident, context) => decideParsed(parseNeeds(visit.body), (command) => confirmNeeds(resident, command, context)),
};

const contactDetails: PersonForm = {
  title: 'Contact details',
  view: contactDetailsForm,
  decide: (visit, resident) => decideParsed(parseContactDetails(visit.body), (details) => changeContactDetails(resident, details)),
};

async function showForm(visit: StaffVisit, form: PersonForm): Promise<Reply> {
  const { resident } = await personToSee(visit, residentById);
  await recordView(visit.tx, visit, 'resident', resident.id);
  return formPage(visit, resident, { form, errors: {} });
}

async function saveForm(visit: StaffVisit, form: PersonForm): Promise<Reply> {
  const { resident } = await personToSee(visit, residentForChange);
  const context: ResidentContext = { actor: actorOf(visit.actor), now: visit.now as Instant, today: visit.today as PlainDate, newId: visit.newId };
  const decision = form.decide(visit, resident, context);
  if (!decision.ok) return formPage(visit, resident, { form, errors: errorsOf(decision) });
  if (formText(visit.body, 'version') !== String(resident.version)) throw new RecordChanged('resident');
  await saveResidentEvents(visit.tx, resident, decision.events, context);
  return redirect(`/residents/${resident.id}`);
}

function errorsOf(decision: Exclude<ReturnType<PersonForm['decide']>, { readonly ok: true }>): FieldErrors {
  if ('errors' in decision) return decision.errors;
  const { field, words } = refusalWords[decision.refusal];
  return { [field]: words };
}

function formPage(visit: StaffVisit, resident: Resident, { form, errors }: { readonly form: PersonForm; readonly errors: FieldErrors }): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const main = form.view({ resident, csrf: csrfField(visit), body: visit.body, errors });
  const backLink = { href: `/residents/${resident.id}`, text: resident.name };
  return page(staffPage(visit, { title: `${form.title} of ${resident.name}`, main, hasErrors, backLink }), hasErrors ? 422 : 200);
}
