import { maximaByChance } from './runs-of-chance.ts';
import type { PreparedScan } from './prepare.ts';

/** How far a scan's runs have come: kept between parts, and resumed by anybody who has the same question. */
export interface ScanProgress {
  readonly seed: number;
  readonly runs: number;
  /** The largest ratio of each run so far, in their order. */
  readonly maxima: Float64Array;
}

/** Before the first run. 199 runs and a Gumbel curve are enough for a nightly list. */
export const noRunsYet = (seed: number, runs: number): ScanProgress => ({ seed, runs, maxima: new Float64Array(0) });

export const isDone = ({ runs, maxima }: ScanProgress): boolean => maxima.length >= runs;

/** Makes up to `most` further runs. However a scan is cut into parts, it ends the same. */
export function nextPart(scan: PreparedScan, progress: ScanProgress, most: number): ScanProgress {
  const from = progress.maxima.length;
  const further = maximaByChance(scan, progress.seed, { from, until: Math.min(progress.runs, from + most) });
  const maxima = new Float64Array(from + further.length);
  maxima.set(progress.maxima);
  maxima.set(further, from);
  return { ...progress, maxima };
}
