import type { Range } from '../distributions/exact-count-interval.ts';
import { gammaQuantile } from '../distributions/gamma.ts';

/** One type of home in the group that is judged, and its share of the homes that all groups are held against. */
export interface Stratum {
  readonly cases: number;
  /** Home-weeks. */
  readonly exposure: number;
  /** Home-weeks of this type among all homes of the landlord. */
  readonly standard: number;
}

/**
 * The rate a group would have were its homes mixed as all homes are: cases per home-week, with Fay and Feuer's gamma interval (Statistics
 * in Medicine 16, 1997), which is Garwood's where there is one type only. Null where the group has none of a type that others have:
 * nobody can say how it would do there.
 */
export function directlyStandardised(strata: readonly Stratum[]): (Range & { readonly rate: number }) | null {
  const used = strata.filter(({ standard }) => standard > 0);
  const all = used.reduce((sum, { standard }) => sum + standard, 0);
  if (all === 0 || used.some(({ exposure }) => exposure <= 0)) return null;
  const weights = used.map(({ standard, exposure }) => standard / all / exposure);
  const rate = used.reduce((sum, { cases }, at) => sum + (weights[at] ?? 0) * cases, 0);
  const variance = used.reduce((sum, { cases }, at) => sum + (weights[at] ?? 0) ** 2 * cases, 0);
  const largest = Math.max(...weights);
  const low = rate === 0 ? 0 : gammaQuantile(0.025, { shape: (rate * rate) / variance, rate: rate / variance });
  const [above, wider] = [rate + largest, variance + largest * largest];
  return { rate, low, high: gammaQuantile(0.975, { shape: (above * above) / wider, rate: above / wider }) };
}
