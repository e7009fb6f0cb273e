import { addDays, dateOf, yearOf, type PlainDate } from '../../../clock/index.ts';
import type { CheckDays, Recheck } from '../../model.ts';

// The house's own times: no source has a rule for them. Two months let a wall dry out and the first mould come back; only a winter
// tries what warmth and dry weather hide. The promise ends a month before winter does, so that there is time to try again.
export const recheckTimes = {
  firstAfterWeeks: 8,
  winter: { opens: [12, 1], promisedBy: [1, 31], closes: [2, 'last'], notSoonerThanWeeks: 16 },
  /** Nobody was in: tried again within so many days. */
  againWithinDays: 28,
} as const;

const weeks = (count: number): number => 7 * count;

/** The check some weeks after it was called fixed, and the one of the next winter that tries it. */
export function recheckDays(from: PlainDate): { readonly 'after eight weeks': CheckDays; readonly 'next winter': CheckDays } {
  const first = addDays(from, weeks(recheckTimes.firstAfterWeeks));
  return {
    'after eight weeks': { notBefore: first, dueOn: addDays(first, 7), until: null },
    'next winter': winterFrom(addDays(from, weeks(recheckTimes.winter.notSoonerThanWeeks))),
  };
}

/** The first winter whose promised day is not before this day: never the winter in which the first check falls already. */
export function winterFrom(earliest: PlainDate): CheckDays {
  const year = yearOf(earliest);
  const { opens, promisedBy } = recheckTimes.winter;
  const ends = dateOf(year, ...promisedBy) >= earliest ? year : year + 1;
  const opensOn = dateOf(ends - 1, ...opens);
  return { notBefore: opensOn < earliest ? earliest : opensOn, dueOn: dateOf(ends, ...promisedBy), until: addDays(dateOf(ends, 3, 1), -1) };
}

/** When nobody was in: the day that was named; of a winter that is over by then, the next winter. */
export function triedAgain({ notBefore, until }: CheckDays, againOn: PlainDate): CheckDays {
  if (until !== null && againOn > until) return winterFrom(addDays(until, 1));
  return { notBefore: againOn < notBefore ? againOn : notBefore, dueOn: againOn, until };
}

/** Which of the promised checks is next. */
export const nextRecheck = (rechecks: readonly Recheck[]): Recheck | undefined => rechecks.find(({ foundDryAt }) => foundDryAt === null);
