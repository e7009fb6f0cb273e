import { isWorkingDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { addDays, nextDay } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/**
 * The working day so many working days after the start, one day at a time. The start is day zero
 * and never counts; a count of nought is the start itself; a negative count steps backwards.
 */
export function addWorkingDays(start: PlainDate, count: number, calendar: Calendar): PlainDate {
  if (!Number.isInteger(count)) throw new Error(`Working days are counted whole, not ${count}`);
  let day = start;
  for (let left = Math.abs(count); left > 0; ) {
    day = count < 0 ? addDays(day, -1) : nextDay(day);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** The date itself when it is a working day, otherwise the first one after it. */
export function nextWorkingDayOnOrAfter(date: PlainDate, calendar: Calendar): PlainDate {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = nextDay(day);
  return day;
}

/** Working days after `from`, up to and including `to`: the count `addWorkingDays` needs. Negative when `to` is earlier. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: Calendar): number {
  if (to < from) {
    const count = workingDaysBetween(to, from, calendar);
    return count === 0 ? 0 : -count;
  }
  let count = 0;
  for (let day = from; day < to; ) {
    day = nextDay(day);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
