/**
 * How much likelier what was seen is if a window has a rate of its own, as a logarithm: nought unless it has more than expected
 * (Kulldorff, Communications in Statistics 26(6), 1997). `total` cases are both seen and expected over all.
 */
export function logLikelihoodRatio(cases: number, expected: number, total: number): number {
  if (cases <= expected) return 0;
  const outside = total - cases;
  return cases * Math.log(cases / expected) + (outside > 0 ? outside * Math.log(outside / (total - expected)) : 0);
}
