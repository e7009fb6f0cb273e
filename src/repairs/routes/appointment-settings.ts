import { appointmentProblems, keptPolicy } from '../../appointments/index.ts';
import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { savePartOfSettings } from '../../platform/landlord-settings.ts';
import { settingsRoles } from '../access.ts';
import { parseAppointments } from '../forms/appointment-settings.ts';
import { settingsChanges } from '../queries/settings-changes.ts';
import { appointmentSettingsPage, appointmentSettingsPath, appointmentSettingsTitle } from '../views/appointment-settings-page.ts';

/** How the landlord makes appointments. */
export const appointmentSettingsRoutes: readonly Route[] = [
  staffRoute('GET', appointmentSettingsPath, settingsRoles, (visit) => show(visit, {})),
  staffRoute('POST', appointmentSettingsPath, settingsRoles, save),
];

async function show(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { tx, landlord, body, csrfToken, query } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const policy = keptPolicy(landlord.settings);
  const version = hasErrors ? formText(body, 'seenVersion') : String(landlord.settingsVersion);
  const facts = { policy, problems: appointmentProblems(policy), version, history: await settingsChanges(tx, 'appointments') };
  const main = appointmentSettingsPage(facts, { csrfToken, body, errors });
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: appointmentSettingsTitle, main, hasErrors, current: '/admin/settings/repairs', ...notification }), hasErrors ? 422 : 200);
}

async function save(visit: StaffVisit): Promise<Reply> {
  const { tx, landlord: { settings }, actor, now, newId, body } = visit;
  const parsed = parseAppointments(body);
  if (!parsed.ok) return show(visit, parsed.errors);
  await savePartOfSettings(tx, { part: 'appointments', before: keptPolicy(settings), after: parsed.policy }, { actor, now, newId, seenVersion: seenVersionIn(body) });
  return redirect(`${appointmentSettingsPath}?done=saved`);
}
