import type { PlainDate } from '../../clock/index.ts';
import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { savePartOfSettings } from '../../platform/landlord-settings.ts';
import { actorOf, hasRole, listActiveStaff, listOrganisations, listTeams } from '../../staff/index.ts';
import { inspectionListRoles, rulesRoles } from '../access.ts';
import { parseRules } from '../forms.ts';
import { allRules, rulesOn, withVersion } from '../policy.ts';
import { rulesPage, type RuleSubjects } from '../views/rules-page.ts';

const path = '/admin/settings/inspections';

/** Which finished work is checked. */
export const rulesRoutes: readonly Route[] = [
  staffRoute('GET', path, rulesRoles, async (visit) => show(visit, await subjectsOf(visit), {})),
  staffRoute('POST', path, rulesRoles, save),
];

async function subjectsOf({ tx }: StaffVisit): Promise<RuleSubjects> {
  const [teams, organisations, people] = await Promise.all([listTeams(tx), listOrganisations(tx), listActiveStaff(tx, { roles: ['operative', 'surveyor'] })]);
  return { teams, organisations, people };
}

function show(visit: StaffVisit, subjects: RuleSubjects, errors: FieldErrors): Reply {
  const { landlord: { settings, settingsVersion }, body, csrfToken, query } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const today = visit.today as PlainDate;
  const facts = { seesInspections: hasRole(actorOf(visit.actor), ...inspectionListRoles), now: rulesOn(settings, today), versions: allRules(settings), subjects, today, version: hasErrors ? formText(body, 'seenVersion') : String(settingsVersion) };
  const main = rulesPage(facts, { csrfToken, body, errors });
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: 'Which finished work is checked', main, hasErrors, current: '/admin/settings/repairs', ...notification }), hasErrors ? 422 : 200);
}

async function save(visit: StaffVisit): Promise<Reply> {
  const { tx, landlord: { settings }, actor, now, newId, body } = visit;
  const subjects = await subjectsOf(visit);
  const parsed = parseRules(body, subjects, { seed: newId(), setBy: actor.name, today: visit.today as PlainDate });
  if (!parsed.ok) return show(visit, subjects, parsed.errors);
  const before = { versions: allRules(settings).filter(({ setBy }) => setBy !== undefined) };
  await savePartOfSettings(tx, { part: 'inspections', before, after: withVersion(settings, parsed.command) }, { actor, now, newId, seenVersion: seenVersionIn(body) });
  return redirect(`${path}?done=saved`);
}
