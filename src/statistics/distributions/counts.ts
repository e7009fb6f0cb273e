import { betaBelow } from './beta.ts';
import { gammaAbove, gammaBelow } from './gamma.ts';

/** A count by chance around `mean`. Without `size` it is Poisson; the smaller `size`, the more it scatters (negative binomial). */
export interface CountBy {
  readonly mean: number;
  readonly size?: number;
}

/** The chance of `count` or more. */
export function atLeast(count: number, { mean, size = Infinity }: CountBy): number {
  if (count <= 0) return 1;
  if (mean === 0) return 0;
  if (size === Infinity) return gammaBelow(mean, { shape: count, rate: 1 });
  return betaBelow({ x: mean / (mean + size), y: size / (mean + size) }, count, size);
}

/** The chance of `count` or fewer. */
export function atMost(count: number, { mean, size = Infinity }: CountBy): number {
  if (count < 0) return 0;
  if (mean === 0) return 1;
  if (size === Infinity) return gammaAbove(mean, { shape: count + 1, rate: 1 });
  return betaBelow({ x: size / (mean + size), y: mean / (mean + size) }, size, count + 1);
}

/** A hair below the share asked for, so that a count whose chance is exactly that share is not passed over by rounding. */
const hair = 1 - 64 * Number.EPSILON;

/** The smallest count with a chance of at least `below` of not being passed. */
export function countQuantile(below: number, by: CountBy): number {
  if (!(below > 0 && below < 1 && by.mean >= 0)) throw new RangeError('A quantile of counts is of a share between 0 and 1 and a mean of nought or more.');
  const isEnough = (count: number) => (below > 0.9 ? atLeast(count + 1, by) <= 1 - below * hair : atMost(count, by) >= below * hair);
  let most = Math.ceil(by.mean) + 1;
  while (!isEnough(most)) most *= 2;
  let least = -1;
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (isEnough(middle)) most = middle;
    else least = middle;
  }
  return most;
}
