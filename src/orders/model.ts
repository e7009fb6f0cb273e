import { outOfHours, usualParts } from '../appointments/index.ts';
import type { CaseId } from '../casefile/index.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import type { Brand } from '../platform/brand.ts';
import type { OrganisationId } from '../staff/index.ts';

export type OrderId = Brand<'OrderId'>;
export type ContractorId = Brand<'ContractorId'>;
export type ContractId = Brand<'ContractId'>;

export const trades = ['plumber', 'electrician', 'heating engineer', 'carpenter', 'roofer', 'plasterer', 'glazier', 'drainage', 'multi-skilled', 'damp surveyor'] as const;
export type Trade = (typeof trades)[number];

export const orderPriorities = ['emergency', 'urgent', 'routine', 'planned'] as const;
export type OrderPriority = (typeof orderPriorities)[number];

/** The work itself, only making it safe, or somebody competent coming to look. */
export const orderPurposes = ['work', 'make-safe', 'inspection'] as const;
export type OrderPurpose = (typeof orderPurposes)[number];

/** When somebody comes; in the evening and the night to an emergency alone. */
export const orderParts = [...usualParts, ...outOfHours] as const;
export type OrderPart = (typeof orderParts)[number];

const orderCancelReasons = ['no longer needed', 'given to another', 'raised in error', 'contractor cannot do it', 'case cancelled', 'not authorised'] as const;
export type OrderCancelReason = (typeof orderCancelReasons)[number];
/** Those that somebody chooses; the others come of what was done. */
export const orderCancelReasonsByHand = ['no longer needed', 'given to another', 'raised in error', 'contractor cannot do it'] as const satisfies readonly OrderCancelReason[];

/** One line of what was agreed: a code of the schedule of rates so many times, or words with a price. */
export type OrderLine =
  | {
      readonly kind: 'rate';
      readonly code: string;
      readonly description: string;
      readonly unit: string;
      /** In hundredths, so that two and a half metres are exact. */
      readonly hundredths: number;
      readonly pricePence: number;
    }
  | { readonly kind: 'words'; readonly description: string; readonly pricePence: number };

/** A line as somebody asks for it: the price of a code comes from the contract. */
export type AskedLine =
  | { readonly kind: 'rate'; readonly code: string; readonly hundredths: number }
  | { readonly kind: 'words'; readonly description: string; readonly pricePence: number };

/** Why something waits for somebody with the limit. */
export const waitReasons = ['above-own-limit', 'above-order-limit', 'above-contract-total', 'above-variation-limit', 'scope-differs'] as const;
export type WaitReason = (typeof waitReasons)[number];

/** The order as it was raised, or a variation of it, until somebody with the limit has said yes or no. */
export interface Waiting {
  readonly about: 'order' | 'variation';
  readonly lines: readonly OrderLine[];
  readonly valuePence: number;
  readonly reason: string;
  readonly because: readonly WaitReason[];
  readonly askedAt: Instant;
  readonly askedById: string | null;
  readonly askedByName: string;
  /** The order went ahead meanwhile, because a danger does not wait for a signature. */
  readonly wentAhead?: true;
}

export type OrderState =
  | { readonly kind: 'raised' }
  | { readonly kind: 'accepted'; readonly at: Instant }
  | { readonly kind: 'scheduled'; readonly on: PlainDate; readonly part: OrderPart }
  | { readonly kind: 'completed'; readonly on: PlainDate; readonly words: string }
  | { readonly kind: 'cancelled'; readonly reason: OrderCancelReason; readonly words: string };
export const orderStates = ['raised', 'accepted', 'scheduled', 'completed', 'cancelled'] as const satisfies readonly OrderState['kind'][];
export const openStates = ['raised', 'accepted', 'scheduled'] as const satisfies readonly OrderState['kind'][];

/** A day that whoever does it could come. It is no booking until somebody of the landlord accepts it. */
export interface SlotProposal {
  readonly on: PlainDate;
  readonly part: OrderPart;
  readonly words: string;
  readonly proposedAt: Instant;
  readonly proposedById: string | null;
  readonly proposedByName: string;
  /** Somebody of the contractor proposes it; a planner may too. */
  readonly byContractor?: true;
}

/** A photo that came with an order, as the timeline holds it. */
export interface OrderPhoto {
  readonly photoId: string;
  readonly sha256: string;
  readonly originalSha256: string;
}

/** An instruction to a trade within a case. Exactly one of targetOn and targetAt is set. */
export interface WorkOrder {
  readonly id: OrderId;
  readonly caseId: CaseId;
  /** 1, 2, 3 of its case. */
  readonly number: number;
  readonly purpose: OrderPurpose;
  readonly trade: Trade;
  readonly contractorId: ContractorId;
  readonly contractId: ContractId | null;
  /** What is to be done, as whoever does it reads it: never why, never about whom. */
  readonly work: string;
  readonly lines: readonly OrderLine[];
  readonly valuePence: number;
  /** What somebody had the authority to spend: variations are measured from it. */
  readonly authorisedPence: number;
  readonly priority: OrderPriority;
  readonly targetOn: PlainDate | null;
  readonly targetAt: Instant | null;
  readonly accessNeeds: string;
  readonly siteHazards: string;
  /** What the register of site hazards said when it was raised, copied so that the record shows what was told; null for orders of before. */
  readonly registerTold: string | null;
  readonly state: OrderState;
  readonly raisedAt: Instant;
  readonly raisedByName: string;
  readonly settledAt: Instant | null;
  readonly waiting: Waiting | null;
  readonly proposal: SlotProposal | null;
  /** From when whoever does it could say yes or no: when it was raised, or authorised where it waited for that. Null of orders of before. */
  readonly offeredAt: Instant | null;
  /** By when the landlord asks them to. */
  readonly answerBy: Instant | null;
  /** When it was first taken on. */
  readonly acceptedAt: Instant | null;
  /** What else is needed, said when it was done; null when nothing is. */
  readonly followOn: string | null;
  readonly timesNoAccess: number;
  readonly variationsAsked: number;
  readonly variationsAgreed: number;
  readonly version: number;
}

export const contractorKinds = ['contractor', 'own team'] as const;
export type ContractorKind = (typeof contractorKinds)[number];

/** Whoever does the work: a firm, or a team of the landlord's own. */
export interface Contractor {
  readonly id: ContractorId;
  readonly name: string;
  readonly kind: ContractorKind;
  /** The organisation whose people these are; null where they have no sign-in here. */
  readonly organisationId: OrganisationId | null;
  readonly trades: readonly Trade[];
  /** Neighbourhoods by name; none of them means everywhere. */
  readonly patches: readonly string[];
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate | null;
  readonly version: number;
}

export interface Contract {
  readonly id: ContractId;
  readonly contractorId: ContractorId;
  readonly name: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly orderLimitPence: number;
  readonly variationLimitPence: number;
  readonly totalLimitPence: number | null;
  /** The value of all its orders that were not cancelled. */
  readonly committedPence: number;
  readonly version: number;
}

/** A code of the landlord's own schedule, as one contract prices it. */
export interface Rate {
  readonly contractId: ContractId;
  readonly code: string;
  readonly description: string;
  readonly trade: Trade;
  readonly unit: string;
  readonly pricePence: number;
  readonly expiresOn: PlainDate | null;
}

/** Which orders of a contractor the landlord's people look at: still to be done, with variations, where nobody let them in, or over. */
export const contractorOrderFilters = ['open', 'too-late', 'varied', 'no-access', 'ended'] as const;
export type ContractorOrderFilter = (typeof contractorOrderFilters)[number];

/** Which of their orders a contractor looks at. */
export const ourOrderFilters = ['new', 'accepted', 'scheduled', 'overdue', 'ended'] as const;
export type OurOrderFilter = (typeof ourOrderFilters)[number];
