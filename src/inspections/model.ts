import type { CaseRecord, Reference } from '../casefile/index.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import type { Trade } from '../repairs/index.ts';
import type { OrganisationId, StaffId, TeamId } from '../staff/index.ts';

/** The finished work, as it decides whether somebody checks it. */
export interface FinishedJob {
  readonly repairId: string;
  readonly fixNumber: number;
  readonly trade: Trade | null;
  /** It was, or may have been, a danger, or damp. */
  readonly isHazard: boolean;
  /** The resident said before that it was not fixed, or the same thing came back. */
  readonly cameBack: boolean;
  readonly operativeId: StaffId | null;
  readonly teamId: TeamId | null;
  readonly organisationId: OrganisationId | null;
  /** What it cost, where that is known. */
  readonly valuePence: number | null;
}

export const outcomes = ['passed', 'passed-with-remarks', 'failed', 'waived'] as const;
export type Outcome = (typeof outcomes)[number];

export const itemResults = ['pass', 'fail', 'not-applicable'] as const;
export type ItemResult = (typeof itemResults)[number];

/** One thing looked at, and how it was found. */
export interface CheckedItem {
  readonly item: string;
  readonly words: string;
  readonly result: ItemResult;
  readonly remark: string;
  /** What an instrument showed, with its unit and name; '' where nothing was measured. */
  readonly reading: string;
}

/** An inspection of finished work, beside the header of its case. */
export interface Inspection {
  readonly caseId: string;
  readonly repairId: string;
  readonly repairReference: Reference;
  readonly fixNumber: number;
  readonly rule: string;
  readonly ruleWords: string;
  readonly isHazard: boolean;
  readonly trade: Trade;
  readonly operativeId: StaffId | null;
  readonly operativeName: string | null;
  readonly outcome: Outcome | null;
  readonly words: string | null;
  readonly settledAt: Instant | null;
  readonly inspectorName: string | null;
}

export interface InspectionRecord {
  readonly spine: CaseRecord;
  readonly inspection: Inspection;
}

/** A photo as the timeline keeps it. */
export interface PhotoSeal {
  readonly photoId: string;
  readonly sha256: string;
  readonly originalSha256: string;
}

/** Work to raise for what failed: one repair for each trade. */
export interface FailedWork {
  readonly trade: Trade;
  readonly words: string;
  readonly items: readonly string[];
}

export interface RecordInspection {
  readonly type: 'RecordInspection';
  readonly items: readonly CheckedItem[];
  readonly words: string;
  readonly photos: readonly PhotoSeal[];
  /** The trade that puts a failed item right. */
  readonly trade: Trade;
}

export interface WaiveInspection {
  readonly type: 'WaiveInspection';
  readonly reason: string;
}

export type InspectionCommand = RecordInspection | WaiveInspection;

export type InspectionEvent =
  | { readonly type: 'InspectionPicked'; readonly data: { readonly repairReference: Reference; readonly rule: string; readonly ruleWords: string; readonly drawNumber: number; readonly operativeName: string | null } }
  | { readonly type: 'WorkInspected'; readonly data: { readonly outcome: Outcome; readonly words: string; readonly items: readonly CheckedItem[]; readonly photos: readonly PhotoSeal[]; readonly raised: readonly Reference[]; readonly homeEndedOn?: PlainDate } }
  | { readonly type: 'InspectionWaived'; readonly data: { readonly reason: string } };

export type InspectionRefusal = 'already-inspected' | 'had-a-hand-in-it' | 'item-missing' | 'say-what-failed' | 'reason-missing' | 'hazard-is-always-checked' | 'promise-open' | 'work-cannot-be-raised';
