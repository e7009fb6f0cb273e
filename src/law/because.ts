import { longDateTime, longDateWithYear, monthName } from '../clock/index.ts';
import type { Moment } from '../clock/index.ts';
import { dateOfMoment, instantOfMoment } from './counting.ts';
import { limitInWords } from './limit-words.ts';
import type { Rule } from './rule.ts';

/** Why the count ends where it does, in one line a resident could be read over the phone. */
export function becauseOf(rule: Rule, from: Moment): string {
  return `${countInWords(rule, from)} (${citation(rule)})${startNote(rule, from)}`;
}

/** 'Complaint Handling Code 6.3'; a provision that is words rather than a number follows a comma. */
export function citation({ source, provision }: Pick<Rule, 'source' | 'provision'>): string {
  if (provision === '') return source.title;
  const isNumbered = /^(\d|s\.|art\.|reg\.|para )/.test(provision);
  return `${source.title}${isNumbered ? ' ' : ', '}${provision}`;
}

function countInWords(rule: Rule, from: Moment): string {
  const { limit, countedFrom } = rule;
  const date = longDateWithYear(dateOfMoment(from));
  if ('hours' in limit) return `${limitInWords(limit)} after ${countedFrom} at ${longDateTime(instantOfMoment(from))}`;
  if ('onDate' in limit) return `the date fixed for everyone, ${limitInWords(limit)}`;
  if ('everyYearOn' in limit) {
    const { day, month } = limit.everyYearOn;
    return `the first ${day} ${monthName(month)} on or after the day ${countedFrom}, ${date}`;
  }
  if (rule.firstDay === 'beginning with the day') {
    return `${limitInWords(limit)} beginning with the day ${countedFrom}, ${date}`;
  }
  return `${limitInWords(limit)} after ${countedFrom} on ${date}`;
}

function startNote({ limit }: Rule, from: Moment): string {
  if (!('hours' in limit)) return '';
  if (from.kind === 'date') return '; no time was given, so it counts from the start of that day';
  return from.happenedTwice ? '; that time came round twice that night, so it counts from the first' : '';
}
