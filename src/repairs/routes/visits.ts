import { isPlainDate, longDate, type PlainDate } from '../../clock/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole } from '../../staff/index.ts';
import { planningRoles, visitRoles } from '../access.ts';
import { visitsOfDay, visitsToMake } from '../queries/visits.ts';
import { dayOfVisits, ownVisits } from '../views/visit-list.ts';

/** The day's visits. */
export const visitListRoutes: readonly Route[] = [staffRoute('GET', '/visits', visitRoles, showVisits)];

async function showVisits(visit: StaffVisit): Promise<Reply> {
  const actor = actorOf(visit.actor);
  const { on, after } = visit.query;
  const today = visit.today as PlainDate;
  if (!hasRole(actor, ...planningRoles)) {
    const main = ownVisits(await visitsToMake(visit.tx, actor.id, after), today);
    return page(staffPage(visit, { title: 'Your visits', main, current: '/visits' }));
  }
  const day = on !== undefined && isPlainDate(on) && on > '2000-01-01' && on < '2100-01-01' ? on : today;
  const main = dayOfVisits(await visitsOfDay(visit.tx, actor.organisationId, day, after), day, today);
  return page(staffPage(visit, { title: `Visits on ${longDate(day, today)}`, main, wide: true, current: '/visits' }));
}
