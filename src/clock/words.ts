import type { Instant } from './instant.ts';
import { dateInLondon, wallTimeInLondon } from './london.ts';
import { dayOfMonth, monthOf, weekdayName, yearOf } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;

/** 'January' for 1 to 'December' for 12. */
export const monthName = (month: number): string => monthNames[month - 1] ?? '';

const dayAndMonth = (date: PlainDate) => `${dayOfMonth(date)} ${monthName(monthOf(date))}`;

/** 'Tuesday 24 November', with the year when it is not the year of today. */
export function longDate(date: PlainDate, today: PlainDate): string {
  return yearOf(date) === yearOf(today) ? `${weekdayName(date)} ${dayAndMonth(date)}` : longDateWithYear(date);
}

/** 'Tuesday 24 November 2026'. */
export const longDateWithYear = (date: PlainDate): string =>
  `${weekdayName(date)} ${dayAndMonth(date)} ${yearOf(date)}`;

/** '24 Nov 2026'. */
export const shortDate = (date: PlainDate): string =>
  `${dayOfMonth(date)} ${monthName(monthOf(date)).slice(0, 3)} ${yearOf(date)}`;

/** The time on a London clock: '2:30pm', '9am', '12 noon', 'midnight'. */
export function timeInLondon(at: Instant): string {
  const { hour, minute } = wallTimeInLondon(at);
  if (minute === 0 && hour === 0) return 'midnight';
  if (minute === 0 && hour === 12) return '12 noon';
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** '2:30pm on Tuesday 24 November 2026'. */
export const longDateTime = (at: Instant): string => `${timeInLondon(at)} on ${longDateWithYear(dateInLondon(at))}`;

/** '1 working day', '10 working days'. Only for words that take an s. */
export const countOf = (count: number, singular: string): string => `${count} ${singular}${count === 1 ? '' : 's'}`;
