import type { CaseId, PromiseId, Reference } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';

export const spreadSides = ['above', 'below', 'beside', 'block'] as const;
/** Where damp that was found may have gone, or come from. */
export type SpreadSide = (typeof spreadSides)[number];

export const spreadRules = ['floor', 'number', 'street', 'block'] as const;
/** By what a place was picked: the floor, the number in the block, the number in the street, or the block itself. */
export type SpreadRule = (typeof spreadRules)[number];

export const spreadStates = ['open', 'declined', 'visit', 'hazard', 'nothing found'] as const;
/** What became of a proposal: somebody looks by a day, it has a case of its own, nothing was found, or a reason against it. */
export type SpreadState = (typeof spreadStates)[number];

/** A place to be checked because of a hazard. Nobody's name stands in it. */
export interface SpreadPlace {
  readonly homeId: string | null;
  readonly blockId: string | null;
  readonly side: SpreadSide;
  readonly rule: SpreadRule;
}

export interface SpreadProposal extends SpreadPlace {
  readonly id: string;
  readonly address: string;
  /** A shared place of the block, where a hazard of it would be reported; null for homes and blocks without one. */
  readonly areaId: string | null;
  readonly state: SpreadState;
  readonly visitBy: PlainDate | null;
  readonly promiseId: PromiseId | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly openedReference: Reference | null;
}

/** A hazard that was opened of a proposal, in the same transaction. */
export interface OpenedOfSpread {
  readonly caseId: CaseId;
  readonly reference: Reference;
}

/** What decisions about spread turn on besides the record. */
export interface SpreadFacts {
  /** Places near it that have no proposal and no open damp yet; read where somebody investigates. */
  readonly near: readonly SpreadPlace[];
  readonly proposals: readonly SpreadProposal[];
}

export const noSpreadYet: SpreadFacts = { near: [], proposals: [] };
