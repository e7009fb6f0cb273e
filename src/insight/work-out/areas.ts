import { markOf } from '../../statistics/empirical-bayes/marks.ts';
import { sequential, type Block, type LevelBelief } from '../../statistics/empirical-bayes/sequential.ts';
import { expectedCounts, type AreaExpectation } from '../../statistics/exposure/expected-counts.ts';
import { blockKey, levels, lenses, type AreaFound, type AreaKey, type BelievedOfArea, type BlockPosition, type Doubt, type Lens, type Level } from '../model.ts';
import type { CellsOfYear } from './cells.ts';
import type { Gathered } from './gather.ts';

/** Where nothing at all is expected the method still needs a number: this one leaves the area with what its parent has. */
const leastExpected = 1e-9;

interface AreaSums extends AreaKey {
  readonly id: string;
  readonly level: Level;
  readonly homes: number;
  readonly homeWeeks: number;
  readonly cases: number;
  readonly isInspected: boolean;
}

/** Wards, estates and blocks, each with what is believed of it through both lenses. */
export function areasFound(gathered: Gathered, { cells }: CellsOfYear, multipliers: Float64Array | undefined): readonly AreaFound[] {
  const expectations = expectedCounts(cells, multipliers);
  const sums = sumsOfAreas(gathered, expectations);
  const unadjusted = believed(sums, expectations, ({ expectedUnadjusted }) => expectedUnadjusted);
  const adjusted = believed(sums, expectations, ({ expected }) => expected);
  const nothing: BelievedOfArea = { expected: 0, rate: 1, lower: 1, upper: 1, probability: 0, mark: 'no evidence', place: 0 };
  return [...sums.values()].map(({ id, ...area }, at) => ({ ...area, number: at + 1, unadjusted: unadjusted.get(id) ?? nothing, adjusted: adjusted.get(id) ?? nothing }));
}

/** `ward`, `ward/estate` and `ward/estate/block`. */
const pathsOf = (block: string): readonly string[] => {
  const [ward = '', estate = ''] = block.split('/');
  return [ward, `${ward}/${estate}`, block];
};

function sumsOfAreas({ blocks }: Gathered, expectations: readonly AreaExpectation[]): ReadonlyMap<string, AreaSums> {
  const found = new Map<string, AreaSums>();
  for (const { area, cases, homeWeeks } of expectations) {
    const block = blocks.get(area);
    if (block === undefined) continue;
    pathsOf(area).forEach((id, depth) => {
      const level = levels[depth] ?? 'block';
      const known = found.get(id);
      found.set(id, {
        id, level, ...keyAt(level, block),
        homes: (known?.homes ?? 0) + block.homes, homeWeeks: (known?.homeWeeks ?? 0) + homeWeeks, cases: (known?.cases ?? 0) + cases, isInspected: (known?.isInspected ?? false) || block.inspected > 0,
      });
    });
  }
  return found;
}

/** What is left of a block's key for what it lies in. */
const keyAt = (level: Level, { wardCode, estateId, blockId, postcodeKey }: AreaKey): AreaKey =>
  ({ wardCode, estateId: level === 'ward' ? null : estateId, blockId: level === 'block' ? blockId : null, postcodeKey: level === 'block' ? postcodeKey : null });

function believed(sums: ReadonlyMap<string, AreaSums>, expectations: readonly AreaExpectation[], expectedOf: (area: AreaExpectation) => number): ReadonlyMap<string, BelievedOfArea> {
  const blocks = expectations.map((area): Block => ({ id: area.area, count: area.cases, expected: Math.max(leastExpected, expectedOf(area)), within: pathsOf(area.area).slice(0, 2) }));
  const { rate, areas } = sequential(blocks);
  const places = placesOf(areas);
  return new Map(areas.map((area) => {
    const isInspected = sums.get(area.id)?.isInspected ?? false;
    const mark = markOf({ count: area.count, probabilityAbove: area.probabilityAbove, isInspected });
    return [area.id, {
      expected: area.expected * rate, rate: area.rate / rate, lower: area.lower / rate, upper: area.upper / rate, probability: area.probabilityAbove, mark, place: places.get(area.id) ?? 0,
    }];
  }));
}

/** Each level's areas from the surest to be above; among equals the higher rate first. */
function placesOf(areas: readonly LevelBelief[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const ofLevel of Map.groupBy(areas, ({ level }) => level).values()) {
    const inOrder = ofLevel.toSorted((one, other) => other.probabilityAbove - one.probabilityAbove || other.rate - one.rate || (one.id < other.id ? -1 : 1));
    inOrder.forEach(({ id }, at) => places.set(id, at + 1));
  }
  return places;
}

/** Of each level through each lens, how many areas are marked, and how many of these are likely to be ordinary after all. */
export function doubtsOf(areas: readonly AreaFound[]): readonly Doubt[] {
  return lenses.flatMap((lens) => levels.map((level) => doubtOf(areas.filter((area) => area.level === level), lens, level)));
}

function doubtOf(areas: readonly AreaFound[], lens: Lens, level: Level): Doubt {
  const marked = areas.filter((area) => area[lens].mark === 'hotspot' || area[lens].mark === 'watch');
  const hotspots = marked.filter((area) => area[lens].mark === 'hotspot').length;
  return {
    lens, level, hotspots, watched: marked.length - hotspots, noEvidence: areas.filter((area) => area[lens].mark === 'no evidence').length, areas: areas.length,
    ordinary: marked.reduce((sum, area) => sum + 1 - area[lens].probability, 0),
  };
}

/** A dot for fewer is somebody's home. */
const fewestHomesOnMap = 5;

/** The middle of each block whose homes have a position, to the metre. */
export function positionsFound({ blocks }: Gathered, areas: readonly AreaFound[]): readonly BlockPosition[] {
  const metre = (degrees: number) => Math.round(degrees * 100_000) / 100_000;
  return areas.flatMap((area): BlockPosition[] => {
    const block = area.level === 'block' ? blocks.get(blockKey(area)) : undefined;
    if (block === undefined || block.placed === 0 || block.homes < fewestHomesOnMap) return [];
    return [[area.number, metre(block.latitudes / block.placed), metre(block.longitudes / block.placed)]];
  });
}
