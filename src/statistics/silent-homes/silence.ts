import { exactCountInterval, type Range } from '../distributions/exact-count-interval.ts';

/** How much homes of a kind or a place report beside how much is expected there. */
export interface Silence extends Range {
  readonly reported: number;
  readonly expected: number;
  /** Reported for each that is expected: 0.6 is two fifths less. With 95 % limits from the count alone. */
  readonly share: number;
  /** True only when even the upper limit is below 1: fewer reports than chance explains. */
  readonly isSilent: boolean;
}

/** Expected homes under this say nothing about silence: none reported of two expected is chance. */
export const fewestExpected = 3;

/** Sums risks over homes of an area or type that people live in, and holds the homes that reported against it. Null where too little is expected. */
export function silenceOf(homes: readonly { readonly risk: number; readonly hasReported: boolean }[]): Silence | null {
  const expected = homes.reduce((sum, { risk }) => sum + risk, 0);
  if (expected < fewestExpected) return null;
  const reported = homes.filter(({ hasReported }) => hasReported).length;
  const { low, high } = exactCountInterval(reported);
  return { reported, expected, share: reported / expected, low: low / expected, high: high / expected, isSilent: high < expected };
}
