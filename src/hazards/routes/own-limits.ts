import type { PlainDate } from '../../clock/index.ts';
import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { askingOf, settingsChanges } from '../../repairs/index.ts';
import { ownLimitsRoles } from '../access.ts';
import type { OwnLimitsProblem } from '../decide/set-own-limits.ts';
import { parseOwnLimits } from '../forms/own-limits.ts';
import { ownLimitsFrom } from '../model/own-limits.ts';
import { performSetOwnLimits } from '../set-own-limits.ts';
import { ownLimitsPage, ownLimitsPath, ownLimitsTitle } from '../views/own-limits-page.ts';
import { ownLimitsChangesInWords } from '../views/own-limits-words.ts';

/** The landlord's own, stricter limits of hazards. */
export const ownLimitsRoutes: readonly Route[] = [
  staffRoute('GET', ownLimitsPath, ownLimitsRoles, (visit) => show(visit, {})),
  staffRoute('POST', ownLimitsPath, ownLimitsRoles, save),
];

async function show(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { tx, landlord, body, csrfToken, query } = visit;
  const today = visit.today as PlainDate;
  const hasErrors = Object.keys(errors).length > 0;
  const version = hasErrors ? formText(body, 'seenVersion') : String(landlord.settingsVersion);
  const facts = { versions: ownLimitsFrom(landlord.settings), today, version, rulebook: `/l/${landlord.slug}/rulebook`, history: await settingsChanges(tx, 'hazards', ownLimitsChangesInWords(today)) };
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: ownLimitsTitle, main: ownLimitsPage(facts, { csrfToken, body, errors }), hasErrors, current: '/admin/settings/repairs', ...notification }), hasErrors ? 422 : 200);
}

async function save(visit: StaffVisit): Promise<Reply> {
  const parsed = parseOwnLimits(visit.body);
  if (!parsed.ok) return show(visit, parsed.errors);
  const done = await performSetOwnLimits(askingOf(visit), parsed.command, seenVersionIn(visit.body));
  return done.ok ? redirect(`${ownLimitsPath}?done=saved`) : show(visit, errorsOf(done.problems));
}

const errorsOf = (problems: readonly OwnLimitsProblem[]): FieldErrors => Object.fromEntries(problems.map(({ refusal, duty, words }) => [refusal === 'nothing-changed' ? '' : duty ?? 'from', words]));
