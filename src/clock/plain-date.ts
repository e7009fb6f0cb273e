import { dayOfNumber, isNumberedDay, numberOfDay } from './numbered-days.ts';

/** A calendar date as text, 'YYYY-MM-DD'. It has no time and no zone, and it sorts as text. */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

// There is no year 0 in our calendar, nor in PostgreSQL's.
const shape = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a real calendar date written 'YYYY-MM-DD'. */
export function isPlainDate(text: string): text is PlainDate {
  if (isNumberedDay(text)) return true;
  if (!shape.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

/** The text as a date; throws a plain sentence when it is not one. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(`"${text}" is not a date: write year-month-day, such as 2026-11-30`);
  return text;
}

const parsed = (date: PlainDate) => Temporal.PlainDate.from(date);

function written(date: Temporal.PlainDate): PlainDate {
  const text = date.toString();
  // Temporal only yields real days, so the shape (a four-figure year) is all there is to check.
  if (!shape.test(text)) throw new Error(`${text} is outside the years 0001 to 9999`);
  return text as PlainDate;
}

/** The date so many calendar days later, or earlier when negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  const number = numberOfDay(date);
  const later = number === undefined ? undefined : dayOfNumber(number + days);
  return later === undefined ? written(parsed(date).add({ days })) : (later as PlainDate);
}

/** The day after. */
export const nextDay = (date: PlainDate): PlainDate => addDays(date, 1);

/**
 * The same day of the month so many months later. Where that month is too short, its last day:
 * one month after 31 January is 28 February, or 29 February in a leap year.
 */
export const addMonths = (date: PlainDate, months: number): PlainDate => written(parsed(date).add({ months }));

/** Calendar days from one date to another: 1 from today to tomorrow, negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  const first = numberOfDay(from);
  const last = numberOfDay(to);
  return first === undefined || last === undefined ? parsed(from).until(parsed(to)).days : last - first;
}

/** 1 for Monday to 7 for Sunday. */
export function dayOfWeek(date: PlainDate): number {
  const number = numberOfDay(date);
  return number === undefined ? parsed(date).dayOfWeek : (number % 7) + 1;
}

export const weekdayName = (date: PlainDate): string => weekdayNames[dayOfWeek(date) - 1] ?? '';

export const isWeekend = (date: PlainDate): boolean => dayOfWeek(date) >= 6;

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));

export const monthOf = (date: PlainDate): number => Number(date.slice(5, 7));

export const dayOfMonth = (date: PlainDate): number => Number(date.slice(8, 10));

/** A date from its parts; throws when there is no such day. */
export function dateOf(year: number, month: number, day: number): PlainDate {
  const padded = (value: number, width: number) => String(value).padStart(width, '0');
  return plainDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
}
