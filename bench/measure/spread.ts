import type { Numbers } from './figure.ts';

/** The value that this share of the samples does not exceed (nearest rank), or NaN of none. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** p50, p95, p99 and the worst, in the unit that the samples have. */
export function spreadMs(samples: readonly number[]): Numbers {
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    p50Ms: percentile(sorted, 0.5),
    p95Ms: percentile(sorted, 0.95),
    p99Ms: percentile(sorted, 0.99),
    maxMs: percentile(sorted, 1),
  };
}

/** Of several runs the one in the middle, so that one disturbed run decides nothing. */
export function middleRun<Run>(runs: readonly Run[], by: (run: Run) => number): Run {
  const middle = [...runs].sort((a, b) => by(a) - by(b))[Math.floor((runs.length - 1) / 2)];
  if (middle === undefined) throw new Error('There is no middle of no runs.');
  return middle;
}
