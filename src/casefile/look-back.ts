import { addDays, daysBetween, type PlainDate } from '../clock/index.ts';

/** Nothing is older: a landlord's records from other systems may go back this far. */
export const earliestDay = '1990-01-01' as PlainDate;

/** Where to go on. Nothing is newer than today or older than the earliest day, whatever an address or a program says. */
export function dayToLookFrom(before: PlainDate | undefined, today: PlainDate): PlainDate {
  if (before === undefined || before > today) return today;
  return addDays(before < earliestDay ? earliestDay : before, -1);
}

/** From the first day to the last, both of them in it. */
export interface Span {
  readonly first: PlainDate;
  readonly last: PlainDate;
}

/** What one span gave. `cut`: it held more than could be read. */
export interface SpanRead<Found> {
  readonly read: number;
  readonly cut: boolean;
  readonly found: readonly Found[];
}

export interface LookBack<Found> {
  readonly from: PlainDate;
  readonly enough: number;
  /** How much may be read in all, whatever it holds. */
  readonly mostRead: number;
  readonly read: (span: Span, most: number, found: readonly Found[]) => Promise<SpanRead<Found>>;
}

export interface LookedBack<Found> {
  readonly found: readonly Found[];
  /** What is before this day was not looked through; undefined when all was, or enough was found. */
  readonly before: PlainDate | undefined;
}

const growth = 12;
/** A span of many days that holds more is read again in shorter ones, so it is not read to its end. */
const mostInManyDays = 500;

/**
 * Looks through the newest days first, and then through longer and longer spans, until enough was found. A span is never
 * longer than what the one before lets expect to be readable, so that a common word costs no more than a rare one.
 */
export async function lookBack<Found>({ from, enough, mostRead, read }: LookBack<Found>): Promise<LookedBack<Found>> {
  const found: Found[] = [];
  let [last, days, left] = [from, 1, mostRead];
  while (last >= earliestDay && found.length < enough) {
    if (left <= 0) return { found, before: addDays(last, 1) };
    const span = { first: later(addDays(last, 1 - days), earliestDay), last };
    const result = await read(span, days > 1 ? Math.min(left, mostInManyDays) : left, found);
    const isAgain = result.cut && days > 1;
    // What is read again is no news: it is not counted in full, so that a burst after quiet days does not end the search.
    left -= Math.max(1, isAgain ? Math.ceil(result.read / 4) : result.read);
    if (isAgain) {
      days = Math.max(1, Math.floor(days / growth));
      continue;
    }
    found.push(...result.found);
    last = addDays(span.first, -1);
    days = daysWorthReading(days, result.read, Math.min(left, mostInManyDays));
  }
  return { found, before: undefined };
}

function daysWorthReading(days: number, read: number, left: number): number {
  const readable = read === 0 ? Number.POSITIVE_INFINITY : Math.floor((left * days) / read);
  return Math.max(1, Math.min(days * growth, readable));
}

const later = (one: PlainDate, other: PlainDate): PlainDate => (one > other ? one : other);

/** A quarter of a year, by its three letters: 26a is January to March 2026. */
export function quarterOf(day: string): string {
  return day.slice(2, 4) + 'abcd'.charAt(Math.floor((Number(day.slice(5, 7)) - 1) / 3));
}

/** A day of a quarter. */
export const dayOfQuarter = (day: string): string => day.slice(5, 7) + day.slice(8, 10);

/** To ask for more days than this costs more than to read what the rest of their quarter has. */
const mostDaysAsked = 14;

/** The quarters of a span; those of which only a few days are in it, with these days. */
export function quartersOf({ first, last }: Span): { readonly quarter: string; readonly days: readonly string[] }[] {
  const quarters: { quarter: string; days: string[] }[] = [];
  for (let start = first; start <= last; ) {
    const end = earlier(lastOfQuarter(start), last);
    const isWhole = start === firstOfQuarter(start) && end === lastOfQuarter(start);
    const count = daysBetween(start, end) + 1;
    quarters.push({ quarter: quarterOf(start), days: isWhole || count > mostDaysAsked ? [] : Array.from({ length: count }, (_, index) => dayOfQuarter(addDays(start, index))) });
    start = addDays(end, 1);
  }
  return quarters;
}

const earlier = (one: PlainDate, other: PlainDate): PlainDate => (one < other ? one : other);
const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const;
const quarterStarts = ['01-01', '04-01', '07-01', '10-01'] as const;
const numberOfQuarter = (day: PlainDate): 0 | 1 | 2 | 3 => Math.floor((Number(day.slice(5, 7)) - 1) / 3) as 0 | 1 | 2 | 3;
const firstOfQuarter = (day: PlainDate): PlainDate => `${day.slice(0, 5)}${quarterStarts[numberOfQuarter(day)]}` as PlainDate;
const lastOfQuarter = (day: PlainDate): PlainDate => `${day.slice(0, 5)}${quarterEnds[numberOfQuarter(day)]}` as PlainDate;
