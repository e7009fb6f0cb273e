import { appointmentPolicyFrom } from '../../appointments/index.ts';
import { addDays, englandAndWales, isPlainDate, isWorkingDay, nextWorkingDayOnOrAfter, type Instant, type PlainDate } from '../../clock/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf } from '../../staff/index.ts';
import { dayPlanRoles } from '../access.ts';
import { readAccepted } from '../forms/plan-day.ts';
import { bookEach } from '../plan-day/book-each.ts';
import type { PlannedDay } from '../model/planned-day.ts';
import { planDay } from '../plan-day/plan-day.ts';
import { whoMayBeSent } from '../queries/operatives.ts';
import { dayBookedPage, dayBookedTitle } from '../views/day-booked-page.ts';
import { planDayPage, planPath, planTitle } from '../views/plan-day-page.ts';
import type { StaffAsking } from './asking.ts';

/** A day's visits proposed, accepted and booked. */
export const planDayRoutes: readonly Route[] = [staffRoute('GET', planPath, dayPlanRoles, (visit) => show(visit, visit.query['on'], {})), staffRoute('POST', planPath, dayPlanRoles, book)];

/** The proposal for a day to somebody's own organisation. */
export function proposalFor({ tx, actor, landlord, now }: Pick<StaffAsking, 'tx' | 'actor' | 'landlord' | 'now'>, on: PlainDate): Promise<PlannedDay> {
  return planDay(tx, { organisationId: actor.organisationId, on, policy: appointmentPolicyFrom(landlord.settings), calendar: englandAndWales, now: now as Instant });
}

/** The day asked for, from today to a year on; the next working day where none such is. */
export function dayAsked(asked: string | undefined, today: PlainDate): PlainDate {
  if (asked !== undefined && isPlainDate(asked) && asked >= today && asked <= addDays(today, 366)) return asked;
  return nextWorkingDayOnOrAfter(addDays(today, 1), englandAndWales);
}

async function show(visit: StaffVisit, asked: string | undefined, errors: FieldErrors): Promise<Reply> {
  const today = visit.today as PlainDate;
  const on = dayAsked(asked, today);
  const hasErrors = Object.keys(errors).length > 0;
  const facts = { day: await proposalFor(visit, on), today, isWorkingDay: isWorkingDay(on, englandAndWales) };
  const main = planDayPage(facts, { csrfToken: visit.csrfToken, body: visit.body, errors });
  return page(staffPage(visit, { title: planTitle(on, today), main, wide: true, hasErrors, current: '/visits' }), hasErrors ? 422 : 200);
}

async function book(visit: StaffVisit): Promise<Reply> {
  const today = visit.today as PlainDate;
  const asked = formText(visit.body, 'on');
  const visits = readAccepted(visit.body);
  if (visits.length === 0 || !isPlainDate(asked)) return show(visit, asked, { visit: 'Tick at least one visit to book' });
  const people = await whoMayBeSent(visit.tx, actorOf(visit.actor));
  const done = await bookEach(visit, asked, { visits, people });
  return page(staffPage(visit, { title: dayBookedTitle(done), main: dayBookedPage(done, asked, today), wide: true, current: '/visits' }));
}
