import type { Audience } from '../model.ts';

/** Why something is on the record and not in a copy. The words stand in the file for whoever receives it. */
export const leftOutRules = {
  'internal-notes': 'What staff wrote to each other: notes, handovers, how they weighed a way in.',
  'between-contractors-and-us': 'Orders to contractors: their prices, and what was agreed about them.',
  'other-people': 'What is about, or was said by or to, somebody other than the resident this copy is for.',
  'not-cleared': 'Entries of a kind that nobody has cleared for residents yet.',
  'documents-to-read': 'Documents and recordings: a person must read or hear them first, since they may be about others.',
  'as-sent-elsewhere': 'Files exactly as they were sent, which may say where and by which device they were made.',
  'no-right-to-originals': 'Files exactly as they were sent: whoever made this copy may not open them.',
  'withdrawn': 'Evidence that was withdrawn from the case, such as a photo of another home. It is kept by the landlord.',
  'another-residents-case': 'Linked cases of other people.',
  'not-theirs-to-open': 'Linked cases that whoever made this copy may not open.',
} as const satisfies Readonly<Record<string, string>>;
export type LeftOutRule = keyof typeof leftOutRules;

/** What a copy for somebody leaves out. */
export interface CopyRules {
  /** Kinds of entries that go along whole; the value names facts that must be the receiver, or nobody. Undefined: all of them. */
  readonly entries: Readonly<Record<string, readonly string[]>> | undefined;
  /** Kinds that stay in the house, by the rule that says why: they are told apart from what nobody has thought of yet. */
  readonly kept: Readonly<Record<string, LeftOutRule>>;
  readonly onlyAboutReceiver: boolean;
  readonly documents: boolean;
  readonly originals: boolean;
  readonly casesOfOthers: boolean;
}

const whole: readonly string[] = [];

// A kind of entry that is not named here is left out of a resident's copy: a new one must be thought about first.
const forResidents: CopyRules['entries'] = {
  RepairReported: ['reporterName'], ImportedFromBefore: whole, PossibleHazardSeen: whole, HazardRuledOut: whole, HazardCaseOpened: whole, RepairDiagnosed: whole, FollowOnRaised: whole, FollowOnClosed: whole,
  FollowOnReopened: whole, ReopenedByFollowOn: whole, VisitBooked: whole, VisitMoved: whole, VisitCancelled: whole, VisitDone: whole, VisitReminded: whole, VisitMissed: whole,
  MissedVisitCorrected: whole, VisitChangeAsked: whole, NoAccess: whole, FollowOnNeeded: whole, FailedInspection: whole, DeclaredFixed: whole, AnswerAttempted: whole, FixConfirmed: whole,
  FixDenied: whole, ResidentNotSure: whole, ResidentSaidNotRight: whole, PhotosAdded: whole, FindingsRecorded: whole, RepairClosed: whole, RepairCancelled: whole, RecallFound: whole,
  RemedyProposed: whole, RemedyDecided: whole, RemedyWithdrawn: whole, EvidenceWithdrawn: whole, ContactRecorded: whole, MessageQueued: ['to'], MessageDelivered: ['to'], MessageSent: ['to'],
  MessageFailed: ['to'], MessageSentAgain: ['to'], MessageSentAnotherWay: ['to'], MessageMarkedAsSent: ['to'], LetterCameBack: ['to'], LinkSentAgain: whole, LinkWithdrawn: whole, CaseLinked: whole,
  PromiseMade: ['madeTo'], PromiseKept: ['madeTo'], PromiseMoved: ['madeTo'], PromiseBroken: ['madeTo'], PromiseWithdrawn: ['madeTo'],
  DeadlineSet: whole, DeadlineMet: whole, DeadlineWithdrawn: whole, DeadlineOverdue: whole, SilenceBegan: whole, CasefileSealed: whole, WorkInspected: whole,
  MessageUncertain: ['to'], MessageGivenUp: ['to'], ReportJoined: ['reporterName'], RecallRuledOut: whole, TemporaryFixMade: whole, CauseCoded: whole, CauseCorrected: whole,
  PutInProgramme: whole, ReopenedFromProgramme: whole, ProgrammeWorkDone: whole, CancellationProposed: whole, CancellationDeclined: whole, CancellationObjected: whole,
  CaseLinkedFrom: whole, CaseUnlinkedFrom: whole, NoticeWithdrawn: whole, WishesSaid: whole, CaptureAttached: whole, InspectionPicked: whole, InspectionWaived: whole,
  HazardReported: ['reporterName'], HazardPhotosAdded: whole, HazardHeardAgain: ['reporterName'], HazardDowngraded: whole, HazardInvestigated: whole, RenewedInvestigationAsked: whole, HazardSummarySent: whole, HazardMadeSafe: whole,
  HazardPreventionBegun: whole, HazardPreventionFinished: whole, HazardAccommodationOffered: whole, HazardAccommodationAnswered: whole, HazardAccommodationWithdrawn: whole, ReasonableStepRecorded: whole, HazardAnswerRecorded: whole, HazardResidentWrote: whole,
  HazardClosed: whole, HazardSummaryApproved: whole, HazardCaptureAttached: whole, HazardCauseCoded: whole, HazardCheckedForDamp: whole, HazardWatched: whole, HazardCameBack: whole,
  ApproachBegun: whole, ApproachUnanswered: whole, ApproachSettled: whole,
  HazardReturnMoved: whole, HazardMovedBack: whole, HazardRepairTied: whole, HazardRepairUntied: whole,
  OrderAccepted: whole, OrderScheduled: whole, OrderCancelled: whole, OrderTurnedDown: whole, OrderNoAccess: whole, OrderPhotosAdded: whole, ContractorNotLetIn: whole, ContractorLetIn: whole,
};

const keptByRule = {
  // What staff weighed, also about a household's needs and the steps of the law, is for a person to read first.
  'internal-notes': [
    'NoteAdded', 'HomeEnded', 'HomeEndUndone', 'OwnerChanged', 'DeadlineDueSoon', 'DeadlineEscalated', 'DeadlineStillOverdue', 'SealedEvidenceOpened', 'EvidenceAdded', 'MessageTaskDone', 'AccessReviewed',
    'AccessStepDecided', 'CapturePutAside', 'CaseUnlinked', 'HazardTriaged', 'HazardRecurrenceFound', 'HazardRecurrenceRuledOut', 'HazardSpreadProposed', 'HazardSpreadDecided', 'HazardDowngradeProposed', 'HazardDowngradeDeclined', 'HazardSummaryWritten', 'HazardSummarySentBack', 'HazardCapturePutAside',
  ],
  'between-contractors-and-us': ['OrderRaised', 'OrderCompleted', 'OrderAuthorised', 'OrderDeclined', 'SlotProposed', 'SlotDeclined', 'VariationAsked', 'VariationMade', 'VariationWithdrawn', 'OrderLinkSent', 'OrderLinkWithdrawn'],
} as const satisfies Partial<Record<LeftOutRule, readonly string[]>>;
const keptFromResidents = Object.fromEntries(Object.entries(keptByRule).flatMap(([rule, types]) => types.map((type) => [type, rule as LeftOutRule])));

export const copyRules: Readonly<Record<Audience, CopyRules>> = {
  ombudsman: { entries: undefined, kept: {}, onlyAboutReceiver: false, documents: true, originals: true, casesOfOthers: true },
  resident: {
    entries: forResidents, kept: keptFromResidents, onlyAboutReceiver: true, documents: false, originals: false, casesOfOthers: false,
  },
};
