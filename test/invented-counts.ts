import type { RandomStream } from '../src/statistics/random/random-stream.ts';

/** A count by chance around a mean: exponential gaps until they fill it. */
export function poissonCount(chance: RandomStream, mean: number): number {
  let count = -1;
  for (let left = mean; left >= 0; left += Math.log(1 - chance.share())) count += 1;
  return count;
}

/** A rate around 1 that varies by 1/shape (Marsaglia and Tsang, ACM TOMS 26(3), 2000). */
export function gammaRate(chance: RandomStream, shape: number): number {
  if (shape < 1) return (gammaRate(chance, shape + 1) * (shape + 1) * chance.share() ** (1 / shape)) / shape;
  const d = shape - 1 / 3;
  for (;;) {
    const z = normal(chance);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance.share()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}

/** Box and Muller. */
export function normal(chance: RandomStream): number {
  return Math.sqrt(-2 * Math.log(1 - chance.share())) * Math.cos(2 * Math.PI * chance.share());
}
