import type { Fit, Regression } from './fit.ts';

/** Pearson’s measure of how much more answers scatter than their family says: 1 when just as much. Rows without weight do not count. */
export function pearsonDispersion({ answers, family, weights, design }: Regression, { means }: Fit): number {
  let sum = 0;
  let counting = 0;
  means.forEach((mean, row) => {
    const weight = weights?.[row] ?? 1;
    if (weight === 0) return;
    counting += 1;
    sum += (weight * ((answers[row] ?? 0) - mean) ** 2) / family.variance(mean);
  });
  const free = counting - design.columns;
  return free > 0 ? sum / free : 1;
}
