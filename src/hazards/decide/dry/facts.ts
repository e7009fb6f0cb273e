import type { CaseId, Reference } from '../../../casefile/index.ts';
import type { Instant } from '../../../clock/index.ts';
import type { StaffId } from '../../../staff/index.ts';
import type { Hazard, PlannedCure } from '../../model.ts';

/** Damp at a home that was called fixed: watched still, or closed after it had stayed dry. */
export interface FixedBefore {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly closedAt: Instant | null;
  readonly cause: string | null;
  /** The landlord's window, in which damp told of at that home is this come back. */
  readonly windowDays: number;
}

/** A recurrence that counts: nobody has ruled it out. */
export interface Recurrence {
  readonly recurrenceId: string;
  readonly firstReference: Reference;
  readonly foundAt: Instant;
  /** The case itself came back, and no earlier one. */
  readonly isItself: boolean;
}

/** What the decisions about damp use besides the record. */
export interface DryFacts {
  /** Whoever did the work, said that it was done or checked off a visit for it. */
  readonly didTheWork: readonly StaffId[];
  /** Whoever said what was wrong and what it needed. */
  readonly judgedIt: readonly StaffId[];
  /** Programmes still to come that cover the place. */
  readonly planned: readonly PlannedCure[];
  /** Recurrences found in this case that count, the newest first. */
  readonly recurrences: readonly Recurrence[];
}

/** A hazard of which nobody has done anything yet. */
export const nothingDoneYet: DryFacts = { didTheWork: [], judgedIt: [], planned: [], recurrences: [] };

/** Whether it is damp or mould, as it was weighed, or as it was told while nobody has. */
export const isDamp = ({ triage, suspected }: Pick<Hazard, 'triage' | 'suspected'>): boolean => (triage?.kind ?? suspected) === 'damp-and-mould';
