import type { AccessAttempt } from '../../appointments/index.ts';
import type { CaseChange, CaseContext, CaseRecord, Decision } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Contract, Contractor, OrderCancelReason, OrderId, OrderLine, OrderPart, OrderPhoto, OrderPriority, OrderPurpose, Rate, Trade, Waiting, WaitReason, WorkOrder } from '../model.ts';
import type { OrderPolicy } from '../policy.ts';

/** How the case stands, as its own kind tells it. */
export interface CaseStanding {
  /** It may be a danger: only making safe and looking may be ordered. */
  readonly mayBeDangerous: boolean;
  /** Somebody has decided what it needs. */
  readonly isDecided: boolean;
  /** We have said that all the work is done. */
  readonly isSaidDone: boolean;
}

export interface OrderContext extends CaseContext {
  readonly policy: OrderPolicy;
  readonly standing: CaseStanding;
  readonly contractor: Contractor | undefined;
  readonly contract: Contract | undefined;
  /** The rates of the contract that the command names; no others are needed. */
  readonly rates: readonly Rate[];
  /** A visit that carries the order out is booked. */
  readonly visitBooked: boolean;
  /** The register of site hazards of the place, in words; read when an order is raised. */
  readonly register?: string;
  /** From this day the home is no longer ours; left out while it is, and of a shared place. */
  readonly homeEndedOn?: PlainDate;
  /** The link by which whoever does it comes to this order; null when none works. */
  readonly link: WorkingLink | null;
}

/** A link to one order that works. */
export interface WorkingLink {
  readonly id: string;
  readonly sentTo: string;
}

/** Past-tense facts of an order, each kept on its case's chain. */
export type OrderEvent =
  | { readonly type: 'OrderRaised'; readonly data: RaisedFacts }
  | { readonly type: 'OrderAccepted'; readonly data: OfOrder }
  | { readonly type: 'OrderScheduled'; readonly data: OfOrder & { readonly on: PlainDate; readonly part: OrderPart } }
  | { readonly type: 'OrderCompleted'; readonly data: OfOrder & { readonly on: PlainDate; readonly words: string; readonly valuePence: number; readonly followOn?: string } }
  | { readonly type: 'OrderCancelled'; readonly data: OfOrder & { readonly reason: OrderCancelReason; readonly words: string } }
  | { readonly type: 'OrderTurnedDown'; readonly data: OfOrder & { readonly words: string } }
  | { readonly type: 'SlotProposed'; readonly data: OfOrder & Slot & { readonly words: string; readonly proposedById: string | null; readonly proposedByName: string } }
  | { readonly type: 'SlotDeclined'; readonly data: OfOrder & Slot & { readonly words: string; readonly proposedByName: string } }
  | { readonly type: 'OrderNoAccess'; readonly data: OfOrder & Slot & { readonly words: string; readonly tried?: readonly AccessAttempt[] } }
  | { readonly type: 'OrderPhotosAdded'; readonly data: OfOrder & { readonly photos: readonly OrderPhoto[] } }
  | { readonly type: 'VariationAsked'; readonly data: OfOrder & Omit<Waiting, 'about' | 'askedAt'> }
  | { readonly type: 'VariationMade'; readonly data: OfOrder & { readonly lines: readonly OrderLine[]; readonly valuePence: number; readonly reason: string } }
  | { readonly type: 'VariationWithdrawn'; readonly data: OfOrder & { readonly words: string } }
  | { readonly type: 'OrderAuthorised'; readonly data: OfOrder & Answered & { readonly answerBy?: Instant } }
  | { readonly type: 'OrderDeclined'; readonly data: OfOrder & Answered }
  | { readonly type: 'OrderLinkSent'; readonly data: OfOrder & { readonly linkId: string; readonly to: string; readonly until: PlainDate } }
  | { readonly type: 'OrderLinkWithdrawn'; readonly data: OfOrder };

interface OfOrder {
  readonly number: number;
  readonly contractorName: string;
  /** Somebody of the contractor did it, signed in or by a link; left out of what the landlord's own people write down. */
  readonly byContractor?: true;
}

interface Slot {
  readonly on: PlainDate;
  readonly part: OrderPart;
}

interface Answered {
  readonly about: Waiting['about'];
  readonly valuePence: number;
  readonly askedByName: string;
  readonly words: string;
}

export interface RaisedFacts extends OfOrder {
  readonly orderId: OrderId;
  readonly purpose: OrderPurpose;
  readonly trade: Trade;
  readonly contractorId: WorkOrder['contractorId'];
  readonly contractId: WorkOrder['contractId'];
  readonly contractName: string | null;
  readonly work: string;
  readonly lines: readonly OrderLine[];
  readonly valuePence: number;
  readonly priority: OrderPriority;
  readonly targetOn: PlainDate | null;
  readonly targetAt: Instant | null;
  readonly accessNeeds: string;
  readonly siteHazards: string;
  /** What the register of site hazards said; left out of orders of before. */
  readonly registerTold?: string;
  readonly raisedById: string | null;
  readonly raisedByName: string;
  /** Empty when it was within everybody's limit. */
  readonly because: readonly WaitReason[];
  /** It is above a limit and went ahead all the same: authorisation follows. */
  readonly wentAhead?: true;
  /** By when they are to say yes or no; left out while it waits for authorisation, and of orders of before. */
  readonly answerBy?: Instant;
}

export interface OrderChange extends CaseChange {
  readonly events: readonly OrderEvent[];
}

export interface OrderRecord {
  readonly spine: CaseRecord;
  readonly order: WorkOrder;
}

export type OrderRefusal =
  | 'case-is-closed'
  | 'home-has-ended'
  | 'not-decided'
  | 'may-be-a-hazard'
  | 'said-done'
  | 'too-many-orders'
  | 'unknown-contractor'
  | 'contractor-has-ended'
  | 'not-their-trade'
  | 'unknown-contract'
  | 'contract-not-in-force'
  | 'contract-missing'
  | 'nothing-ordered'
  | 'too-many-lines'
  | 'rate-unknown'
  | 'rate-expired'
  | 'rate-twice'
  | 'quantity-missing'
  | 'price-missing'
  | 'order-too-large'
  | 'words-missing'
  | 'reason-missing'
  | 'date-has-passed'
  | 'date-too-far'
  | 'slot-is-over'
  | 'only-for-emergencies'
  | 'after-their-last-day'
  | 'order-not-open'
  | 'already-accepted'
  | 'not-accepted'
  | 'waits-for-authorisation'
  | 'variation-waits'
  | 'nothing-changes'
  | 'nothing-waits'
  | 'asked-it-yourself'
  | 'above-your-limit'
  | 'done-in-the-future'
  | 'done-before-raised'
  | 'visit-booked'
  | 'no-slot-proposed'
  | 'not-scheduled'
  | 'tried-missing'
  | 'photos-missing'
  | 'no-contact-email'
  | 'no-link';

export type OrderDecision = Decision<OrderRefusal, OrderChange>;
export type RefusedOrder = Extract<OrderDecision, { ok: false }>;
