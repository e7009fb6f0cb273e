import type { PlainDate } from '../../clock/index.ts';
import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { settingsRoles } from '../access.ts';
import { parsePolicy } from '../forms/settings.ts';
import { promisesFrom, policyProblems } from '../policy.ts';
import { settingsChanges } from '../queries/settings-changes.ts';
import { savePolicy } from '../store/settings.ts';
import { settingsPage } from '../views/settings-page.ts';

/** What the landlord promises of its repairs. */
export const settingsRoutes: readonly Route[] = [
  staffRoute('GET', '/admin/settings/repairs', settingsRoles, (visit) => show(visit, {})),
  staffRoute('POST', '/admin/settings/repairs', settingsRoles, save),
];

async function show(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { tx, landlord, body, csrfToken, query } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const version = hasErrors ? formText(body, 'seenVersion') : String(landlord.settingsVersion);
  const main = settingsPage({ policy: promisesFrom(landlord.settings), version, history: await settingsChanges(tx, 'repairs') }, { csrfToken, body, errors });
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: 'What we promise of repairs', main, hasErrors, current: '/admin/settings/repairs', ...notification }), hasErrors ? 422 : 200);
}

async function save(visit: StaffVisit): Promise<Reply> {
  const parsed = parsePolicy(visit.body);
  if (!parsed.ok) return show(visit, parsed.errors);
  const problems = policyProblems(parsed.command, visit.today as PlainDate);
  if (problems.length > 0) return show(visit, { '': problems.join(' ') });
  const { actor, now, newId, body } = visit;
  await savePolicy(visit.tx, promisesFrom(visit.landlord.settings), parsed.command, { actor, now, newId, seenVersion: seenVersionIn(body) });
  return redirect('/admin/settings/repairs?done=saved');
}
