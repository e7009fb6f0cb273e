import { casesOfResident } from '../casefile/index.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import { notificationBanner, type FieldErrors } from '../platform/govuk/index.ts';
import type { Html } from '../platform/html/index.ts';
import { csrfField, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, recordView } from '../staff/index.ts';
import { residentsApiRoutes } from './api.ts';
import { detailRoles, needsVisibleTo, residentRoles } from './access.ts';
import { changePerson, personChanges, type PersonChange } from './change-person.ts';
import type { Resident } from './model.ts';
import { addResidentRoute, newPersonRoutes } from './new-person-routes.ts';
import { personToSee } from './person-to-see.ts';
import { addressesNotWorking } from './store/index.ts';
import { latestChangesOf, latestContactsOf, residentById, residentForChange } from './queries/index.ts';
import { contactDetailsForm, endRepresentativeForm, needsForm, personPage, refusalWords, representativeForm, withdrawConsentForm, type FormFacts } from './views/index.ts';

export const residentsRoutes: readonly Route[] = [
  staffRoute('GET', '/residents/:id', residentRoles, showPerson),
  staffRoute('GET', '/residents/:id/needs', detailRoles, (visit) => showForm(visit, needs)),
  staffRoute('POST', '/residents/:id/needs', detailRoles, (visit) => saveForm(visit, needs)),
  staffRoute('GET', '/residents/:id/contact-details', residentRoles, (visit) => showForm(visit, contactDetails)),
  staffRoute('POST', '/residents/:id/contact-details', residentRoles, (visit) => saveForm(visit, contactDetails)),
  staffRoute('GET', '/residents/:id/withdraw-consent', detailRoles, (visit) => showForm(visit, consent)),
  staffRoute('POST', '/residents/:id/withdraw-consent', detailRoles, (visit) => saveForm(visit, consent)),
  staffRoute('GET', '/residents/:id/representative', residentRoles, (visit) => showForm(visit, representative)),
  staffRoute('POST', '/residents/:id/representative', residentRoles, (visit) => saveForm(visit, representative)),
  staffRoute('GET', '/residents/:id/representative-ended', residentRoles, (visit) => showForm(visit, endOfRepresentative)),
  staffRoute('POST', '/residents/:id/representative-ended', residentRoles, (visit) => saveForm(visit, endOfRepresentative)),
  ...newPersonRoutes,
  ...residentsApiRoutes,
  addResidentRoute,
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
    notWorking: await addressesNotWorking(tx, resident.id),
  });
  const [latest] = tenancies;
  const backLink = latest === undefined ? { href: '/homes', text: 'Homes' } : { href: `/homes/${latest.homeId}`, text: latest.address };
  const done = doneWords.get(visit.query['done'] ?? '');
  const notification = done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) };
  return page(staffPage(visit, { title: resident.name, main, wide: true, backLink, ...notification }));
}

const doneWords: ReadonlyMap<string, string> = new Map(Object.entries({
  added: 'Added. Ask about the household’s needs next',
  needs: 'Household needs saved',
  consent: 'Removed: what we held about needs by their consent',
  'contact-details': 'Contact details saved',
  representative: 'Saved: who acts for them',
  'representative-ended': 'Saved: they act for them no longer',
}));

/** What the forms of a person differ in. */
interface PersonForm {
  readonly title: string;
  readonly view: (facts: FormFacts) => Html;
  /** What their page says when it was saved. */
  readonly done: 'needs' | 'consent' | 'contact-details' | 'representative' | 'representative-ended';
  readonly change: PersonChange;
}

const needs: PersonForm = { title: 'Household needs', view: needsForm, done: 'needs', change: personChanges.needs };
const consent: PersonForm = { title: 'Withdrawn consent', view: withdrawConsentForm, done: 'consent', change: personChanges.consent };
const contactDetails: PersonForm = { title: 'Contact details', view: contactDetailsForm, done: 'contact-details', change: personChanges.contactDetails };

const representative: PersonForm = { title: 'Representative', view: representativeForm, done: 'representative', change: personChanges.representative };
const endOfRepresentative: PersonForm = { title: 'Former representative', view: endRepresentativeForm, done: 'representative-ended', change: personChanges.endOfRepresentative };

async function showForm(visit: StaffVisit, form: PersonForm): Promise<Reply> {
  const { resident } = await personToSee(visit, residentById);
  await recordView(visit.tx, visit, 'resident', resident.id);
  return formPage(visit, resident, { form, errors: {} });
}

async function saveForm(visit: StaffVisit, form: PersonForm): Promise<Reply> {
  const { resident } = await personToSee(visit, residentForChange);
  const changed = await changePerson({ ...visit, seenVersion: seenVersionIn(visit.body) }, resident, form.change);
  return changed.ok ? redirect(`/residents/${resident.id}?done=${form.done}`) : formPage(visit, resident, { form, errors: errorsOf(changed) });
}

function errorsOf(notDone: Exclude<Awaited<ReturnType<typeof changePerson>>, { readonly ok: true }>): FieldErrors {
  if ('errors' in notDone) return notDone.errors;
  const { field, words } = refusalWords[notDone.refusal];
  return { [field]: words };
}

function formPage(visit: StaffVisit, resident: Resident, { form, errors }: { readonly form: PersonForm; readonly errors: FieldErrors }): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const main = form.view({ resident, csrf: csrfField(visit), body: visit.body, errors, today: visit.today as PlainDate });
  const backLink = { href: `/residents/${resident.id}`, text: resident.name };
  return page(staffPage(visit, { title: `${form.title} of ${resident.name}`, main, hasErrors, backLink }), hasErrors ? 422 : 200);
}
