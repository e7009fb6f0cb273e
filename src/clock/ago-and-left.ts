import type { Calendar } from './calendar.ts';
import { minutesBetween } from './instant.ts';
import type { Instant } from './instant.ts';
import { daysBetween } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';
import { workingDaysBetween } from './working-days.ts';
import { countOf } from './words.ts';

/** 'today', 'yesterday', '9 days ago'; 'tomorrow' and 'in 9 days' for a date to come. */
export function agoInWords(date: PlainDate, today: PlainDate): string {
  const days = daysBetween(date, today);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days === -1) return 'tomorrow';
  return days > 0 ? `${days} days ago` : `in ${-days} days`;
}

/** 'just now', '5 minutes ago', '3 hours ago', '9 days ago'. */
export function timeAgoInWords(at: Instant, now: Instant): string {
  const minutes = minutesBetween(at, now);
  return minutes < 1 ? 'just now' : `${lengthInWords(minutes)} ago`;
}

/** '2 working days left', 'due today', '3 working days overdue'. Calendar days where no working day lies between. */
export function leftInWords(dueOn: PlainDate, today: PlainDate, calendar: Calendar): string {
  if (dueOn === today) return 'due today';
  const known = isKnown(dueOn, calendar) && isKnown(today, calendar);
  const workingDays = known ? Math.abs(workingDaysBetween(today, dueOn, calendar)) : 0;
  if (workingDays === 0) return daysLeftInWords(dueOn, today);
  return `${countOf(workingDays, 'working day')} ${dueOn > today ? 'left' : 'overdue'}`;
}

/** '12 days left', 'due today', '1 day overdue', for limits counted in calendar days. */
export function daysLeftInWords(dueOn: PlainDate, today: PlainDate): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return 'due today';
  return days > 0 ? `${countOf(days, 'day')} left` : `${countOf(-days, 'day')} overdue`;
}

/** '5 hours left', '20 minutes left', '2 hours overdue', for limits counted in hours. */
export function timeLeftInWords(dueAt: Instant, now: Instant): string {
  if (now > dueAt) return `${lengthInWords(Math.max(1, minutesBetween(dueAt, now)))} overdue`;
  return `${lengthInWords(minutesBetween(now, dueAt))} left`;
}

const isKnown = (date: PlainDate, calendar: Calendar) => date >= calendar.knownFrom && date <= calendar.knownUntil;

function lengthInWords(minutes: number): string {
  if (minutes < 60) return countOf(minutes, 'minute');
  if (minutes < 48 * 60) return countOf(Math.floor(minutes / 60), 'hour');
  return countOf(Math.floor(minutes / (24 * 60)), 'day');
}
