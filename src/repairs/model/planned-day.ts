import type { PlannedJob, ReasonLeft } from '../../appointments/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { AcceptedVisit } from '../forms/plan-day.ts';
import type { VisitPurpose } from '../model.ts';
import type { JobLine } from '../queries/jobs-to-plan.ts';

/** Somebody's visit to a job as it is proposed. */
export interface ProposedVisit extends Omit<PlannedJob, 'jobId'> {
  readonly job: JobLine;
  readonly purpose: VisitPurpose;
}

export interface PlannedDay {
  readonly on: PlainDate;
  /** What comes first is first. */
  readonly proposed: readonly ProposedVisit[];
  readonly left: readonly { readonly job: JobLine; readonly because: ReasonLeft }[];
  /** Not every job that waits was looked at: those whose clocks end first were. */
  readonly isPartOfThem: boolean;
}

/** What became of each visit that was accepted. */
export interface BookedDay {
  readonly booked: readonly AcceptedVisit[];
  readonly refused: readonly { readonly reference: string; readonly why: string }[];
}
