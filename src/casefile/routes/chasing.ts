import type { PlainDate } from '../../clock/index.ts';
import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { savePartOfSettings } from '../../platform/landlord-settings.ts';
import { chaseSettingsRoles } from '../access.ts';
import { knownKinds } from '../case-kinds.ts';
import { parseChasing, type LadderSubjects } from '../forms/chasing-form.ts';
import { chasePolicies, chasePolicyOn } from '../policy/chasing.ts';
import { withChaseVersion } from '../policy/chasing-versions.ts';
import { chasingPage } from '../views/chasing-page.ts';

const path = '/admin/settings/chasing';

/** How the people answerable for a clock are chased. */
export const chasingRoutes: readonly Route[] = [
  staffRoute('GET', path, chaseSettingsRoles, (visit) => show(visit, {})),
  staffRoute('POST', path, chaseSettingsRoles, save),
];

/** Every kind of case, as a whole and by stage. */
function subjectsNow(): LadderSubjects {
  return new Map(knownKinds().flatMap(({ kind, name, stages }) => [
    [`${kind}:`, `${name}: every stage`] as const,
    ...Object.entries(stages).map(([stage, words]) => [`${kind}:${stage}`, `${name}: ${words}`] as const),
  ]));
}

async function show(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { landlord: { settings, settingsVersion }, body, csrfToken, query } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const today = visit.today as PlainDate;
  const version = hasErrors ? formText(body, 'seenVersion') : String(settingsVersion);
  const facts = { now: chasePolicyOn(settings, today), versions: chasePolicies(settings), subjects: subjectsNow(), today, version };
  const main = chasingPage(facts, { csrfToken, body: hasErrors ? body : {}, errors });
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: 'How our people are chased', main, hasErrors, current: '/admin/settings/repairs', backLink: { href: '/admin/settings/repairs', text: 'Settings' }, ...notification }), hasErrors ? 422 : 200);
}

async function save(visit: StaffVisit): Promise<Reply> {
  const { tx, landlord: { settings }, actor, now, newId, body } = visit;
  const parsed = parseChasing(body, subjectsNow(), { setBy: actor.name, today: visit.today as PlainDate });
  if (!parsed.ok) return show(visit, parsed.errors);
  const before = { versions: chasePolicies(settings) };
  await savePartOfSettings(tx, { part: 'chasing', before, after: withChaseVersion(settings, parsed.command) }, { actor, now, newId, seenVersion: seenVersionIn(body) });
  return redirect(`${path}?done=saved`);
}
