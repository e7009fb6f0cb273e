import type { Mark } from '../../statistics/empirical-bayes/marks.ts';
import type { AreaKey } from '../model.ts';

/** The parts that speak for spending at a block. Each holds or does not, by a rule that the page states; none weighs more than another. */
export const moneyParts = ['damp', 'recurrence', 'cost', 'type'] as const;
export type MoneyPart = (typeof moneyParts)[number];

/** In which order blocks are listed: by how many parts hold, or by one part. */
export const moneyOrders = ['parts', ...moneyParts] as const;
export type MoneyOrder = (typeof moneyOrders)[number];

/** When each part holds: stated on the page, and the same for everybody. */
export const moneyRules = {
  /** Of episodes, at least so many that began within so many days of an earlier one of the same home, and so many times the landlord's own share. */
  recurrence: { fewest: 2, times: 1.5, days: 365 },
  /** For each home, so many times what damp repairs cost the landlord for each home. */
  cost: { times: 2 },
  /** Homes of its types of building are so many times as damp as all homes. */
  type: { times: 1.25 },
  years: 3,
} as const;

/** From fewer episodes or repairs a share says little. */
export const fewestCounted = 10;

/** What orders are worth says nothing of the landlord where fewer damp repairs have one. */
export const shareWithOrders = 0.5;

/** A block for which one part or more holds, with what each part is made of. */
export interface MoneyBlock extends AreaKey {
  /** The number of the area in insight_areas. */
  readonly number: number;
  readonly homes: number;
  readonly held: readonly MoneyPart[];
  /** Parts that hold and rest on little. */
  readonly unsure: readonly MoneyPart[];
  readonly mark: Mark;
  /** That so many homes are believed to have an episode in a year. */
  readonly dampHomes: number;
  readonly episodes: number;
  readonly cameBack: number;
  readonly repairs: number;
  readonly withOrders: number;
  readonly pence: number;
  /** For each home, times the landlord's own: of pence where orders are known, else of repairs. */
  readonly costTimes: number;
  /** How damp homes of its types are, times all homes, with 95 % limits. */
  readonly typeTimes: number;
  readonly typeLow: number;
  readonly typeHigh: number;
  /** Its place in the list by parts held, and in the list by each part; from 1. */
  readonly place: number;
  readonly placeBy: Readonly<Record<MoneyPart, number>>;
}

/** The landlord beside which blocks are held. */
export interface MoneySummary {
  readonly homes: number;
  readonly episodes: number;
  readonly cameBack: number;
  readonly repairs: number;
  readonly withOrders: number;
  readonly pence: number;
  readonly blocks: number;
  /** False where less than half of the damp repairs have orders: then repairs are counted and not what they cost. */
  readonly isCostKnown: boolean;
}

export interface MoneyFound {
  readonly summary: MoneySummary;
  readonly blocks: readonly MoneyBlock[];
}
