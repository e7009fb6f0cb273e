import { bankHolidaysOf } from './bank-holidays.ts';
import { isWeekend, plainDate, weekdayName, yearOf } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** Which days are bank holidays somewhere, and how far either way that is known. */
export type Calendar = {
  name: string;
  knownFrom: PlainDate;
  knownUntil: PlainDate;
  bankHolidays: ReadonlyMap<PlainDate, string>;
};

/** A calendar from the bank holidays the rules and one-offs give between two dates. */
function calendarBetween(name: string, knownFrom: PlainDate, knownUntil: PlainDate): Calendar {
  const bankHolidays = new Map<PlainDate, string>();
  for (let year = yearOf(knownFrom); year <= yearOf(knownUntil); year += 1) {
    for (const holiday of bankHolidaysOf(year)) bankHolidays.set(holiday.date, holiday.name);
  }
  return { name, knownFrom, knownUntil, bankHolidays };
}

/**
 * England and Wales. The end is a promise, not a technical limit: a one-off bank holiday is usually
 * announced months ahead, so extend it only after reading https://www.gov.uk/bank-holidays.
 */
export const englandAndWales: Calendar = calendarBetween(
  'England and Wales',
  plainDate('2012-01-01'),
  plainDate('2030-12-31'),
);

/** The bank holiday on this date, or null. Refuses a date the calendar does not know. */
export function bankHolidayOn(date: PlainDate, calendar: Calendar): string | null {
  refuseUnknown(date, calendar);
  return calendar.bankHolidays.get(date) ?? null;
}

/** Not a Saturday, a Sunday or a bank holiday. Refuses a date the calendar does not know. */
export const isWorkingDay = (date: PlainDate, calendar: Calendar): boolean =>
  bankHolidayOn(date, calendar) === null && !isWeekend(date);

/** Why a date is not a working day, such as 'Saturday' or 'Christmas Day (bank holiday)'; null when it is one. */
export function whyNotWorkingDay(date: PlainDate, calendar: Calendar): string | null {
  const holiday = bankHolidayOn(date, calendar);
  if (isWeekend(date)) return weekdayName(date);
  if (holiday === null) return null;
  return holiday.endsWith('bank holiday') ? holiday : `${holiday} (bank holiday)`;
}

function refuseUnknown(date: PlainDate, calendar: Calendar): void {
  if (date < calendar.knownFrom) {
    throw new Error(`Bank holidays in ${calendar.name} are not known before ${calendar.knownFrom} (asked for ${date})`);
  }
  if (date > calendar.knownUntil) {
    throw new Error(`Bank holidays in ${calendar.name} are not known after ${calendar.knownUntil} (asked for ${date})`);
  }
}
