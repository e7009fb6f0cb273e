import type { Facets } from '../../statistics/exposure/archetypes.ts';
import { homeWeeks, weekOf, type Weeks } from '../../statistics/exposure/home-weeks.ts';
import { blockKey, type AreaKey } from '../model.ts';
import { gatherDeprivation, nothingOfDeprivation, type GatheredDeprivation } from '../deprivation/gather.ts';
import type { TenthOfHome } from '../deprivation/model.ts';
import { gatherMoney, nothingSpent, type GatheredMoney } from '../money/gather.ts';
import { gatherSilence, nothingHeard, type GatheredSilence } from '../silence/gather.ts';
import type { HomeFacts } from './home-facts.ts';

/** A year of whole weeks. */
export const weeksInYear = 52;

/** What the homes of one type of one block come to. */
export interface CellSums {
  readonly facets: Facets;
  homes: number;
  cases: number;
  /** Of each week of the year. */
  readonly homeWeeks: Float64Array;
  readonly newCases: Float64Array;
}

/** What the homes of one block come to. */
export interface BlockSums extends AreaKey {
  homes: number;
  inspected: number;
  placed: number;
  latitudes: number;
  longitudes: number;
  readonly cells: Map<string, CellSums>;
}

/** What homes come to so far. They may be handed over in any pieces: only sums are kept, so that memory grows with blocks and not with homes. */
export interface Gathered {
  readonly weeks: Weeks;
  /** The first week of the last year. */
  readonly yearFrom: number;
  readonly blocks: Map<string, BlockSums>;
  readonly neighbourhoods: Map<string, number[]>;
  readonly cases: Float64Array;
  readonly homeWeeks: Float64Array;
  homes: number;
  homesLivedIn: number;
  homesWithoutTenancy: number;
  homesPlaced: number;
  inspectedHomes: number;
  readonly silence: GatheredSilence;
  readonly money: GatheredMoney;
  readonly deprivation: GatheredDeprivation;
}

/** Before the first home. */
export function nothingGathered(weeks: Weeks): Gathered {
  return {
    weeks, yearFrom: Math.max(0, weeks.count - weeksInYear), blocks: new Map(), neighbourhoods: new Map(), cases: new Float64Array(weeks.count), homeWeeks: new Float64Array(weeks.count),
    homes: 0, homesLivedIn: 0, homesWithoutTenancy: 0, homesPlaced: 0, inspectedHomes: 0, silence: nothingHeard(weeks), money: nothingSpent(weeks), deprivation: nothingOfDeprivation(),
  };
}

/** Adds some homes to what was gathered, each with the tenth in which it stands at the same place of `tenths`; none is known where that is left out. */
export function gatherHomes(gathered: Gathered, homes: readonly HomeFacts[], tenths: readonly TenthOfHome[] = []): void {
  const lived = homeWeeks(homes.flatMap(({ id, lived: spans }) => spans.map(([from, until]) => ({ home: id, kind: 'tenancy' as const, from, until }))), gathered.weeks);
  for (const [at, home] of homes.entries()) {
    const heard = gatherHome(gathered, home, lived.get(home.id) ?? new Float64Array(gathered.weeks.count));
    gatherDeprivation(gathered.deprivation, { home, tenth: tenths[at] ?? null }, heard);
  }
}

function gatherHome(gathered: Gathered, home: HomeFacts, lived: Float64Array): { readonly isHeard: boolean; readonly isLivedIn: boolean } {
  const { weeks, yearFrom } = gathered;
  const began = home.episodes.map((day) => weekOf(day, weeks)).filter((week) => week !== undefined);
  // Whoever reports lives there, whatever the list of tenancies says.
  for (const week of began) if (lived[week] === 0) lived[week] = 1;
  const isHeard = gatherSilence(gathered.silence, home, lived, began);
  gatherMoney(gathered.money, home);
  add(gathered.homeWeeks, lived);
  const ofNeighbourhood = gathered.neighbourhoods.get(home.neighbourhoodId) ?? Array.from({ length: weeks.count }, () => 0);
  gathered.neighbourhoods.set(home.neighbourhoodId, ofNeighbourhood);
  for (const week of began) {
    gathered.cases[week] = (gathered.cases[week] ?? 0) + 1;
    ofNeighbourhood[week] = (ofNeighbourhood[week] ?? 0) + 1;
  }
  const year = lived.subarray(yearFrom);
  const isLivedIn = year.some((weeksLived) => weeksLived > 0);
  count(gathered, home, isLivedIn);
  if (isLivedIn) gatherYear(gathered, home, { year, began });
  return { isHeard, isLivedIn };
}

/** What a home that was lived in adds to the sums of its block. */
function gatherYear(gathered: Gathered, home: HomeFacts, { year, began }: { readonly year: Float64Array; readonly began: readonly number[] }): void {
  const { yearFrom } = gathered;
  const cell = cellOf(blockOf(gathered, home), home.facets, year.length);
  cell.homes += 1;
  add(cell.homeWeeks, year);
  // A home is one case of the year, however many episodes it had: the first of them.
  const first = began.find((week) => week >= yearFrom);
  if (first === undefined) return;
  cell.cases += 1;
  cell.newCases[first - yearFrom] = (cell.newCases[first - yearFrom] ?? 0) + 1;
}

function count(gathered: Gathered, home: HomeFacts, isLivedIn: boolean): void {
  // What was sold before the year is no home of today.
  if (home.isNoLongerOurs === true && !isLivedIn) return;
  gathered.homes += 1;
  if (isLivedIn) gathered.homesLivedIn += 1;
  if (home.lived.length === 0) gathered.homesWithoutTenancy += 1;
  if (home.position !== null) gathered.homesPlaced += 1;
  if (home.isInspected) gathered.inspectedHomes += 1;
}

/** The block of a home that is lived in. Its position is the middle of its homes'. */
function blockOf({ blocks }: Gathered, home: HomeFacts): BlockSums {
  const { wardCode, estateId, blockId } = home;
  const postcodeKey = blockId === null ? home.postcodeKey : null;
  const id = blockKey({ wardCode, estateId, blockId, postcodeKey });
  const block = blocks.get(id) ?? { wardCode, estateId, blockId, postcodeKey, homes: 0, inspected: 0, placed: 0, latitudes: 0, longitudes: 0, cells: new Map<string, CellSums>() };
  blocks.set(id, block);
  block.homes += 1;
  if (home.isInspected) block.inspected += 1;
  if (home.position === null) return block;
  block.placed += 1;
  block.latitudes += home.position[0];
  block.longitudes += home.position[1];
  return block;
}

function cellOf({ cells }: BlockSums, facets: Facets, weeks: number): CellSums {
  const key = facets.join(' · ');
  const cell = cells.get(key) ?? { facets, homes: 0, cases: 0, homeWeeks: new Float64Array(weeks), newCases: new Float64Array(weeks) };
  cells.set(key, cell);
  return cell;
}

function add(sums: Float64Array, more: Float64Array): void {
  for (let at = 0; at < more.length; at += 1) sums[at] = (sums[at] ?? 0) + (more[at] ?? 0);
}
