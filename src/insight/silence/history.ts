import { archetypesOf, type TypeCount } from '../../statistics/exposure/archetypes.ts';
import { expectedCounts, type Cell } from '../../statistics/exposure/expected-counts.ts';
import { sequential, type Block } from '../../statistics/empirical-bayes/sequential.ts';
import type { GatheredSilence } from './gather.ts';

/** Steps in which the history of a block counts: as sure as it is, and few enough to count homes alike together. */
const steps = 4;
const mostTimes = 4;

/**
 * How many times what its types of building predict each block reported in the weeks before, drawn towards its estate and ward as far as that is
 * chance (empirical Bayes). Only what raises is told: a block that was always quiet is not thereby dry, and its quiet may not hide it.
 */
export function timesBefore({ from, blocks }: GatheredSilence): ReadonlyMap<string, number> {
  if (from === 0) return new Map();
  const nameOf = namesOfTypes(blocks);
  const cells = [...blocks].flatMap(([area, { earlier }]) => [...earlier].map(([key, { cases, homeWeeks }]): Cell => ({ area, archetype: nameOf(key), cases, homeWeeks: Float64Array.of(homeWeeks) })));
  const expected = expectedCounts(cells).filter((area) => area.expected > 0);
  if (expected.every(({ cases }) => cases === 0)) return new Map();
  const { rate, areas } = sequential(expected.map(({ area, cases, expected: usual }): Block => ({ id: area, count: cases, expected: usual, within: within(area) })));
  const ofBlocks = areas.filter(({ level }) => level === 2);
  return new Map(ofBlocks.map((area) => [area.id, Math.min(mostTimes, Math.max(1, Math.round((area.rate / rate) * steps) / steps))]));
}

const within = (block: string): readonly string[] => {
  const [ward = '', estate = ''] = block.split('/');
  return [ward, `${ward}/${estate}`];
};

function namesOfTypes(blocks: GatheredSilence['blocks']): (key: string) => string {
  const counts = new Map<string, TypeCount>();
  for (const { earlier } of blocks.values()) {
    for (const [key, { facets, homes, cases }] of earlier) {
      const known = counts.get(key);
      counts.set(key, { facets: known?.facets ?? facets, homes: (known?.homes ?? 0) + homes, cases: (known?.cases ?? 0) + cases });
    }
  }
  const names = archetypesOf([...counts.values()]);
  const byKey = new Map([...counts].map(([key, { facets }]) => [key, names.get(facets) ?? '']));
  return (key) => byKey.get(key) ?? '';
}
