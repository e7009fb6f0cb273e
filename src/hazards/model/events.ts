import type { Instant, PlainDate } from '../../clock/index.ts';
import type { CaseId, PromiseId, Reference } from '../../casefile/index.ts';
import type { OpenedOfSpread, SpreadPlace, SpreadState } from './spread.ts';
import type { StayOffered, StayTakenBack, WorkPurpose } from './works.ts';
import type { CheckDays, CodedCause, DryCheck, Watch } from './dry.ts';
import type { CapturedWords } from '../../repairs/index.ts';
import type { Grade } from './grades.ts';
import type { SummaryApproved, SummarySentBack, SummaryWritten } from './summary.ts';
import type { AnswerWay, Awareness, AwarenessRoute, Basis, BasisReason, BeginningWay, DowngradeTarget, Ending, HazardPlace, Investigation, PhotoSeal, ProposedDowngrade, StepKind, SummaryWay, Triage } from './facts.ts';

interface Done {
  readonly at: Instant;
  readonly words: string;
  /** Why it was written down late; left out when it was not. */
  readonly lateBecause?: string;
}

/** Past-tense facts of a hazard, each kept on the case's chain. */
export type HazardEvent =
  | { readonly type: 'HazardReported'; readonly data: Awareness & HazardPlace & { readonly enteredBy: string; /** It is another than this one of its kind, which was open there. */ readonly another?: { readonly than: Reference; readonly because: string } } }
  | { readonly type: 'HazardPhotosAdded'; readonly data: { readonly photos: readonly PhotoSeal[] } }
  | { readonly type: 'HazardHeardAgain'; readonly data: { readonly awareAt: Instant; readonly route: AwarenessRoute; readonly words: string; readonly saidEmergency: boolean; readonly reporterName: string; readonly lateBecause: string | null; readonly clocksFrom: Instant; /** The repair that told of it, and whether it is looked at anew. */ readonly fromRepair?: Reference; readonly isAnew?: boolean } }
  | { readonly type: 'HazardTriaged'; readonly data: Triage & { readonly grade: Grade; readonly basis: Basis; readonly because: BasisReason } }
  | { readonly type: 'HazardDowngradeProposed'; readonly data: ProposedDowngrade }
  | { readonly type: 'HazardDowngraded'; readonly data: { readonly to: DowngradeTarget; readonly proposedBy: string; readonly agreedBy: string; readonly reason: string } }
  | { readonly type: 'HazardDowngradeDeclined'; readonly data: { readonly by: string; readonly reason: string } }
  | { readonly type: 'HazardInvestigated'; readonly data: Investigation & { readonly lateBecause?: string } }
  | { readonly type: 'RenewedInvestigationAsked'; readonly data: Done }
  | { readonly type: 'HazardSummaryWritten'; readonly data: SummaryWritten }
  | { readonly type: 'HazardSummarySentBack'; readonly data: SummarySentBack }
  | { readonly type: 'HazardSummaryApproved'; readonly data: SummaryApproved }
  | { readonly type: 'HazardSummarySent'; readonly data: Done & { readonly how: SummaryWay; readonly summaryId?: string } }
  | { readonly type: 'HazardMadeSafe'; readonly data: Done }
  | { readonly type: 'HazardPreventionBegun'; readonly data: Done & { readonly how: BeginningWay; readonly finishBy: PlainDate } }
  | { readonly type: 'HazardPreventionFinished'; readonly data: Done }
  | { readonly type: 'HazardAccommodationOffered'; readonly data: Done & { /** Left out of offers made before it was asked. */ readonly stay?: StayOffered } }
  | { readonly type: 'HazardAccommodationAnswered'; readonly data: Done & { readonly answer: 'accepted' | 'refused'; readonly moveId?: string; readonly how?: 'by their link' } }
  | { readonly type: 'HazardAccommodationWithdrawn'; readonly data: { readonly stay: StayTakenBack; readonly reason: string; readonly by: string } }
  | { readonly type: 'HazardSpreadProposed'; readonly data: { readonly places: readonly (SpreadPlace & { readonly id: string })[] } }
  | { readonly type: 'HazardSpreadDecided'; readonly data: { readonly proposalId: string; readonly state: Exclude<SpreadState, 'open'>; readonly reason: string; readonly by: string; readonly visitBy?: PlainDate; readonly promiseId?: PromiseId; readonly opened?: OpenedOfSpread } }
  | { readonly type: 'HazardReturnMoved'; readonly data: { readonly moveId: string; readonly untilOn: PlainDate; readonly reason: string } }
  | { readonly type: 'HazardMovedBack'; readonly data: Done & { readonly moveId: string; readonly finalCostPence: number } }
  | { readonly type: 'HazardRepairTied'; readonly data: { readonly repairId: CaseId; readonly reference: Reference; readonly purpose: WorkPurpose; readonly raised: boolean; readonly by: string } }
  | { readonly type: 'HazardRepairUntied'; readonly data: { readonly repairId: CaseId; readonly reference: Reference; readonly reason: string; readonly by: string } }
  | { readonly type: 'ReasonableStepRecorded'; readonly data: Done & { readonly stepId: string; readonly kind: StepKind; readonly noticeAt: Instant | null; readonly by: string } }
  | { readonly type: 'HazardAnswerRecorded'; readonly data: { readonly answer: 'agrees' | 'disagrees' | 'no answer'; readonly words: string; readonly how: string } }
  | { readonly type: 'HazardResidentWrote'; readonly data: { readonly about: 'stay' | 'hazard'; readonly words: string; readonly how: AnswerWay } }
  | { readonly type: 'HazardCaptureAttached'; readonly data: CapturedWords & { readonly photos: readonly PhotoSeal[] } }
  | { readonly type: 'HazardCapturePutAside'; readonly data: { readonly captureId: string; readonly capturedBy: string; readonly reason: string } }
  | { readonly type: 'HazardClosed'; readonly data: { readonly ending: Ending; readonly words: string } }
  | { readonly type: 'HazardCauseCoded'; readonly data: CodedCause }
  | { readonly type: 'HazardCheckedForDamp'; readonly data: DryCheck & { readonly lateBecause?: string; readonly again?: CheckDays & { readonly promiseId: PromiseId } } }
  | { readonly type: 'HazardWatched'; readonly data: Watch }
  | { readonly type: 'HazardCameBack'; readonly data: { readonly recurrenceId: string; readonly at: Instant; readonly how: 'check' | 'report'; readonly words: string; readonly wasCalledFixed: boolean; readonly times: number; readonly cause: string | null } }
  | { readonly type: 'HazardRecurrenceFound'; readonly data: { readonly recurrenceId: string; readonly firstCaseId: CaseId; readonly firstReference: Reference; readonly firstClosedAt: Instant | null; readonly at: Instant; readonly windowDays: number; readonly cause: string | null } }
  | { readonly type: 'HazardRecurrenceRuledOut'; readonly data: { readonly recurrenceId: string; readonly firstReference: Reference; /** How often it came back, without this one. */ readonly times: number; readonly by: string; readonly reason: string } };
