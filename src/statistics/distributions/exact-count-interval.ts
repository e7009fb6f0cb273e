import { gammaQuantile } from './gamma.ts';

/** A range that holds the truth with 95 % confidence, in the unit of what it is about. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What a count stands for when it came by chance alone: Garwood’s exact limits (Biometrika 28, 1936), in cases. */
export function exactCountInterval(count: number): Range {
  if (!(count >= 0)) throw new RangeError('A count is nought or more.');
  return { low: count === 0 ? 0 : gammaQuantile(0.025, { shape: count, rate: 1 }), high: gammaQuantile(0.975, { shape: count + 1, rate: 1 }) };
}
