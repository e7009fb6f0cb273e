import { z95 as z } from './distributions/normal.ts';

/** A share between nought and one, and between what it lies with 95% confidence. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's interval for `count` of `of`: it keeps its promise for few and for extreme shares too (Wilson, JASA 22, 1927). */
export function wilson(count: number, of: number): Share {
  if (of <= 0 || count < 0 || count > of) throw new RangeError('A share needs a count out of more than none.');
  const share = count / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const all = 1 + (z * z) / of;
  // Of none and of all the limit is the share itself, which rounding would miss by a hair.
  return { share, low: count === 0 ? 0 : Math.max(0, (middle - half) / all), high: count === of ? 1 : Math.min(1, (middle + half) / all) };
}
