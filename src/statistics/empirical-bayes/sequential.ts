import { gammaAbove, gammaQuantile, type Gamma } from '../distributions/gamma.ts';
import { checkAreas, type AreaCount } from './area-count.ts';
import { spreadOf, trustIn, type Spread } from './marshall.ts';
import { varianceWithin } from './variance-within.ts';

/** A block with all it lies in, the nearest last: its ward, then its estate. Ids are whole paths, so that two estates never share one. */
export interface Block {
  readonly id: string;
  /** Homes with an episode. */
  readonly count: number;
  /** Expected cases, adjusted or not, or home-weeks. Blocks without any are left out by the caller. */
  readonly expected: number;
  /** From the widest: `[ward, estate]`. All blocks have as many. */
  readonly within: readonly string[];
}

/** What is believed of an area: a ward, an estate or a block. */
export interface LevelBelief {
  readonly id: string;
  /** 0 for the widest; as many levels as `within` has are above the blocks. */
  readonly level: number;
  readonly count: number;
  readonly expected: number;
  /** Cases per expected. */
  readonly rate: number;
  /** Between these lies 95 % of what is believed. */
  readonly lower: number;
  readonly upper: number;
  /** That the rate is more than `above` times the landlord's. */
  readonly probabilityAbove: number;
  /** How far its own count was believed beside what it lies in, from 0 to 1. */
  readonly trust: number;
}

/** How areas of a level differ from what they lie in. */
export interface LevelSpread extends Spread {
  /** Between areas of one parent, relative to it: what the ranges are made of. */
  readonly within: number;
}

/** The landlord's own rate, how much each level differs, and what is believed of every area, the widest level first. */
export interface Sequential {
  readonly rate: number;
  readonly levels: readonly LevelSpread[];
  readonly areas: readonly LevelBelief[];
}

/**
 * Sequential empirical Bayes: wards are drawn towards the landlord's rate, estates towards their ward's, blocks towards their estate's, each
 * by Marshall's moments, so that every number explains itself by the one above. A range holds what is not known of the level above too, and
 * how much areas differ within their parent: else it would be too narrow, and where blocks do not differ no range at all.
 */
export function sequential(blocks: readonly Block[], above = 1.5): Sequential {
  checkAreas(blocks);
  const depth = blocks[0]?.within.length ?? 0;
  if (blocks.some(({ within }) => within.length !== depth)) throw new RangeError('within: give each block as many levels.');
  const count = blocks.reduce((sum, block) => sum + block.count, 0);
  const expected = blocks.reduce((sum, block) => sum + block.expected, 0);
  const landlord: Believed = { rate: count / expected, variance: count / expected ** 2 };
  let parents: ReadonlyMap<string, Believed> = new Map([['', landlord]]);
  const levels: LevelSpread[] = [];
  const areas: LevelBelief[] = [];
  for (let level = 0; level <= depth; level += 1) {
    const found = oneLevel(areasAt(blocks, level), parents);
    levels.push(found.spread);
    for (const [area, believed] of found.believed) areas.push({ ...area, level, ...told(believed, above * landlord.rate), trust: believed.trust });
    parents = new Map(found.believed.map(([area, believed]) => [area.id, believed]));
  }
  return { rate: landlord.rate, levels, areas };
}

interface Believed {
  readonly rate: number;
  readonly variance: number;
}

interface Area {
  readonly id: string;
  readonly parent: string;
  readonly count: number;
  readonly expected: number;
}

function areasAt(blocks: readonly Block[], level: number): readonly Area[] {
  const found = new Map<string, Area>();
  for (const { id, within, count, expected } of blocks) {
    const ownId = within[level] ?? id;
    const known = found.get(ownId) ?? { id: ownId, parent: level === 0 ? '' : (within[level - 1] ?? ''), count: 0, expected: 0 };
    found.set(ownId, { ...known, count: known.count + count, expected: known.expected + expected });
  }
  return [...found.values()];
}

type Found = Believed & { readonly trust: number };

/** The areas of a level beside what their parents' rates lead to expect. */
function oneLevel(areas: readonly Area[], parents: ReadonlyMap<string, Believed>): { readonly spread: LevelSpread; readonly believed: readonly (readonly [Omit<Area, 'parent'>, Found])[] } {
  const placed = areas.map(({ parent, ...area }) => {
    const above = parents.get(parent) ?? { rate: 0, variance: 0 };
    return { area, above, beside: { ...area, expected: area.expected * above.rate } };
  });
  const usable = placed.map(({ beside }) => beside).filter(({ expected }) => expected > 0);
  const moments = usable.length > 0 ? spreadOf(usable) : { mean: 1, variance: 0 };
  const spread = { ...moments, within: varianceWithin(Map.groupBy(areas, ({ parent }) => parent).values()) };
  return { spread, believed: placed.map(({ area, above, beside }) => [area, believe(beside, above, spread)]) };
}

/** The law of total variance: what is not known of this area, and what is not known of its parent so far as that is leant on. */
function believe(beside: AreaCount, parent: Believed, spread: LevelSpread): Found {
  if (beside.expected <= 0) return { ...parent, trust: 0 };
  const trust = trustIn(beside, spread);
  const relative = spread.mean + trust * (beside.count / beside.expected - spread.mean);
  const known = trustIn(beside, { mean: spread.mean, variance: spread.within });
  const own = (known * relative) / beside.expected;
  return { rate: relative * parent.rate, variance: own * parent.rate ** 2 + ((1 - known) * spread.mean) ** 2 * parent.variance, trust };
}

/** A belief as a gamma with its mean and variance. A very lopsided one may have its mean beyond its 97.5 % point: its range reaches to the mean. */
function told({ rate, variance }: Believed, threshold: number): Pick<LevelBelief, 'rate' | 'lower' | 'upper' | 'probabilityAbove'> {
  if (rate === 0 || variance === 0) return { rate, lower: rate, upper: rate, probabilityAbove: rate > threshold ? 1 : 0 };
  const belief: Gamma = { shape: (rate * rate) / variance, rate: rate / variance };
  return { rate, lower: Math.min(rate, gammaQuantile(0.025, belief)), upper: Math.max(rate, gammaQuantile(0.975, belief)), probabilityAbove: gammaAbove(threshold, belief) };
}
