import type { Facets } from '../../statistics/exposure/archetypes.ts';
import type { SilenceState } from '../../statistics/silent-homes/silence.ts';
import type { Reason } from '../../statistics/silent-homes/score-card.ts';
import type { Tenth } from '../../statistics/silent-homes/tenths.ts';
import type { AreaKey, Level } from '../model.ts';

/**
 * All that may speak for looking at a home: of the building, and of what was mended. Nothing of who lives there, of what they need or of what they
 * complained of can be held here, and `silence.test.ts` sees to it that nothing is added.
 */
export interface SilenceFacts {
  /** Age band, wall, heating, ventilation, EPC band and form. */
  readonly facets: Facets;
  /** Leaks reported from it in the weeks read: none, one, or more. They only ever speak for looking where leaky homes are damp. */
  readonly leaks: 0 | 1 | 2;
  /** It stood empty for eight weeks or more in the weeks read. */
  readonly stoodEmpty: boolean;
}

/** A ward, an estate or a block with how much is heard from it. */
export interface SilentPlace extends AreaKey {
  readonly level: Level;
  /** Among the places of its level, the surest to be silent first. */
  readonly place: number;
  readonly state: SilenceState;
  /** Lived in for half a year or more of the time looked at. */
  readonly homes: number;
  readonly reported: number;
  readonly expected: number;
  /** Reported for each expected, with its limits; null where too little is expected to say. */
  readonly low: number | null;
  readonly high: number | null;
  /** Homes that somebody came to look at in the last 24 months. */
  readonly inspected: number;
  /** What leads to expect more there than elsewhere, the weightiest first. */
  readonly reasons: readonly PlaceReason[];
}

export interface PlaceReason extends Reason {
  /** How many of its homes it holds for; null of the block as a whole. */
  readonly homes: number | null;
}

/** A home where damp is likely, from which nobody ever reported it, and at which nobody looked. */
export interface SilentHome {
  readonly homeId: string;
  /** That as many of a hundred homes like it report in the time looked at. */
  readonly risk: number;
  readonly isInSilentPlace: boolean;
  readonly reasons: readonly Reason[];
}

/** By what the listed homes are held against all homes, as far as it is known to what makes the list. */
export const listedGroups = ['ward', 'estate', 'age', 'wall', 'heating', 'ventilation', 'epc', 'form'] as const;
/** All by which the audit compares. Deprivation is told by `../deprivation`, from what stands beside the facts of homes, and marked blocks with it. */
export const auditGroups = [...listedGroups, 'deprivation', 'deprivation-marked', 'deprivation-marked-adjusted'] as const;
export type AuditGroup = (typeof auditGroups)[number];

export const auditStates = ['far more', 'far less', 'alike'] as const;

/** A ward, an estate or a type, with how many of its homes are listed. Groups of too few homes are not told. */
export interface AuditRow {
  readonly by: AuditGroup;
  readonly place: number;
  readonly wardCode: string | null;
  readonly estateId: string | null;
  /** Of a type. */
  readonly name: string | null;
  readonly homes: number;
  readonly listed: number;
  /** The share listed, with 95 % limits (Wilson), and how that is beside all homes; where a few groups fill the list, that of others is beside the homes of these others. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly state: (typeof auditStates)[number];
}

/** Of one kind of group: how many are not told because they have too few homes. */
export interface AuditHidden {
  readonly by: AuditGroup;
  readonly groups: number;
  readonly homes: number;
}

/** Of one kind of group: up to three that are listed far more than all homes and hold most of the list. The others are compared with each other. */
export interface AuditFilled {
  readonly by: AuditGroup;
  /** Their places among the rows; their homes on the list, and all of their homes. */
  readonly places: readonly number[];
  readonly listed: number;
  readonly homes: number;
}

/** What the model weighs, in points, for anybody to read. */
export interface WeighedFact {
  readonly words: string;
  readonly points: number;
  readonly homes: number;
}

/** What is said of silence as a whole. */
export interface SilenceSummary {
  readonly state: 'worked out' | 'too few';
  /** Weeks in which reports are looked for, and those before, from which the history of blocks is told; nought where there are too few. */
  readonly weeks: number;
  readonly weeksBefore: number;
  /** Lived in for half a year or more of those weeks. */
  readonly homes: number;
  readonly reported: number;
  /** Homes without a tenancy on record: nobody is known to live there, so nothing is expected. */
  readonly homesWithoutTenancy: number;
  readonly homesWithEpc: number;
  /** Homes that were likely enough, and how many of them are kept on the list. */
  readonly likely: number;
  readonly listed: number;
  /** From how many of a hundred homes on a home is likely enough. */
  readonly listedFrom: number;
  readonly tenths: readonly Tenth[];
  readonly areaUnderCurve: number | null;
  readonly calibrationSlope: number | null;
  readonly weighed: readonly WeighedFact[];
  readonly pull: number | null;
  /** Of each level: how many places are in each state. */
  readonly counts: Readonly<Record<Level, Readonly<Record<SilenceState, number>>>>;
  readonly hidden: readonly AuditHidden[];
  /** Not told by runs made before 23 November 2026, which compared every group with all homes. */
  readonly filled?: readonly AuditFilled[];
}

/** All that a run says of silence. */
export interface SilenceFound {
  readonly summary: SilenceSummary;
  readonly places: readonly SilentPlace[];
  readonly homes: readonly SilentHome[];
  readonly audit: readonly AuditRow[];
}
