import type { AreaCount } from './area-count.ts';
import { marshall, type Spread } from './marshall.ts';

/** An area that may lie in another one. */
export interface AreaWithin extends AreaCount {
  readonly parent: string | null;
}

/**
 * Areas from the widest level to the narrowest. A parent that is not in the list has the sum of what lies in it. Ids are taken to be
 * distinct; an area that lies in itself is refused by its place in the list.
 */
export function levelsOf(areas: readonly AreaWithin[]): readonly (readonly AreaWithin[])[] {
  const known = new Map<string, AreaWithin>([...parentsLeftOut(areas), ...areas].map((area) => [area.id, area]));
  const depths = new Map<string, number>();
  for (const id of known.keys()) measureDepth(id, known, depths);
  const lost = areas.findIndex(({ id }) => depths.get(id) === Infinity);
  if (lost >= 0) throw new RangeError(`areas[${lost}].parent: following parents from here comes round in a ring; give the area that it lies in, or null.`);
  const levels: AreaWithin[][] = [];
  for (const area of known.values()) (levels[depths.get(area.id) ?? 0] ??= []).push(area);
  return levels;
}

/** Summed by size and not as they stand in the list, so that rounding does not depend on its order. */
function parentsLeftOut(areas: readonly AreaWithin[]): readonly AreaWithin[] {
  const own = new Set(areas.map(({ id }) => id));
  const sum = (values: readonly number[]) => values.toSorted((one, other) => one - other).reduce((before, value) => before + value, 0);
  return [...Map.groupBy(areas, ({ parent }) => parent)].flatMap(([id, within]) =>
    (id === null || own.has(id) ? [] : [{ id, parent: null, count: sum(within.map(({ count }) => count)), expected: sum(within.map(({ expected }) => expected)) }]));
}

/** Climbs until an area whose depth is known, and marks the way down again; a ring has no depth. */
function measureDepth(id: string, areas: ReadonlyMap<string, AreaWithin>, depths: Map<string, number>): void {
  const way: string[] = [];
  const onWay = new Set<string>();
  let at: string | null = id;
  while (at !== null && !depths.has(at) && !onWay.has(at)) {
    way.push(at);
    onWay.add(at);
    at = areas.get(at)?.parent ?? null;
  }
  const top = at === null ? -1 : (depths.get(at) ?? Infinity);
  way.toReversed().forEach((step, below) => depths.set(step, top + 1 + below));
}

/** How the areas of each level differ, and what each one's rate is believed to be. */
export interface ThroughLevels {
  /** Of the widest level in cases per expected; of the others as times their parent's rate. */
  readonly spreads: readonly Spread[];
  readonly rates: ReadonlyMap<string, number>;
}

/** Draws the widest areas towards the rate of all, and each further level towards what it lies in, by Marshall's moments. */
export function marshallThrough(levels: readonly (readonly AreaWithin[])[]): ThroughLevels {
  const rates = new Map<string, number>();
  const spreads = levels.map((areas) => {
    const beside = areas.map((area) => ({ ...area, expected: area.expected * (area.parent === null ? 1 : (rates.get(area.parent) ?? 0)) }));
    // Where nothing at all can be expected, the rate is nought, as the parent's is.
    for (const { id } of beside) rates.set(id, 0);
    const usable = beside.filter(({ expected }) => expected > 0);
    if (usable.length === 0) return { mean: 1, variance: 0 };
    const { mean, variance, rates: found } = marshall(usable);
    usable.forEach(({ id, parent }, at) => rates.set(id, (found[at] ?? 0) * (parent === null ? 1 : (rates.get(parent) ?? 0))));
    return { mean, variance };
  });
  return { spreads, rates };
}
