import type { CaseId, Reference } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';

export const workPurposes = ['safety', 'prevention'] as const;
/** What a repair does for a hazard: makes it safe now, or keeps it from coming back. */
export type WorkPurpose = (typeof workPurposes)[number];

/** A repair that does the work of a hazard, as the repair itself stands. */
export interface TiedRepair {
  readonly repairId: CaseId;
  readonly reference: Reference;
  readonly title: string;
  readonly purpose: WorkPurpose;
  readonly stage: string;
  readonly isClosed: boolean;
  /** When work was first done at a visit; null while nobody has. */
  readonly begunAt: Instant | null;
  /** When the last of its work was done, where the repair still says that it is. */
  readonly doneAt: Instant | null;
  /** An inspection of its work that passed, with what it measured of moisture. */
  readonly passed: PassedInspection | null;
}

/** What somebody who had no hand in a repair found of it. */
export interface PassedInspection {
  readonly reference: Reference;
  readonly settledAt: Instant;
  readonly inspectorId: string | null;
  readonly inspectorName: string;
  readonly moisture: string;
}

/** A repair that somebody names, as the decision needs it. */
export interface RepairNamed {
  readonly repairId: CaseId;
  readonly reference: Reference;
  /** At the same home or shared place, or in the same block. */
  readonly isHere: boolean;
}

/** What decisions about works turn on besides the record. */
export interface WorksFacts {
  readonly tied: readonly TiedRepair[];
  /** The repair that the command names or has just raised; undefined where there is none. */
  readonly named: RepairNamed | undefined;
}

/** As when nothing is tied. */
export const noWorksYet: WorksFacts = { tied: [], named: undefined };

/** Somewhere for the household to stay until the home is safe. */
export interface TemporaryMove {
  readonly moveId: string;
  readonly place: string;
  readonly fromOn: PlainDate;
  /** The day by which they are home again: promised when they accept. */
  readonly untilOn: PlainDate;
  readonly costPence: number;
  readonly offeredAt: Instant;
  readonly by: string;
  readonly answer: 'accepted' | 'refused' | null;
  readonly answeredAt: Instant | null;
  readonly answerWords: string | null;
  readonly backAt: Instant | null;
  readonly finalCostPence: number | null;
}

/** A stay as it is told of for good: with whether we took the offer back, and why. */
export interface RecordedMove extends TemporaryMove {
  readonly withdrawnAt: Instant | null;
  readonly withdrawnBecause: string | null;
}

/** Where they are to stay, for how long and at what expected cost. */
export type StayOffered = Pick<TemporaryMove, 'moveId' | 'by' | 'place' | 'fromOn' | 'untilOn' | 'costPence'>;

/** The offer that we took back, as it stood. */
export type StayTakenBack = StayOffered & Pick<TemporaryMove, 'offeredAt'>;

/** How a promise to be home again is known among the promises of its case. */
export const keptByReturn = 'return';
