import type { PlainDate } from '../../clock/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { page, staffPage, staffRoute, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole, type StaffId } from '../../staff/index.ts';
import { dayPlanRoles, rolesThatMay } from '../access.ts';
import { countOfTheAway, visitsOfTheAway } from '../queries/visits-of-the-away.ts';
import { toMovePath, toMoveTitle, visitsToMovePage, visitsToMovePanel, visitsToMoveWarning } from '../views/visits-to-move-page.ts';

const whichOf = ({ actor, today }: StaffVisit) => ({ organisationId: actor.organisationId, today: today as PlainDate });

/** The visits that an absence leaves without anybody to make them. */
export const visitsToMoveRoutes: readonly Route[] = [
  staffRoute('GET', toMovePath, rolesThatMay('MoveVisit'), async (visit) => {
    const main = visitsToMovePage(await visitsOfTheAway(visit.tx, whichOf(visit), visit.query['after']), visit.today as PlainDate);
    return page(staffPage(visit, { title: toMoveTitle, main, wide: true, current: '/visits', backLink: { href: '/visits', text: 'Visits' } }));
  }),
];

/** For whoever plans days, on their first page. */
export async function toMoveOnMyWork(visit: StaffVisit): Promise<Html | undefined> {
  return hasRole(actorOf(visit.actor), ...dayPlanRoles) ? visitsToMovePanel(await countOfTheAway(visit.tx, whichOf(visit))) : undefined;
}

/** For whoever says that somebody, or they themselves, will be away. */
export async function toMoveAmongAbsences(visit: StaffVisit, staffId: StaffId | undefined): Promise<Html | undefined> {
  const count = await countOfTheAway(visit.tx, { ...whichOf(visit), staffId });
  return visitsToMoveWarning(count, { mayMove: hasRole(actorOf(visit.actor), ...rolesThatMay('MoveVisit')), isOwn: staffId !== undefined });
}
