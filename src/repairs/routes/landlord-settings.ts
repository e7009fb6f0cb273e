import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { settingsRoles } from '../access.ts';
import { parseLandlordSettings } from '../forms/landlord-settings.ts';
import { settingsChanges } from '../queries/settings-changes.ts';
import { saveLandlordDetails, type LandlordDetails } from '../store/settings.ts';
import { landlordSettingsPage } from '../views/landlord-settings-page.ts';

/** How residents reach the landlord. */
export const landlordSettingsRoutes: readonly Route[] = [
  staffRoute('GET', '/admin/settings/landlord', settingsRoles, (visit) => show(visit, {})),
  staffRoute('POST', '/admin/settings/landlord', settingsRoles, save),
];

async function show(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { tx, landlord, body, csrfToken, query } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const version = hasErrors ? formText(body, 'seenVersion') : String(landlord.settingsVersion);
  const facts = { details: detailsOf(visit), name: landlord.name, version, history: await settingsChanges(tx, 'landlord') };
  const main = landlordSettingsPage(facts, { csrfToken, body, errors });
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: `How residents reach ${landlord.name}`, main, hasErrors, current: '/admin/settings/repairs', ...notification }), hasErrors ? 422 : 200);
}

async function save(visit: StaffVisit): Promise<Reply> {
  const parsed = parseLandlordSettings(visit.body);
  if (!parsed.ok) return show(visit, parsed.errors);
  const { actor, now, newId, body } = visit;
  await saveLandlordDetails(visit.tx, detailsOf(visit), parsed.command, { actor, now, newId, seenVersion: seenVersionIn(body) });
  return redirect('/admin/settings/landlord?done=saved');
}

function detailsOf({ landlord: { phone, emergencyPhone, email, colour } }: StaffVisit): LandlordDetails {
  return { phone, emergencyPhone, email, colour };
}
