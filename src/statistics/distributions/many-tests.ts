/**
 * Chances held against each other, for a list that somebody must act on: acting on all below q leaves no more than a share q of
 * them wrong on average (Benjamini and Hochberg, J. R. Statist. Soc. B 57, 1995). In the order given; never for ranking.
 */
export function falseDiscoveryAdjusted(chances: readonly number[]): readonly number[] {
  const fromLargest = chances.map((_, at) => at).sort((one, other) => (chances[other] ?? 0) - (chances[one] ?? 0));
  const adjusted = chances.map(() => 1);
  let least = 1;
  fromLargest.forEach((at, rank) => {
    least = Math.min(least, ((chances[at] ?? 1) * chances.length) / (chances.length - rank));
    adjusted[at] = least;
  });
  return adjusted;
}
