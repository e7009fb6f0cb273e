import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { addAbsenceSection, listActiveStaff } from '../../staff/index.ts';
import { officeHoursRoles, onCallRoles } from '../access.ts';
import { parseOfficeHours } from '../forms/office-hours-form.ts';
import { officeHoursFrom } from '../model/office-hours.ts';
import { saveOfficeHours } from '../store/save-office-hours.ts';
import { onCallAmongAbsences } from '../views/on-call-link.ts';
import { officeHoursPage } from '../views/office-hours-page.ts';

const path = '/admin/settings/office-hours';
addAbsenceSection(onCallAmongAbsences);

/** When the office is open, and who hears of what is urgent while it is not. */
export const officeHoursRoutes: readonly Route[] = [
  staffRoute('GET', path, officeHoursRoles, (visit) => show(visit, {})),
  staffRoute('POST', path, officeHoursRoles, save),
];

async function show(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { tx, landlord: { settings, settingsVersion }, body, csrfToken, query } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const version = hasErrors ? formText(body, 'seenVersion') : String(settingsVersion);
  const facts = { hours: officeHoursFrom(settings), people: await listActiveStaff(tx, { roles: onCallRoles }), version, action: path };
  const main = officeHoursPage(facts, { csrfToken, body: hasErrors ? body : {}, errors });
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: 'When we are open, and who is on call', main, hasErrors, current: '/admin/settings/repairs', ...notification }), hasErrors ? 422 : 200);
}

async function save(visit: StaffVisit): Promise<Reply> {
  const { tx, landlord: { settings }, actor, now, newId, body } = visit;
  const people = new Set((await listActiveStaff(tx, { roles: onCallRoles })).map(({ id }): string => id));
  const parsed = parseOfficeHours(body, people);
  if (!parsed.ok) return show(visit, parsed.errors);
  await saveOfficeHours(tx, { before: officeHoursFrom(settings), after: parsed.command }, { actor, now, newId, seenVersion: seenVersionIn(body) });
  return redirect(`${path}?done=saved`);
}
