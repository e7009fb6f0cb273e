import type { Reference } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { HazardKindId } from '../../law/index.ts';
import type { PhoneTimes, Presence } from '../../repairs/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { Grade } from './grades.ts';
import type { FoundInDetail } from './found.ts';
import type { Nearness, Severity } from './triage-scale.ts';

export const awarenessRoutes = ['resident', 'employee', 'contractor', 'councillor', 'survey', 'letter of claim', 'sensor', 'another case'] as const;
/** How the landlord came to know of it. */
export type AwarenessRoute = (typeof awarenessRoutes)[number];

/** What was said, when, and how it reached the landlord: the moment the clocks start from. */
export interface Awareness {
  readonly awareAt: Instant;
  readonly route: AwarenessRoute;
  readonly words: string;
  /** What it seems to be; null while nobody knows. */
  readonly suspected: HazardKindId | null;
  readonly saidEmergency: boolean;
  readonly reporterName: string;
  readonly reporterContact: string | null;
  /** Why it was entered later than it was known; null when it was entered at once. */
  readonly lateBecause: string | null;
  /** The repair it was first told of as. */
  readonly fromRepair: Reference | null;
}

/** What is known of the household's needs when a hazard is weighed. Not asked is never none. */
export type NeedsWeighed = 'none' | 'declared' | 'could-not-be-asked' | 'nobody-lives-there';

/** How a hazard was weighed, and why. */
export interface Triage {
  readonly kind: HazardKindId;
  readonly severity: Severity;
  readonly nearness: Nearness;
  readonly needs: NeedsWeighed;
  /** Why a needs question could not be put; null where it was put, or nobody lives there. */
  readonly notAskedBecause: string | null;
  readonly atGreaterRisk: boolean;
  /** What the scale proposed. */
  readonly proposed: Grade;
  readonly rationale: string;
}

export const downgradeTargets = ['significant', 'neither', 'not-a-hazard'] as const;
export type DowngradeTarget = (typeof downgradeTargets)[number];

/** A lower grade that one person proposes and another decides. */
export interface ProposedDowngrade {
  readonly byId: StaffId | null;
  readonly by: string;
  readonly to: DowngradeTarget;
  readonly reason: string;
  /** How the resident was told, where it ends the case. */
  readonly toldHow: string;
}

export const investigationWays = ['in person', 'remote'] as const;
export type InvestigationWay = (typeof investigationWays)[number];

/** Whether whoever lives there was in, and put their name to it; left out where nobody said. */
export interface WhoWasThere {
  readonly presence?: Presence;
  readonly signature?: PhotoSeal;
}

/** What a competent person found. */
export interface Investigation extends WhoWasThere {
  readonly concludedAt: Instant;
  readonly how: InvestigationWay;
  readonly investigator: string;
  /** Why they are competent to say so. */
  readonly competence: string;
  readonly found: Grade;
  readonly words: string;
  /** What makes it safe; '' where nothing has to. */
  readonly safetyWork: string;
  /** What stops it coming back; '' where nothing has to. */
  readonly prevention: string;
  /** Why nothing more is needed, where nothing is. */
  readonly noPreventionBecause: string;
  /** Room by room, and why; left out of those of before it was asked. */
  readonly detail?: FoundInDetail;
  readonly photos?: readonly PhotoSeal[];
  /** Left out of what was not written down on a phone. */
  readonly phone?: PhoneTimes;
}

/** Where the regulations run, or the landlord's policy keeps the same times or shorter ones. */
export type Basis = 'law' | 'policy';

/** Why the regulations run for a hazard, or why the landlord's policy keeps the same times or shorter ones instead. */
export type BasisReason = 'in force' | 'kind-excluded' | 'no-date-set-yet' | 'not-in-force-yet' | 'licence' | 'long lease' | 'nobody rents it';

export interface HazardPlace {
  /** The agreement of whoever lives there; null where nobody does, or the place is shared. */
  readonly agreement: string | null;
  readonly isSharedPlace: boolean;
}

export const stepKinds = ['access attempt', 'contractor search', 'approval awaited', 'accommodation search', 'other'] as const;
export type StepKind = (typeof stepKinds)[number];

/** What stands among the steps by itself, since it is recorded as what it is. */
export const accommodationSteps = ['accommodation offered', 'accommodation answered', 'accommodation taken back'] as const;

/** Something the landlord did, or waited for, while a clock ran. It stands beside the clocks and stops none. */
export interface ReasonableStep {
  readonly id: string;
  readonly kind: StepKind | (typeof accommodationSteps)[number];
  readonly at: Instant;
  readonly words: string;
  /** When the resident was told in writing that we would come, of an attempt to get in. */
  readonly noticeAt: Instant | null;
  readonly by: string;
}

export const endings = ['resident agrees', 'no answer', 'tenancy ended', 'home no longer ours', 'works planned'] as const;
export type Ending = (typeof endings)[number];

export const answerWays = ['by phone', 'by text', 'by email', 'in person', 'by their link'] as const;
/** How the resident's own word reached us. */
export type AnswerWay = (typeof answerWays)[number];
/** How staff hear it, and write it down. */
export type HeardWay = Exclude<AnswerWay, 'by their link'>;

/** Recorded attempts that may stand in for the resident's answer, at the least. */
export const leastAnswerAttempts = 3;

/** A photo as the timeline keeps it. */
export interface PhotoSeal {
  readonly photoId: string;
  readonly sha256: string;
  readonly originalSha256: string;
}

/** When something happened, and why it is written down late where it is. */
export interface Happened {
  readonly at: Instant;
  readonly lateBecause: string;
  /** The tied repair whose own date it is, instead of one that is typed. */
  readonly takenFrom?: string;
}

export const paperWays = ['handed over', 'left at the home', 'letter', 'told instead'] as const;
/** How a summary went that we did not send ourselves. "Told instead" only where all the work was finished in time. */
export type PaperWay = (typeof paperWays)[number];
/** How the written summary went. */
export type SummaryWay = PaperWay | 'email';

export const beginningWays = ['work started', 'steps taken'] as const;
export type BeginningWay = (typeof beginningWays)[number];
