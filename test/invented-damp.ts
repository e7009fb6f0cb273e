import { addDays, plainDate, type PlainDate } from '../src/clock/index.ts';
import { gatherHomes, nothingGathered, type Gathered } from '../src/insight/work-out/gather.ts';
import { noDampRepairs, type HomeFacts } from '../src/insight/work-out/home-facts.ts';
import { randomStream } from '../src/statistics/random/random-stream.ts';

/** An invented landlord's homes, and which of its blocks were made damp on purpose. */
export interface InventedDamp {
  readonly estates: number;
  readonly blocksAnEstate: number;
  readonly homesABlock: number;
  readonly years: number;
  readonly seed: number;
  /** How many times as damp solid walls are than cavities; 1 when left out. */
  readonly solidWalls?: number;
  /** How many times as damp these blocks are, by their place in the list of all blocks, for all the years. */
  readonly planted?: ReadonlyMap<number, number>;
  /** Blocks in which something began in the last weeks, with how many times as many episodes. */
  readonly outbreak?: { readonly blocks: ReadonlySet<number>; readonly weeks: number; readonly times: number };
}

/** The last whole week ends on this Sunday. */
export const lastSunday = plainDate('2026-11-22');
const yearly = 0.07;

export const blockIdOf = (block: number): string => `block-${String(block).padStart(5, '0')}`;

/** Its homes, block by block, each with the days on which it reported: more in winter, and more where walls are solid. */
export function* inventedHomes({ estates, blocksAnEstate, homesABlock, years, seed, solidWalls = 1, planted = new Map(), outbreak }: InventedDamp): Generator<HomeFacts> {
  const chance = randomStream(seed);
  const weeks = Math.round(years * 52.18);
  const first = addDays(lastSunday, 1 - weeks * 7);
  for (let block = 0; block < estates * blocksAnEstate; block += 1) {
    const estate = Math.floor(block / blocksAnEstate);
    const kind = estate % 2 === 1 ? { wall: 'solid brick', times: solidWalls } : { wall: 'filled cavity', times: 1 };
    for (let home = 0; home < homesABlock; home += 1) {
      const episodes: PlainDate[] = [];
      for (let week = 0; week < weeks; week += 1) {
        const isNew = outbreak?.blocks.has(block) === true && week >= weeks - outbreak.weeks;
        const rate = (yearly / 52) * kind.times * (planted.get(block) ?? 1) * (isNew ? outbreak.times : 1) * (1 + 0.6 * Math.cos((2 * Math.PI * (week - weeks + 45)) / 52.18));
        if (chance.share() < rate) episodes.push(addDays(first, week * 7 + chance.below(7)));
      }
      yield {
        id: `${blockIdOf(block)}-${home}`, wardCode: `W${Math.floor(estate / 6)}`, estateId: `estate-${estate}`, blockId: blockIdOf(block), postcodeKey: 'SK301AB', neighbourhoodId: `n-${Math.floor(estate / 6)}`,
        facets: ['1945 to 1964', kind.wall], lived: [[plainDate('2015-04-01'), null]], episodes, isInspected: home === 0,
        leaks: 0, dampRepairs: noDampRepairs, position: [53.4 + Math.floor(estate / 6) * 0.012 + (block % blocksAnEstate) * 0.0007, -2.15 + (estate % 6) * 0.01],
      };
    }
  }
}

/** The same, added up as a run does. */
export function inventedGathering(invented: InventedDamp): Gathered {
  const count = Math.round(invented.years * 52.18);
  const gathered = nothingGathered({ first: addDays(lastSunday, 1 - count * 7), count });
  let piece: HomeFacts[] = [];
  for (const home of inventedHomes(invented)) {
    piece.push(home);
    if (piece.length < 1000) continue;
    gatherHomes(gathered, piece);
    piece = [];
  }
  gatherHomes(gathered, piece);
  return gathered;
}
