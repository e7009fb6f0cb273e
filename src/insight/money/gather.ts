import { addDays, daysBetween } from '../../clock/index.ts';
import type { Weeks } from '../../statistics/exposure/home-weeks.ts';
import { blockKey } from '../model.ts';
import type { DampRepairs, HomeFacts } from '../work-out/home-facts.ts';
import { moneyRules } from './model.ts';

/** What damp came to: repairs and orders, and the episodes behind them. */
export interface DampSums extends DampRepairs {
  readonly episodes: number;
  /** Of these, begun within a year of an earlier one of the same home. */
  readonly cameBack: number;
}

export const noDamp: DampSums = { repairs: 0, withOrders: 0, pence: 0, episodes: 0, cameBack: 0 };

/** What damp came to by block, empty homes too: who pays is the landlord. */
export interface GatheredMoney {
  readonly weeks: Weeks;
  readonly blocks: Map<string, DampSums>;
  homes: number;
}

export const nothingSpent = (weeks: Weeks): GatheredMoney => ({ weeks, blocks: new Map(), homes: 0 });

/** Adds one home. */
export function gatherMoney(gathered: GatheredMoney, home: HomeFacts): void {
  gathered.homes += 1;
  if (home.dampRepairs.repairs === 0 && home.episodes.length === 0) return;
  const { wardCode, estateId, blockId, postcodeKey } = home;
  const id = blockKey({ wardCode, estateId, blockId, postcodeKey: blockId === null ? postcodeKey : null });
  gathered.blocks.set(id, sumOf([gathered.blocks.get(id) ?? noDamp, { ...home.dampRepairs, ...episodesOf(home, gathered.weeks) }]));
}

/** Episodes of the last three years. Reports less than 56 days apart are one already, so what began again came back. */
function episodesOf({ episodes }: HomeFacts, { first, count }: Weeks): Pick<DampSums, 'episodes' | 'cameBack'> {
  const end = addDays(first, count * 7);
  const from = addDays(end, -365 * moneyRules.years);
  const inTime = episodes.map((day, at) => ({ day, before: episodes[at - 1] })).filter(({ day }) => day >= from && day < end);
  return { episodes: inTime.length, cameBack: inTime.filter(({ day, before }) => before !== undefined && daysBetween(before, day) <= moneyRules.recurrence.days).length };
}

/** Several added up. */
export const sumOf = (all: Iterable<DampSums>): DampSums => [...all].reduce((sum, { repairs, withOrders, pence, episodes, cameBack }) =>
  ({ repairs: sum.repairs + repairs, withOrders: sum.withOrders + withOrders, pence: sum.pence + pence, episodes: sum.episodes + episodes, cameBack: sum.cameBack + cameBack }), noDamp);
