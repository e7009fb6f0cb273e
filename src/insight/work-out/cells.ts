import { archetypesOf, type Facets, type TypeCount } from '../../statistics/exposure/archetypes.ts';
import { archetypeRates, type Cell } from '../../statistics/exposure/expected-counts.ts';
import type { TypeFound } from '../model.ts';
import type { Gathered } from './gather.ts';

/** The year's homes by block and type, each type as narrow as its numbers allow. */
export interface CellsOfYear {
  readonly cells: readonly Cell[];
  readonly homesOfType: ReadonlyMap<string, number>;
}

/** Names the types, and adds up what is of one block and type. */
export function cellsOfYear(gathered: Gathered): CellsOfYear {
  const nameOf = namesOfTypes(gathered);
  const homesOfType = new Map<string, number>();
  const cells: Cell[] = [];
  for (const [area, { cells: ofBlock }] of gathered.blocks) {
    for (const [archetype, same] of Map.groupBy(ofBlock.values(), ({ facets }) => nameOf(facets))) {
      const homeWeeks = new Float64Array(same[0]?.homeWeeks.length ?? 0);
      for (const cell of same) cell.homeWeeks.forEach((value, at) => (homeWeeks[at] = (homeWeeks[at] ?? 0) + value));
      cells.push({ area, archetype, cases: same.reduce((sum, { cases }) => sum + cases, 0), homeWeeks });
      homesOfType.set(archetype, (homesOfType.get(archetype) ?? 0) + same.reduce((sum, { homes }) => sum + homes, 0));
    }
  }
  return { cells, homesOfType };
}

/** One count for all homes of the same facts, and from these the name of each type. */
function namesOfTypes({ blocks }: Gathered): (facets: Facets) => string {
  const counts = new Map<string, TypeCount>();
  for (const { cells } of blocks.values()) {
    for (const [key, { facets, homes, cases }] of cells) {
      const known = counts.get(key);
      counts.set(key, { facets: known?.facets ?? facets, homes: (known?.homes ?? 0) + homes, cases: (known?.cases ?? 0) + cases });
    }
  }
  const names = archetypesOf([...counts.values()]);
  const byKey = new Map([...counts].map(([key, { facets }]) => [key, names.get(facets) ?? '']));
  return (facets) => byKey.get(facets.join(' · ')) ?? '';
}

/** Each type beside all homes, the dampest first. */
export function typesFound({ cells, homesOfType }: CellsOfYear, multipliers: Float64Array | undefined): readonly TypeFound[] {
  return archetypeRates(cells, multipliers)
    .map(({ archetype, cases, relative: { times, low, high } }) => ({ name: archetype, homes: homesOfType.get(archetype) ?? 0, cases, times, low, high }))
    .toSorted((one, other) => other.times - one.times || one.name.localeCompare(other.name, 'en'));
}
