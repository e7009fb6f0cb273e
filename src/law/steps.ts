import { addDays, addHours, addMonths, clockChangesBetween, countOf, dateInLondon, dayOfMonth, monthName, monthOf, nextDay, timeInLondon, whyNotWorkingDay } from '../clock/index.ts';
import type { Calendar, Instant, Moment, PlainDate } from '../clock/index.ts';
import { dateOfMoment, endOfMonths, instantOfMoment, nextYearly } from './counting.ts';
import type { FirstDay, Limit } from './rule.ts';

/** One day of a count, and why it did or did not count. */
export type Step = { date: PlainDate; counts: boolean; why: string };

const daysListedInFull = 100;

/** The count shown step by step, so that a person can check it with a wall calendar. Ends on the due date. */
export function stepsOf(limit: Limit, firstDay: FirstDay, from: Moment, calendar: Calendar): Step[] {
  if ('hours' in limit) return hourSteps(instantOfMoment(from), limit.hours);
  const start = dateOfMoment(from);
  const firstStep = firstDay === 'day after' ? nextDay(start) : start;
  if ('workingDays' in limit) return workingDaySteps(firstStep, limit.workingDays, calendar);
  if ('calendarDays' in limit) return calendarDaySteps(firstStep, limit.calendarDays);
  if ('weeks' in limit) return calendarDaySteps(firstStep, limit.weeks * 7);
  if ('months' in limit) return monthSteps(start, limit.months, firstDay);
  if ('onDate' in limit) return [{ date: limit.onDate, counts: true, why: 'the fixed date' }];
  return [{ date: nextYearly(start, limit.everyYearOn), counts: true, why: 'the yearly date' }];
}

function workingDaySteps(firstStep: PlainDate, count: number, calendar: Calendar): Step[] {
  const steps: Step[] = [];
  let counted = 0;
  for (let date = firstStep; counted < count; date = nextDay(date)) {
    const whyNot = whyNotWorkingDay(date, calendar);
    if (whyNot === null) counted += 1;
    steps.push({ date, counts: whyNot === null, why: whyNot ?? `working day ${counted}` });
  }
  return steps;
}

/** Every day when there are few; otherwise each seventh day and the last, since all of them count. */
function calendarDaySteps(firstStep: PlainDate, count: number): Step[] {
  const every = count <= daysListedInFull ? 1 : 7;
  const steps: Step[] = [];
  for (let day = every; day < count; day += every) steps.push(calendarDayStep(firstStep, day));
  return [...steps, calendarDayStep(firstStep, count)];
}

const calendarDayStep = (firstStep: PlainDate, day: number): Step => ({
  date: addDays(firstStep, day - 1),
  counts: true,
  why: `day ${day}`,
});

function monthSteps(start: PlainDate, months: number, firstDay: FirstDay): Step[] {
  return Array.from({ length: months }, (_, index) => {
    const date = endOfMonths(start, index + 1, firstDay);
    const isShortened = dayOfMonth(addMonths(start, index + 1)) !== dayOfMonth(start);
    const shortened = isShortened ? `, the last day of ${monthName(monthOf(date))}` : '';
    return { date, counts: true, why: `month ${index + 1}${shortened}` };
  });
}

function hourSteps(start: Instant, hours: number): Step[] {
  const end = addHours(start, hours);
  const changes = clockChangesBetween(start, end).map(({ date, direction }) => ({
    date,
    counts: true,
    why: direction === 'forward' ? 'clocks go forward, an hour is skipped' : 'clocks go back, an hour comes twice',
  }));
  return [
    { date: dateInLondon(start), counts: true, why: `${countOf(hours, 'hour')} start at ${timeInLondon(start)}` },
    ...changes,
    { date: dateInLondon(end), counts: true, why: `${countOf(hours, 'hour')} end at ${timeInLondon(end)}` },
  ];
}
