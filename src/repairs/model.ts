import type { Diagnosis } from '../diagnosis/index.ts';
import type { AccessAttempt, PartOfDay, Wish } from '../appointments/index.ts';
import type { CaseId, NewLink, PromiseId, Reference } from '../casefile/index.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import type { PhotoPhase } from '../evidence/index.ts';
import type { HazardKindId, RightToRepairDefect } from '../law/index.ts';
import { trades, type OrderId, type Trade } from '../orders/index.ts';
import type { StaffId } from '../staff/index.ts';
import type { MissedVisitEvent, Remedy } from './model/remedy.ts';
import type { Reminder, VisitId } from './model/visit-id.ts';
import type { DangerAnswers } from './model/danger-questions.ts';
import type { CapturedWords, Findings } from './model/findings.ts';
import type { AccessAttemptMade } from './model/access-ladder.ts';
import type { FollowOnWishes, StandingEvent, StandingMatters } from './model/standing.ts';
import type { FirstFix, RecallEvent } from './model/first-fix.ts';

export type { Reminder, VisitId };

export const stages = ['reported', 'diagnosed', 'booked', 'programmed', 'fixed', 'confirmed', 'closed', 'cancelled'] as const;
export type RepairStage = (typeof stages)[number];

export const priorities = ['emergency', 'urgent', 'routine', 'planned'] as const;
export type Priority = (typeof priorities)[number];

export { trades, type Trade };

export type { PartOfDay };

/** An ordinary job, a visit that only makes safe, or somebody competent coming to look. */
export const visitPurposes = ['repair', 'make-safe', 'inspection'] as const;
/** As well, somebody else coming to check work that is said to be done: it changes nothing of the repair's own course. */
export const everyVisitPurpose = [...visitPurposes, 'post-inspection'] as const;
export type VisitPurpose = (typeof everyVisitPurpose)[number];

export const cancelReasons = ['resident asked', 'reported twice', 'not ours to repair', 'tenancy ended', 'raised in error', 'no longer needed'] as const;
export type CancelReason = (typeof cancelReasons)[number];
/** Said of what a resident reported, these need somebody else to agree. */
export const needSecondPerson: readonly CancelReason[] = ['raised in error', 'no longer needed'];

export const visitStatuses = ['booked', 'done', 'no-access', 'moved', 'cancelled', 'missed'] as const;
export type VisitStatus = (typeof visitStatuses)[number];

export interface Visit {
  readonly id: VisitId;
  readonly purpose: VisitPurpose;
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly operativeId: StaffId;
  readonly operativeName: string;
  readonly promiseId: PromiseId;
  /** The order it carries out; null where it carries out none. */
  readonly orderId: OrderId | null;
  /** When we wrote to the resident of it; null when we could not. What became of the message says whether it is notice. */
  readonly noticedAt: Instant | null;
  readonly status: VisitStatus;
  readonly outcomeWords: string | null;
  readonly settledAt: Instant | null;
  /** Which places of their day it takes; null when it was booked before there were any. */
  readonly places: readonly number[] | null;
  /** What we told the resident beforehand. */
  readonly reminders: readonly Reminder[];
}

/** Whether it may be a danger: seen as one until somebody competent has said otherwise, or a hazard case has taken it over. */
export type HazardMark = 'none-seen' | 'possible' | 'not-a-hazard' | 'own-case';

/** What the resident told us, in their words. */
export interface RepairReport {
  readonly problem: string;
  readonly room: string;
  readonly extent: string;
  readonly since: string;
  readonly words: string;
  readonly reportedBy: 'adviser' | 'resident' | 'staff';
  readonly reporterName: string;
  readonly reporterContact: string | null;
}

/** The whole matter from report to confirmed fixed. */
export interface Repair extends RepairReport, FirstFix, StandingMatters {
  readonly caseId: CaseId;
  readonly stage: RepairStage;
  readonly reportedAt: Instant;
  readonly hazard: HazardMark;
  readonly isEmergency: boolean;
  readonly priority: Priority | null;
  readonly rightToRepairDefect: RightToRepairDefect | null;
  readonly trade: Trade | null;
  readonly followOnTo: CaseId | null;
  /** Times the resident said it was not fixed after we said it was. */
  readonly failedFixes: number;
  /** When they last said so: work done before that no longer counts as done. */
  readonly deniedAt: Instant | null;
  readonly answerAttempts: number;
  /** When a visit suits the resident; none: at any time. */
  readonly wishes: readonly Wish[];
  readonly visits: readonly Visit[];
  /** Sums proposed to put right what went wrong. */
  readonly remedies: readonly Remedy[];
}

/** Past-tense facts of a repair, each kept on the case's chain. */
export type RepairEvent =
  | MissedVisitEvent
  | RecallEvent
  | StandingEvent
  | { readonly type: 'TemporaryFixMade'; readonly data: { readonly visitId: VisitId; readonly purpose: VisitPurpose; readonly words: string; readonly permanent: string; readonly permanentBy: PlainDate; readonly photos: readonly PhotoSeal[] } }
  | { readonly type: 'ImportedFromBefore'; readonly data: HistoryFacts & HistorySource }
  | { readonly type: 'RepairReported'; readonly data: RepairReport & { readonly isEmergency: boolean; readonly photos: readonly PhotoSeal[]; readonly wishes?: readonly Wish[]; readonly dangerAnswers?: DangerAnswers; readonly diagnosis?: Diagnosis } }
  | { readonly type: 'WishesSaid'; readonly data: { readonly wishes: readonly Wish[] } }
  | { readonly type: 'PossibleHazardSeen'; readonly data: { readonly hazards: readonly HazardKindId[]; readonly because: string } }
  | { readonly type: 'HazardCaseOpened'; readonly data: { readonly hazardReference: Reference } }
  | { readonly type: 'HazardRuledOut'; readonly data: { readonly reason: string } }
  | { readonly type: 'RepairDiagnosed'; readonly data: { readonly priority: Priority; readonly trade: Trade; readonly rightToRepairDefect: RightToRepairDefect | null; readonly reason: string | null } }
  | { readonly type: 'FollowOnRaised'; readonly data: { readonly parentReference: Reference; readonly priority: Priority; readonly trade: Trade } & Partial<FollowOnWishes> }
  | { readonly type: 'VisitBooked'; readonly data: VisitFacts }
  | { readonly type: 'VisitMoved'; readonly data: { readonly visitId: VisitId; readonly reason: string; readonly askedBy: 'us' | 'resident'; readonly to: VisitFacts } }
  | { readonly type: 'VisitCancelled'; readonly data: { readonly visitId: VisitId; readonly reason: string } }
  | { readonly type: 'VisitDone'; readonly data: { readonly visitId: VisitId; readonly purpose: VisitPurpose; readonly words: string; readonly photos: readonly PhotoSeal[]; readonly ordersOpen?: string } }
  | { readonly type: 'NoAccess'; readonly data: { readonly visitId: VisitId; readonly tried: readonly AccessAttempt[]; readonly words: string; readonly attempt?: AccessAttemptMade; readonly photos?: readonly PhotoSeal[] } }
  | { readonly type: 'FollowOnNeeded'; readonly data: { readonly visitId: VisitId; readonly childReference: Reference; readonly words: string; readonly trade: Trade } & Partial<FollowOnWishes> }
  | { readonly type: 'FailedInspection'; readonly data: { readonly inspectionReference: Reference; readonly childReference: Reference; readonly words: string; readonly trade: Trade } }
  | { readonly type: 'DeclaredFixed'; readonly data: { readonly words: string } }
  | { readonly type: 'AnswerAttempted'; readonly data: { readonly channel: string; readonly words: string; readonly attempt: number } }
  | { readonly type: 'FixConfirmed'; readonly data: { readonly words: string; readonly how: string } }
  | { readonly type: 'FixDenied'; readonly data: { readonly words: string; readonly how: string; readonly wasStage: RepairStage } }
  | { readonly type: 'ResidentNotSure'; readonly data: { readonly words: string } }
  | { readonly type: 'ReportJoined'; readonly data: { readonly words: string; readonly reporterName: string; readonly reporterContact: string | null; readonly dangerAnswers?: DangerAnswers; readonly diagnosis?: Diagnosis } }
  | { readonly type: 'ResidentSaidNotRight'; readonly data: { readonly words: string } }
  | { readonly type: 'VisitChangeAsked'; readonly data: { readonly visitId: VisitId; readonly words: string } }
  | { readonly type: 'PhotosAdded'; readonly data: { readonly photos: readonly PhotoSeal[] } }
  | { readonly type: 'FindingsRecorded'; readonly data: Findings & { readonly visitId: VisitId; readonly signature: PhotoSeal | null } }
  | { readonly type: 'CaptureAttached'; readonly data: CapturedWords & { readonly visitId: VisitId; readonly photos: readonly PhotoSeal[] } }
  | { readonly type: 'CapturePutAside'; readonly data: { readonly captureId: string; readonly capturedBy: string; readonly visitId: VisitId; readonly reason: string } }
  | { readonly type: 'ReopenedByFollowOn'; readonly data: { readonly reference: Reference } }
  | { readonly type: 'RepairClosed'; readonly data: { readonly reason: string; readonly unanswered: boolean } }
  | { readonly type: 'RepairCancelled'; readonly data: { readonly reason: CancelReason; readonly words: string; readonly toldHow: string } };

/** References of repairs that came from the system before: OLD-2023-00412, by the year they were reported. */
export const historyPrefix = 'OLD';

export const historyOutcomes = ['completed', 'cancelled', 'no access', 'no repair needed'] as const;
/** How a repair ended in the system before. */
export type HistoryOutcome = (typeof historyOutcomes)[number];

export const satisfactions = ['yes', 'no', 'not asked'] as const;
export type Satisfaction = (typeof satisfactions)[number];

/** A repair as the system before told it: what it left out stays unknown. */
export interface HistoryFacts {
  readonly jobNumber: string;
  readonly reportedAt: Instant;
  /** One of our problems by its id, or their own words. */
  readonly problem: string;
  readonly trade: Trade | null;
  readonly priority: Priority | null;
  readonly targetOn: PlainDate | null;
  /** When it ended, however it ended; null while it is open. */
  readonly endedAt: Instant | null;
  readonly visits: number | null;
  readonly noAccessVisits: number | null;
  readonly outcome: HistoryOutcome | null;
  readonly satisfied: Satisfaction | null;
  readonly costPence: number | null;
  readonly contractor: string | null;
  readonly words: string;
}

/** Where the facts came from: the file by its name and its hash. */
export interface HistorySource {
  readonly fileName: string;
  readonly fileSha256: string | null;
}

/** A photo as the timeline keeps it: enough to prove that the picture shown is the picture received. */
export interface PhotoSeal {
  readonly photoId: string;
  readonly sha256: string;
  readonly originalSha256: string;
  /** How it was before the work, or after it; left out where it shows neither. */
  readonly phase?: PhotoPhase;
}

export interface VisitFacts {
  readonly visitId: VisitId;
  readonly purpose: VisitPurpose;
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly operativeId: StaffId;
  readonly operativeName: string;
  readonly promiseId: PromiseId;
  readonly orderId?: OrderId;
  /** A message told them of it; left out in what was booked before this was kept. */
  readonly inWriting?: boolean;
}

/** A message to the resident that this decision wants sent; the words are made from the template at the edge. */
export type Tell =
  | { readonly template: 'report-received'; readonly nextStep: string; readonly nextBy: PlainDate }
  | { readonly template: 'visit-booked'; readonly visitId?: VisitId; readonly on: PlainDate; readonly partOfDay: PartOfDay }
  | { readonly template: 'contractor-day'; readonly promiseId?: PromiseId; readonly on: PlainDate; readonly partOfDay: PartOfDay }
  | { readonly template: 'contractor-done'; readonly doneOn: PlainDate }
  | { readonly template: 'visit-moved'; readonly visitId?: VisitId; readonly from: PlainDate; readonly on: PlainDate; readonly partOfDay: PartOfDay; readonly reason: string }
  | { readonly template: 'visit-cancelled'; readonly on: PlainDate; readonly reason: string; readonly nextBy: PlainDate }
  | { readonly template: 'visit-missed'; readonly on: PlainDate; readonly partOfDay: PartOfDay; readonly ringBy: PlainDate }
  | { readonly template: 'contractor-no-access'; readonly on: PlainDate; readonly ringBy: PlainDate }
  | { readonly template: 'contractor-missed'; readonly on: PlainDate; readonly ringBy: PlainDate }
  | { readonly template: 'visit-reminder'; readonly visitId?: VisitId; readonly on: PlainDate; readonly partOfDay: PartOfDay }
  | { readonly template: 'remedy-offered'; readonly on: PlainDate; readonly pence: number }
  | { readonly template: 'no-access'; readonly on: PlainDate; readonly tried: readonly string[]; readonly ringBy: PlainDate }
  | { readonly template: 'is-it-fixed'; readonly doneOn: PlainDate; readonly answerBy: PlainDate }
  | { readonly template: 'answer-reminder'; readonly doneOn: PlainDate; readonly answerBy: PlainDate; readonly last: boolean }
  | { readonly template: 'follow-on'; readonly words: string; readonly dueOn: PlainDate; readonly childReference: Reference; readonly firstIsClosed?: boolean }
  | { readonly template: 'reopened'; readonly callBy: PlainDate }
  | { readonly template: 'cancelled'; readonly reason: string }
  | { readonly template: 'opened-again'; readonly callBy: PlainDate }
  | { readonly template: 'temporary-fix'; readonly permanent: string; readonly permanentBy: PlainDate }
  | { readonly template: 'access-step'; readonly step: string; readonly nextOn: PlainDate }
  | { readonly template: 'waits-for-programme'; readonly programme: string; readonly by: PlainDate; readonly reason: string }
  | { readonly template: 'programme-changed'; readonly programme: string; readonly reason: string; readonly callBy: PlainDate }
  /** How often we asked for the resident's answer, when it was closed without one. */
  | { readonly template: 'closed'; readonly timesAsked: number | null };

/** A follow-on to raise in the same transaction: a repair of its own, with its own owner and promise. */
export interface FollowOnToRaise {
  readonly childId: CaseId;
  readonly childReference: Reference;
  readonly words: string;
  readonly trade: Trade;
  readonly priority: Priority;
  readonly dueOn: PlainDate;
  readonly materials?: string;
  readonly askedOperative?: { readonly id: StaffId; readonly name: string };
  readonly link: NewLink;
}
