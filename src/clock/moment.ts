import { instant } from './instant.ts';
import type { Instant } from './instant.ts';
import { readLondonTime } from './london.ts';
import { plainDate } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** A start somebody wrote down: a bare date, or a moment and whether its London time came round twice. */
export type Moment =
  | { kind: 'date'; date: PlainDate }
  | { kind: 'instant'; at: Instant; happenedTwice: boolean };

const withoutOffset = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)$/;
const withOffset = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})$/;

/** Reads a date, a date and time as a London clock shows it, or a moment with an offset. */
export function readMoment(text: string): Moment {
  const local = withoutOffset.exec(text);
  if (local !== null) {
    const reading = readLondonTime(plainDate(local[1] ?? ''), local[2] ?? '');
    return { kind: 'instant', ...reading };
  }
  if (withOffset.test(text)) return { kind: 'instant', at: instant(text), happenedTwice: false };
  return { kind: 'date', date: plainDate(text) };
}
