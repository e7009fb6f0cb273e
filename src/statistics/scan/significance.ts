import type { Cluster } from './clusters.ts';

/** How surprising a cluster is. */
export interface Significance {
  /** How often chance alone finds something as strong anywhere: the rank among the runs, never below 1 in runs + 1. */
  readonly p: number;
  /** The same from a Gumbel curve through the runs, which goes further than their number. Null with fewer than two runs. */
  readonly gumbelP: number | null;
  /** Looking once each period, chance alone would find as much once in so many periods. */
  readonly onceIn: number;
}

/** A run that found as much by other sums is as good. */
const rounding = 1e-11;

const eulersConstant = 0.5772156649015329;

/**
 * Holds a cluster against what chance alone found in each run. `overdispersion` (1 or more, from the season's fit) divides the
 * cluster's ratio where weeks scatter more than by chance: a caution, not a law of nature.
 */
export function significanceOf(cluster: Cluster, maxima: Float64Array, overdispersion = 1): Significance {
  const ratio = cluster.logLikelihoodRatio / Math.max(1, overdispersion);
  const p = (1 + maxima.filter((largest) => largest >= ratio * (1 - rounding)).length) / (maxima.length + 1);
  const gumbelP = maxima.length < 2 ? null : gumbel(ratio, maxima);
  return { p, gumbelP, onceIn: 1 / (gumbelP ?? p) };
}

/** Abrams, Kulldorff and Kleinman, Int. J. Health Geographics 9:61, 2010: by moments. Taken from 1 without losing small chances. */
function gumbel(ratio: number, maxima: Float64Array): number {
  const mean = maxima.reduce((sum, value) => sum + value, 0) / maxima.length;
  const variance = maxima.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (maxima.length - 1);
  if (variance === 0) return ratio > mean ? 0 : 1;
  const width = Math.sqrt(6 * variance) / Math.PI;
  const middle = mean - eulersConstant * width;
  return Math.max(Number.MIN_VALUE, -Math.expm1(-Math.exp(-(ratio - middle) / width)));
}

/**
 * Whether a cluster of one model is borne out by another, such as Poisson by permutation: some cluster of it that is sure enough shares a
 * place and a period with this one.
 */
export function isBorneOut(cluster: Cluster, others: readonly (Cluster & Pick<Significance, 'p'>)[], sure = 0.05): boolean {
  const members = new Set(cluster.members);
  return others.some((other) => other.p <= sure && other.from <= cluster.to && cluster.from <= other.to && other.members.some((member) => members.has(member)));
}
