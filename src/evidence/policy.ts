import { addWorkingDays, dateInLondon, endOfDay, type Calendar, type Instant } from '../clock/index.ts';

/** The landlord's own limits for what arrived without a case, in working days after it arrived. */
export const orphanPolicy = { lookWithin: 1, managersAfter: 3 };

export type OrphanPoint = 'overdue' | 'still-overdue';

/** When somebody must have looked at it. */
export function orphanDue(arrivedAt: Instant, calendar: Calendar): Instant {
  return endOfDay(addWorkingDays(dateInLondon(arrivedAt), orphanPolicy.lookWithin, calendar));
}

/** What is told when its time has come, to whom, and when to look again; each point once. */
export function nextPoint(arrivedAt: Instant, last: OrphanPoint | null, calendar: Calendar): { readonly point: OrphanPoint; readonly tellsManagers: boolean; readonly nextLookAt: Instant | null } {
  if (last === null) return { point: 'overdue', tellsManagers: false, nextLookAt: endOfDay(addWorkingDays(dateInLondon(arrivedAt), orphanPolicy.managersAfter, calendar)) };
  return { point: 'still-overdue', tellsManagers: true, nextLookAt: null };
}
