import { exactCountInterval, type Range } from '../distributions/exact-count-interval.ts';

/** What one area has of one type of home. */
export interface Cell {
  readonly area: string;
  readonly archetype: string;
  readonly cases: number;
  /** Home-weeks in each week; one number where season does not matter. */
  readonly homeWeeks: Float64Array;
}

/** How often homes of a type have an episode. */
export interface ArchetypeRate {
  readonly archetype: string;
  readonly cases: number;
  /** Home-weeks weighted by season. */
  readonly exposure: number;
  /** Cases per weighted home-week. */
  readonly rate: number;
  /** How many times the landlord's own rate, with 95 % limits from the count alone. */
  readonly relative: Range & { readonly times: number };
}

/** What was seen in an area beside what its types of home and the season predict. */
export interface AreaExpectation {
  readonly area: string;
  readonly cases: number;
  readonly homeWeeks: number;
  /** At the landlord's own rate, whatever the type: “where people live in damp”. */
  readonly expectedUnadjusted: number;
  /** At the rate of each type: “worse than its type of building predicts”. */
  readonly expected: number;
}

/** Rates of the types of home, each beside the landlord's. `multipliers` are those of the season, one for each week. */
export function archetypeRates(cells: readonly Cell[], multipliers?: Float64Array): readonly ArchetypeRate[] {
  const all = sumsBy(cells, () => '', multipliers).get('') ?? { cases: 0, exposure: 0, homeWeeks: 0 };
  return [...sumsBy(cells, ({ archetype }) => archetype, multipliers)].map(([archetype, { cases, exposure }]) => {
    const expected = all.exposure > 0 ? (exposure * all.cases) / all.exposure : 0;
    const { low, high } = exactCountInterval(cases);
    const beside = (count: number, none: number) => (expected > 0 ? count / expected : none);
    return { archetype, cases, exposure, rate: exposure > 0 ? cases / exposure : 0, relative: { times: beside(cases, 1), low: beside(low, 0), high: beside(high, Infinity) } };
  });
}

/**
 * Indirect standardisation: for each area the cases that its home-weeks of each type would have at the landlord's rate for that type
 * and week. Over all areas the expected come to the cases seen, adjusted or not.
 */
export function expectedCounts(cells: readonly Cell[], multipliers?: Float64Array): readonly AreaExpectation[] {
  const rates = new Map(archetypeRates(cells, multipliers).map(({ archetype, rate }) => [archetype, rate]));
  const all = sumsBy(cells, () => '', multipliers).get('') ?? { cases: 0, exposure: 0, homeWeeks: 0 };
  const overall = all.exposure > 0 ? all.cases / all.exposure : 0;
  return [...Map.groupBy(cells, ({ area }) => area)].map(([area, ofArea]) => {
    const { cases, exposure, homeWeeks } = sumsBy(ofArea, () => '', multipliers).get('') ?? { cases: 0, exposure: 0, homeWeeks: 0 };
    const expected = ofArea.reduce((sum, cell) => sum + exposureOf(cell, multipliers) * (rates.get(cell.archetype) ?? 0), 0);
    return { area, cases, homeWeeks, expectedUnadjusted: exposure * overall, expected };
  });
}

/** Of each area, what each week would bring at the rates of its types of home: what a scan or a chart of weeks holds it against. */
export function expectedByWeek(cells: readonly Cell[], multipliers?: Float64Array): ReadonlyMap<string, Float64Array> {
  const rates = new Map(archetypeRates(cells, multipliers).map(({ archetype, rate }) => [archetype, rate]));
  const found = new Map<string, Float64Array>();
  for (const { area, archetype, homeWeeks } of cells) {
    const weeks = found.get(area) ?? new Float64Array(homeWeeks.length);
    const rate = rates.get(archetype) ?? 0;
    found.set(area, weeks.map((sum, week) => sum + rate * (homeWeeks[week] ?? 0) * (multipliers?.[week] ?? 1)));
  }
  return found;
}

interface Sums {
  readonly cases: number;
  readonly exposure: number;
  readonly homeWeeks: number;
}

function sumsBy(cells: readonly Cell[], key: (cell: Cell) => string, multipliers?: Float64Array): ReadonlyMap<string, Sums> {
  const found = new Map<string, Sums>();
  for (const cell of cells) {
    const sum = found.get(key(cell)) ?? { cases: 0, exposure: 0, homeWeeks: 0 };
    found.set(key(cell), { cases: sum.cases + cell.cases, exposure: sum.exposure + exposureOf(cell, multipliers), homeWeeks: sum.homeWeeks + exposureOf(cell) });
  }
  return found;
}

/** Home-weeks, each week counted as much as its season weighs. */
function exposureOf({ homeWeeks }: Cell, multipliers?: Float64Array): number {
  if (multipliers !== undefined && multipliers.length !== homeWeeks.length) throw new RangeError('homeWeeks: give one number for each week of the season.');
  return homeWeeks.reduce((sum, weeks, at) => sum + weeks * (multipliers?.[at] ?? 1), 0);
}
