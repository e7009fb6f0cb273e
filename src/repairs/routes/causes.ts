import type { PlainDate } from '../../clock/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { causeListRoles, settingsRoles } from '../access.ts';
import { causeListRefusals, type CauseListCommand } from '../decide/keep-causes.ts';
import { fieldOfCauseRefusal, parseAddedCause, parseOfferedAgain, parseRetiredCause } from '../forms/causes.ts';
import { keepCauses } from '../keep-causes.ts';
import { ownCauses } from '../policy.ts';
import { settingsChanges } from '../queries/settings-changes.ts';
import { causeChangesInWords, causesPage, causesPath, causesTitle } from '../views/causes-page.ts';

/** The list of causes that repairs are coded with. */
export const causesRoutes: readonly Route[] = [
  staffRoute('GET', causesPath, causeListRoles, (visit) => show(visit, {})),
  staffRoute('POST', `${causesPath}/add`, causeListRoles, (visit) => keep(visit, parseAddedCause(visit.body))),
  staffRoute('POST', `${causesPath}/retire`, causeListRoles, (visit) => keep(visit, parseRetiredCause(visit.body))),
  staffRoute('POST', `${causesPath}/offer-again`, causeListRoles, (visit) => keep(visit, parseOfferedAgain(visit.body))),
];

async function keep(visit: StaffVisit, parsed: Parsed<CauseListCommand>): Promise<Reply> {
  if (!parsed.ok) return show(visit, parsed.errors);
  const kept = await keepCauses(visit, seenVersionIn(visit.body), parsed.command);
  return kept.ok ? redirect(`${causesPath}?done=saved`) : show(visit, { [fieldOfCauseRefusal(parsed.command, kept.refusal)]: causeListRefusals[kept.refusal] });
}

async function show(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { tx, landlord, body, csrfToken, query, actor } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const facts = {
    own: ownCauses(landlord.settings), today: visit.today as PlainDate, history: await settingsChanges(tx, 'causes', causeChangesInWords),
    version: hasErrors ? formText(body, 'seenVersion') : String(landlord.settingsVersion),
  };
  const main = causesPage(facts, { csrfToken, body, errors });
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  const backLink = actor.roles.some((role) => (settingsRoles as readonly string[]).includes(role)) ? { backLink: { href: '/admin/settings/repairs', text: 'Settings' } } : {};
  return page(staffPage(visit, { title: causesTitle, main, hasErrors, current: '/admin/settings/repairs', ...backLink, ...notification }), hasErrors ? 422 : 200);
}
