import { addDays, addHours, addMonths, addWorkingDays, dateInLondon, dateOf, dayOfMonth, startOfDay, yearOf } from '../clock/index.ts';
import type { Calendar, Instant, Moment, PlainDate } from '../clock/index.ts';
import type { FirstDay, Limit } from './rule.ts';

/** The last day to comply, or the last moment for a limit in hours. */
export type End = { dueOn: PlainDate } | { dueAt: Instant };

/** The date a start belongs to: a report at 23:59 in London belongs to that day. */
export const dateOfMoment = (from: Moment): PlainDate => (from.kind === 'date' ? from.date : dateInLondon(from.at));

/** The moment a start belongs to: a bare date means the start of that day, the strictest reading. */
export const instantOfMoment = (from: Moment): Instant => (from.kind === 'date' ? startOfDay(from.date) : from.at);

/** Where a count ends. Only working days need the calendar; only hours need the time of day. */
export function endOfCount(limit: Limit, firstDay: FirstDay, from: Moment, calendar: Calendar): End {
  if ('hours' in limit) return { dueAt: addHours(instantOfMoment(from), limit.hours) };
  const start = dateOfMoment(from);
  const dayZero = firstDay === 'day after' ? start : addDays(start, -1);
  if ('workingDays' in limit) return { dueOn: addWorkingDays(dayZero, limit.workingDays, calendar) };
  if ('calendarDays' in limit) return { dueOn: addDays(dayZero, limit.calendarDays) };
  if ('weeks' in limit) return { dueOn: addDays(dayZero, limit.weeks * 7) };
  if ('months' in limit) return { dueOn: endOfMonths(start, limit.months, firstDay) };
  if ('onDate' in limit) return { dueOn: limit.onDate };
  return { dueOn: nextYearly(start, limit.everyYearOn) };
}

/**
 * The corresponding date, so many months on. A period that begins with the day ends the day before
 * it, unless the month was too short and its last day already stands in for the corresponding date.
 */
export function endOfMonths(start: PlainDate, months: number, firstDay: FirstDay): PlainDate {
  const corresponding = addMonths(start, months);
  const wasShortened = dayOfMonth(corresponding) !== dayOfMonth(start);
  return firstDay === 'day after' || wasShortened ? corresponding : addDays(corresponding, -1);
}

/** The first such day of the year on or after the start. */
export function nextYearly(start: PlainDate, { month, day }: { month: number; day: number }): PlainDate {
  const thisYear = dateOf(yearOf(start), month, day);
  return thisYear >= start ? thisYear : dateOf(yearOf(start) + 1, month, day);
}
