import type { StaffId } from '../../../staff/index.ts';
import type { Hazard, PlannedCure } from '../../model.ts';

/** What the decisions about damp use besides the record. */
export interface DryFacts {
  /** Whoever did the work, said that it was done or checked off a visit for it. */
  readonly didTheWork: readonly StaffId[];
  /** Whoever said what was wrong and what it needed. */
  readonly judgedIt: readonly StaffId[];
  /** Programmes still to come that cover the place. */
  readonly planned: readonly PlannedCure[];
}

/** A hazard of which nobody has done anything yet. */
export const nothingDoneYet: DryFacts = { didTheWork: [], judgedIt: [], planned: [] };

/** Whether it is damp or mould, as it was weighed, or as it was told while nobody has. */
export const isDamp = ({ triage, suspected }: Pick<Hazard, 'triage' | 'suspected'>): boolean => (triage?.kind ?? suspected) === 'damp-and-mould';
