import type { CaseId, ContactChannel, PromiseId, Reference } from '../casefile/index.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import type { Brand } from '../platform/brand.ts';
import type { StaffId } from '../staff/index.ts';

export type OutreachId = Brand<'OutreachId'>;

/** How homes are asked: written to, rung, or called on. */
export const ways = ['message', 'call', 'visit'] as const;
export type Way = (typeof ways)[number];

/** What came of asking one home. */
export const outcomes = ['all well', 'damp found', 'no answer', 'would not', 'moved out', 'called off'] as const;
export type Outcome = (typeof outcomes)[number];

/** Somebody there told us how it is, or we saw it. */
export const answeredOutcomes = ['all well', 'damp found'] as const satisfies readonly Outcome[];

/** Homes that are asked together, whether or not they reported anything. */
export interface Outreach {
  readonly id: OutreachId;
  readonly organisationId: string;
  readonly name: string;
  /** Where the homes came from, in words. */
  readonly chosenFrom: string;
  readonly way: Way;
  /** What to say to whoever answers. */
  readonly script: string;
  readonly homes: number;
  readonly promisedOn: PlainDate;
  readonly startedAt: Instant;
  readonly startedById: StaffId;
  readonly startedByName: string;
  readonly ownerId: StaffId;
  readonly ownerName: string;
}

/** One home of an outreach: a case of its own, with a promise that somebody keeps by a day. */
export interface Approach {
  readonly caseId: CaseId;
  readonly outreachId: OutreachId;
  readonly homeId: string;
  readonly place: number;
  readonly promiseId: PromiseId;
  readonly askedAt: Instant;
  /** Times that nobody answered; a message that was sent counts as one. */
  readonly attempts: number;
  readonly lastAttemptAt: Instant | null;
  readonly outcome: Outcome | null;
  readonly outcomeWords: string | null;
  readonly settledAt: Instant | null;
  readonly settledByName: string | null;
  /** The hazard that was opened of what was found. */
  readonly foundCaseId: string | null;
  readonly foundReference: Reference | null;
}

export type ApproachEvent =
  | { readonly type: 'ApproachBegun'; readonly data: { readonly outreach: string; readonly way: Way; readonly chosenFrom: string; readonly promisedOn: PlainDate } }
  | { readonly type: 'ApproachUnanswered'; readonly data: { readonly attempt: number; readonly how: ContactChannel; readonly words: string; readonly at: Instant } }
  | { readonly type: 'ApproachSettled'; readonly data: { readonly outcome: Outcome; readonly how: ContactChannel | null; readonly words: string; readonly at: Instant; readonly foundReference: Reference | null } };

/** How somebody there was reached, or tried. */
export const channels = ['phone', 'visit', 'in person', 'text', 'email', 'letter', 'web page'] as const satisfies readonly ContactChannel[];
export type AskingChannel = (typeof channels)[number];

/** What is written down of one home: nobody answered, and it is tried again; or how it ended. */
export interface RecordApproach {
  readonly type: 'RecordApproach';
  readonly result: Outcome | 'nobody answered';
  readonly how: AskingChannel;
  readonly words: string;
  readonly at: Instant;
  /** Why it is written down later; only damp that was found asks for it. */
  readonly lateBecause: string;
}

/** What begins an outreach. */
export interface StartOutreach {
  readonly name: string;
  readonly chosenFrom: string;
  readonly way: Way;
  readonly script: string;
  readonly promisedOn: PlainDate;
  readonly ownerId: string;
  readonly homeIds: readonly string[];
  /** What to do with homes that were asked lately; null while nobody has said. */
  readonly lately: 'leave out' | 'ask again' | null;
}

/** What is known of a home that may be asked. */
export interface HomeToAsk {
  readonly homeId: string;
  readonly address: string;
  readonly organisationIds: readonly string[];
  /** Somebody who lives there, to write to or ring; null where nobody is on record. */
  readonly residentId: string | null;
  readonly residentName: string | null;
  readonly hasPhone: boolean;
  readonly lastAskedAt: Instant | null;
  /** The day from which it is no longer ours. */
  readonly endedOn: PlainDate | null;
}

/** So many homes at once, at most: more could not be asked by the day that is promised. */
export const mostHomes = 300;
/** A home asked within so many days is not asked again, unless somebody says so. */
export const askedLatelyDays = 90;
/** Nobody answered so often, before it may be left at that. */
export const fewestAttempts = 3;
/** A promise further away is none. */
export const furthestDays = 183;

/** Which homes of an outreach a list shows. */
export const homesShown = ['to-ask', 'found', 'done', 'all'] as const;
export type HomesShown = (typeof homesShown)[number];
