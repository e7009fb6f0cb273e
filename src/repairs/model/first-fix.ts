import type { CaseId, Reference } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';

/** By what a report was known to be an earlier job come back. */
export type RecallGround = 'problem' | 'cause';

/** A job that closed at the same place. */
export interface EarlierFix {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly closedAt: Instant;
}

/** A repair that is an earlier one come back within the landlord's window, unless a person has ruled that out. */
export interface Recall {
  readonly firstCaseId: CaseId;
  readonly firstReference: Reference;
  readonly firstClosedAt: Instant;
  readonly because: RecallGround;
  readonly windowDays: number;
  readonly foundAt: Instant;
  readonly ruledOut: { readonly at: Instant; readonly by: string; readonly reason: string } | null;
}

export type RecallEvent =
  | { readonly type: 'RecallFound'; readonly data: Omit<Recall, 'foundAt' | 'ruledOut'> }
  | { readonly type: 'RecallRuledOut'; readonly data: { readonly firstReference: Reference; readonly by: string; readonly reason: string } };

/** Whether the first fix held, as far as it is known. */
export interface FirstFix {
  /** When it closed for the first time; null before, and where it is not counted. */
  readonly firstClosedAt: Instant | null;
  /** It then closed after one working visit, with no follow-on and no "not fixed". Null until it closes. */
  readonly fixedFirstTime: boolean | null;
  /** Once it had closed: when the resident first said, or an inspection found, that it was not fixed after all. */
  readonly reopenedAt: Instant | null;
  readonly followOns: number;
  readonly recall: Recall | null;
}
