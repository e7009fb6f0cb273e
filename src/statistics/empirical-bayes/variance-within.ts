import type { AreaCount } from './area-count.ts';

/**
 * How much true rates vary between the areas of one parent, relative to their parent's, over all parents. From how their counts fall within
 * the parent's own count, so that it leans on no fitted rate: Marshall's moments, taken around rates fitted to the same counts, come out
 * too small (by half with one case a block), and ranges with them. By moments of the conditional chi-squared: n−1 by chance alone, and
 * variance × (cases − 1) × (1 − Σ share²) more where rates differ.
 */
export function varianceWithin(families: Iterable<readonly AreaCount[]>): number {
  let more = 0;
  let perVariance = 0;
  for (const family of families) {
    const cases = family.reduce((sum, { count }) => sum + count, 0);
    const expected = family.reduce((sum, area) => sum + area.expected, 0);
    if (cases <= 1) continue;
    let squares = 0;
    for (const area of family) {
      const share = area.expected / expected;
      more += (area.count - cases * share) ** 2 / (cases * share);
      squares += share * share;
    }
    more -= family.length - 1;
    perVariance += (cases - 1) * (1 - squares);
  }
  return perVariance > 0 ? Math.max(0, more / perVariance) : 0;
}
