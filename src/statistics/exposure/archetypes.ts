/** Facts of a home that tell its type, the weightiest first: age band, wall, heating, ventilation, EPC band, form. */
export type Facets = readonly string[];

/** How much is known of homes of one type. */
export interface TypeCount {
  readonly facets: Facets;
  readonly homes: number;
  readonly cases: number;
}

/** What a type needs before its rate is worth having. */
export const enough = { homes: 50, cases: 5 } as const;

/** The name of a type: its facets, or the first few where the rest are too few to tell apart. */
const nameOf = (facets: Facets, depth: number) => facets.slice(0, depth).join(' · ');

/**
 * For each type, the narrowest type around it that has enough homes and cases: facets are left off from the last. What is not
 * enough even by its first facet is “any type”. A broad type holds only what no narrower one took, and is widened further where
 * that is not enough; “any type” is what is left, however little.
 */
export function archetypesOf(counts: readonly TypeCount[]): ReadonlyMap<Facets, string> {
  const found = new Map<Facets, string>();
  let left = counts;
  const deepest = counts.reduce((most, { facets }) => Math.max(most, facets.length), 0);
  for (let depth = deepest; depth > 0; depth -= 1) {
    const at = depth;
    const large = largeEnough(left, at);
    left = left.filter(({ facets }) => {
      const name = nameOf(facets, at);
      if (large.has(name)) found.set(facets, name);
      return !large.has(name);
    });
  }
  for (const { facets } of left) found.set(facets, anyType);
  return found;
}

export const anyType = 'any type';

function largeEnough(counts: readonly TypeCount[], depth: number): ReadonlySet<string> {
  const sums = new Map<string, { homes: number; cases: number }>();
  for (const { facets, homes, cases } of counts) {
    const name = nameOf(facets, depth);
    const sum = sums.get(name) ?? { homes: 0, cases: 0 };
    sums.set(name, { homes: sum.homes + homes, cases: sum.cases + cases });
  }
  return new Set([...sums].filter(([, { homes, cases }]) => homes >= enough.homes && cases >= enough.cases).map(([name]) => name));
}
