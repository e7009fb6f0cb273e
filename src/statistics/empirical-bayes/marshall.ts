import { checkAreas, type AreaCount } from './area-count.ts';

/** How areas differ, by moments. */
export interface Spread {
  /** The rate of all areas together. */
  readonly mean: number;
  /** How much true rates vary between areas: nought where chance alone explains what is seen. */
  readonly variance: number;
}

/** Rates of small areas drawn towards the mean of all, the more so the less is known (Marshall, Applied Statistics 40(2), 1991). */
export function marshall(areas: readonly AreaCount[]): Spread & { readonly rates: readonly number[] } {
  const spread = spreadOf(areas);
  return { ...spread, rates: areas.map((area) => spread.mean + trustIn(area, spread) * (area.count / area.expected - spread.mean)) };
}

/** Mean and variance of the true rates. */
export function spreadOf(areas: readonly AreaCount[]): Spread {
  checkAreas(areas);
  const counts = areas.reduce((sum, { count }) => sum + count, 0);
  const expected = areas.reduce((sum, area) => sum + area.expected, 0);
  const mean = counts / expected;
  const seen = areas.reduce((sum, area) => sum + area.expected * (area.count / area.expected - mean) ** 2, 0) / expected;
  return { mean, variance: Math.max(0, seen - (mean * areas.length) / expected) };
}

/** How far an area's own rate is believed, from 0, not at all, to 1. */
export function trustIn({ expected }: AreaCount, { mean, variance }: Spread): number {
  return variance === 0 ? 0 : variance / (variance + mean / expected);
}
