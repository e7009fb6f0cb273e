import type { Instant, PlainDate } from '../../clock/index.ts';
import type { WrittenNotice } from '../../correspondence/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { PromiseId } from '../../casefile/index.ts';
import type { VisitId } from './visit-id.ts';

/** One time at a door that nobody opened, with what makes it count. */
export interface AccessAttemptMade {
  readonly on: PlainDate;
  readonly partOfDay: string;
  readonly tried: readonly string[];
  readonly photos: number;
  /** Of which visit; left out in what was recorded before this was kept. */
  readonly visitId?: VisitId;
  /** Of which order, where a contractor stood there, and the promise of its day: what the resident was told of it by. */
  readonly ofOrder?: { readonly number: number; readonly promiseId: PromiseId | null };
  /** When the message left that told the resident of the visit; null when none did, or it came back. */
  readonly noticedAt: Instant | null;
  /** Written notice of at least as long as the landlord gives, and never shorter than the law's. */
  readonly isNoticed: boolean;
  /** Which message stands as the notice, or why none does; left out in what was recorded before this was kept. */
  readonly notice?: WrittenNotice;
}

/** What the messages that told of an attempt are about: our visit, or the promise of a contractor's day. */
export const toldAbout = ({ visitId, ofOrder }: Pick<AccessAttemptMade, 'visitId' | 'ofOrder'>): VisitId | PromiseId | undefined => visitId ?? ofOrder?.promiseId ?? undefined;

/** A message that stood as the notice of an attempt came back: the attempt as it counts now. */
export interface NoticeWithdrawn {
  readonly visitId?: VisitId;
  /** Of a contractor's day; left out of a visit of our own. */
  readonly promiseId?: PromiseId;
  readonly channel: string;
  readonly why: string;
  readonly attempt: AccessAttemptMade;
  /** What a supervisor asked for does not stand any more: they look again. */
  readonly looksAgain: boolean;
}

export const accessDecisions = ['another visit', 'tenancy or legal step'] as const;
export type AccessDecision = (typeof accessDecisions)[number];

export const accessSteps = ['tenancy team visit', 'formal letter', 'court order for access'] as const;
export type AccessStep = (typeof accessSteps)[number];

/** A supervisor's look at what was tried. `byId` is left out in what was recorded before it was kept, and null of no member of staff. */
export interface AccessReview {
  readonly by: string;
  readonly byId?: StaffId | null;
  readonly needs: string;
  readonly decision: AccessDecision;
  readonly reason: string;
}

/** How far we are with getting in: attempts, then a supervisor, then a step decided by a manager who did not ask for it. It never ends a repair. */
export interface AccessLadder {
  readonly attempts: readonly AccessAttemptMade[];
  readonly review: (AccessReview & { readonly at: Instant }) | null;
  readonly step: { readonly at: Instant; readonly by: string; readonly step: AccessStep; readonly reason: string; readonly nextOn: PlainDate } | null;
}

export type AccessEvent =
  | { readonly type: 'ContractorNotLetIn'; readonly data: { readonly number: number; readonly attempt: AccessAttemptMade } }
  | { readonly type: 'ContractorLetIn'; readonly data: { readonly number: number } }
  | { readonly type: 'NoticeWithdrawn'; readonly data: NoticeWithdrawn }
  | { readonly type: 'AccessReviewed'; readonly data: AccessReview }
  | { readonly type: 'AccessStepDecided'; readonly data: { readonly by: string; readonly step: AccessStep; readonly reason: string; readonly nextOn: PlainDate } };
