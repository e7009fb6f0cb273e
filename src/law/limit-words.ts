import { countOf, longDateWithYear, monthName } from '../clock/index.ts';
import type { Limit, Rule } from './rule.ts';

/** '10 working days', '24 hours', '12 weeks', '30 September each year'. */
export function limitInWords(limit: Limit): string {
  if ('workingDays' in limit) return countOf(limit.workingDays, 'working day');
  if ('hours' in limit) return countOf(limit.hours, 'hour');
  if ('calendarDays' in limit) return countOf(limit.calendarDays, 'day');
  if ('weeks' in limit) return countOf(limit.weeks, 'week');
  if ('months' in limit) return countOf(limit.months, 'month');
  if ('everyYearOn' in limit) return `${limit.everyYearOn.day} ${monthName(limit.everyYearOn.month)} each year`;
  return longDateWithYear(limit.onDate);
}

/** 'after we received it', 'from the moment we became aware', 'beginning with the day we received it'. */
export function startInWords({ firstDay, limit, countedFrom }: Rule): string {
  if ('hours' in limit) return `from the moment ${countedFrom}`;
  return firstDay === 'day after' ? `after ${countedFrom}` : `beginning with the day ${countedFrom}`;
}
