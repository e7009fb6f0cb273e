import { dateInLondon, type Instant, type PlainDate } from '../clock/index.ts';

/** The first day of a month in London, such as 2026-11-01. */
export type Month = PlainDate;

/** What figures can be narrowed to and set out by, besides the kind of case. */
export const dimensions = ['team', 'trade', 'neighbourhood', 'contractor'] as const;
export type Dimension = (typeof dimensions)[number];

/** Months are kept for each group of cases, and summed up: by one dimension alone, and by none of them. */
export const waysToSum = ['nothing', ...dimensions, 'everything'] as const;
export type CountedBy = (typeof waysToSum)[number];

/** What a case is counted by. Null is what it has none of, what nobody has set yet, or what a sum does not tell apart. */
export interface CaseGroup {
  readonly countedBy: CountedBy;
  readonly kind: string;
  readonly teamId: string | null;
  readonly trade: string | null;
  readonly neighbourhoodId: string | null;
  readonly contractorId: string | null;
  /** Null of a communal area, which every organisation looks after. */
  readonly owningOrganisationId: string | null;
  readonly managingOrganisationId: string | null;
}

/** One thing that counts. */
export interface Fact {
  readonly caseId: string;
  readonly measure: string;
  /** Its place among those of this measure on this case. */
  readonly ordinal: number;
  readonly at: Instant;
  readonly groupId: string;
  readonly hit: boolean;
  /** It counted otherwise before something that happened later. */
  readonly amended: boolean;
  /** In pence, where the measure is of money as well. */
  readonly amount: number;
  /** The order it is of, where it is of one. */
  readonly orderId: string | null;
}

/** How many there are of all, how many of them are what the measure looks for, how many of those that are not once were, and what they come to in pence. */
export interface Counted {
  readonly total: number;
  readonly hits: number;
  readonly amended: number;
  readonly amount: number;
}

export interface MonthKey {
  readonly countedBy: CountedBy;
  readonly measure: string;
  readonly month: Month;
  readonly groupId: string;
}

export const nothingCounted: Counted = { total: 0, hits: 0, amended: 0, amount: 0 };

export function plus(one: Counted, other: Counted): Counted {
  return { total: one.total + other.total, hits: one.hits + other.hits, amended: one.amended + other.amended, amount: one.amount + other.amount };
}

/** Whether anything counts, or would be changed by adding it. */
export const isNothing = ({ total, hits, amended, amount }: Counted): boolean => total === 0 && hits === 0 && amended === 0 && amount === 0;

/** The month of an instant in London: midnight of 1 June there is 11 in the evening of 31 May in UTC. */
export function monthInLondon(at: Instant): Month {
  return `${dateInLondon(at).slice(0, 7)}-01` as Month;
}

/** How far the counting of a landlord's cases has come. */
export interface HowFresh {
  readonly countedAt: Instant | null;
  /** The first count, or one of a new measure, is still going on. */
  readonly isFirstCount: boolean;
  /** How far the first count ever has come; null once it is over, and where there is nothing to count. Until then no figure says anything. */
  readonly soFar: { readonly counted: number; readonly all: number } | null;
  /** Saves not yet counted, up to a thousand. */
  readonly waiting: number;
}

/** Whether every case has been counted. */
export const isComplete = ({ countedAt, isFirstCount, soFar }: HowFresh): boolean => countedAt !== null && !isFirstCount && soFar === null;
