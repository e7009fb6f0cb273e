import type { MethodName } from '../statistics/methods.ts';
import type { Mark } from '../statistics/empirical-bayes/marks.ts';
import type { PlainDate } from '../clock/index.ts';

/** Whatever the type of building (“where people live in damp”), or beside what it leads to expect (“worse than its type of building predicts”). */
export const lenses = ['unadjusted', 'adjusted'] as const;
export type Lens = (typeof lenses)[number];

/** Areas from the widest. A block is a block of flats, or the houses of one postcode of an estate. */
export const levels = ['ward', 'estate', 'block'] as const;
export type Level = (typeof levels)[number];

export const marks = ['hotspot', 'watch', 'ordinary', 'no evidence'] as const satisfies readonly Mark[];

/** What residents name when they live in damp: the problems of src/repairs that are counted here. By the report alone, which means the same
 *  before and after causes were first coded; what turned out otherwise was still looked into as damp. */
export const dampProblems = ['damp-or-mould', 'ceiling-leak'] as const;

/** What is believed of an area through one lens: rates as times the landlord's own. */
export interface BelievedOfArea {
  readonly expected: number;
  readonly rate: number;
  /** Between these lies 95 % of what is believed. */
  readonly lower: number;
  readonly upper: number;
  /** That the rate is more than half as much again as the landlord's. */
  readonly probability: number;
  readonly mark: Mark;
  /** Among the areas of its level, the surest first. */
  readonly place: number;
}

/** Where an area is: a ward, an estate within it, and within that a block or the houses of a postcode. */
export interface AreaKey {
  readonly wardCode: string;
  readonly estateId: string | null;
  readonly blockId: string | null;
  readonly postcodeKey: string | null;
}

/** The name of a block among what was gathered. */
export const blockKey = ({ wardCode, estateId, blockId, postcodeKey }: AreaKey): string => `${wardCode}/${estateId ?? ''}/${blockId ?? postcodeKey ?? ''}`;

/** What a run found of an area. */
export interface AreaFound extends AreaKey {
  /** Of this run only. */
  readonly number: number;
  readonly level: Level;
  /** Lived in during the year. */
  readonly homes: number;
  readonly homeWeeks: number;
  /** Homes with an episode that began in the year. */
  readonly cases: number;
  readonly isInspected: boolean;
  readonly unadjusted: BelievedOfArea;
  readonly adjusted: BelievedOfArea;
}

/** Homes near each other of which more had an episode than usual, since some week. */
export interface ClusterFound {
  /** Mondays. */
  readonly fromWeek: PlainDate;
  readonly toWeek: PlainDate;
  readonly homes: number;
  readonly cases: number;
  readonly expected: number;
  readonly logLikelihoodRatio: number;
  readonly p: number;
  readonly gumbelP: number | null;
  /** Chance alone would find as much once in so many weeks. */
  readonly onceInWeeks: number;
  /** The permutation form, which needs nothing but the reports, finds it too. */
  readonly isBorneOut: boolean;
  /** Numbers of its blocks. */
  readonly areas: readonly number[];
}

/** A neighbourhood's last week beside what is usual for it. Null is all of them together. */
export interface AlarmFound {
  readonly neighbourhoodId: string | null;
  readonly state: 'alarm' | 'usual' | 'too few' | 'too short';
  readonly cases: number;
  readonly expected: number | null;
  readonly upper: number | null;
  readonly p: number | null;
  /** Held against the other areas of the week. */
  readonly adjustedP: number | null;
}

/** One week of the landlord on the season chart. */
export interface WeekFound {
  readonly monday: PlainDate;
  readonly cases: number;
  /** What the season and the homes lived in lead to expect. */
  readonly usual: number;
  /** Smoothed, as times the usual, between its limits. */
  readonly smoothed: number;
  readonly low: number;
  readonly high: number;
  readonly isOut: 'above' | 'below' | null;
}

/** A type of building beside all homes. */
export interface TypeFound {
  readonly name: string;
  readonly homes: number;
  readonly cases: number;
  readonly times: number;
  readonly low: number;
  readonly high: number;
}

/** How many of the areas marked are likely to be ordinary after all. */
export interface Doubt {
  readonly lens: Lens;
  readonly level: Level;
  readonly hotspots: number;
  readonly watched: number;
  readonly noEvidence: number;
  readonly areas: number;
  readonly ordinary: number;
}

/** The methods a run works with. */
export const methodsUsed = ['home-weeks', 'expected-counts', 'empirical-bayes', 'space-time-scan', 'weekly-alarm', 'ewma-chart', 'silent-homes'] as const satisfies readonly MethodName[];

/** What a run says of the landlord as a whole. */
export interface Summary {
  /** The version of each method that the run was made with. */
  readonly methods: Readonly<Record<(typeof methodsUsed)[number], number>>;
  readonly state: 'worked out' | 'too few';
  readonly homes: number;
  readonly homesLivedIn: number;
  readonly homesWithoutTenancy: number;
  readonly homesPlaced: number;
  readonly inspectedHomes: number;
  /** Homes with an episode that began in the year. */
  readonly cases: number;
  /** All episodes of all the weeks read. */
  readonly episodes: number;
  /** Homes with an episode in a hundred homes lived in for a year; null where nobody lived anywhere. */
  readonly yearlyRate: number | null;
  readonly weeks: number;
  readonly isSeasonFitted: boolean;
  readonly dispersion: number;
  readonly chart: readonly WeekFound[];
  readonly types: readonly TypeFound[];
  readonly doubts: readonly Doubt[];
  readonly scan: { readonly places: number; readonly runs: number; readonly clusters: number } | null;
}

/** Where a block of a run stands: its number, and the middle of its homes. */
export type BlockPosition = readonly [number: number, latitude: number, longitude: number];

/** What a map draws around its blocks. */
export const outlines = ['ward', 'neighbourhood', 'estate', 'none'] as const;
export type Outline = (typeof outlines)[number];

/** Fewer say nothing of areas. */
export const enoughToSay = { homes: 50, cases: 10, weeks: 26 } as const;

/** A type of a run, among all of its types. */
export interface TypeAsked {
  readonly name: string;
  readonly names: readonly string[];
}

/** Which homes an address asks for: those of some areas, a neighbourhood or a type of a run, or all, with an episode that began in some weeks. */
export interface HomesAsked {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly when: string;
  /** All of them when empty. */
  readonly areas: readonly AreaKey[];
  readonly neighbourhoodId: string | undefined;
  readonly type: TypeAsked | undefined;
  /** The same in words; empty for all homes. */
  readonly where: readonly string[];
  readonly query: readonly (readonly [name: string, value: string])[];
}
