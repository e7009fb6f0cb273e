import type { Instant, PlainDate } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';

/** Work that the resident is promised: what, begun by when, finished by when. */
export interface PromisedWork {
  readonly words: string;
  readonly beginBy: PlainDate;
  readonly doneBy: PlainDate;
}

/** What the writer of a summary says. All else in it (the danger, how to reach us, how to complain) we say ourselves. */
export interface SummaryWords {
  readonly found: string;
  /** Null where it is safe already, or nothing has to be made safe. */
  readonly safety: PromisedWork | null;
  readonly prevention: PromisedWork | null;
  /** Why nothing, or nothing more, needs doing; '' where something does. */
  readonly nothingBecause: string;
  /** About somewhere to stay; '' where none is offered. */
  readonly stay: string;
}

/** A written summary on its way from its writer, by another person, to the resident. */
export interface Summary extends SummaryWords {
  readonly id: string;
  readonly writtenById: StaffId | null;
  readonly writtenBy: string;
  readonly state: SummaryState;
  readonly sentBackBecause: string | null;
  /** The whole of it, as the resident reads it; null until it is approved. */
  readonly text: string | null;
}

export type SummaryState = 'to review' | 'sent back' | 'approved';

/** What will keep each of its promises, by itself. */
export const summaryPromises = { safetyBegun: 'safety-begun', madeSafe: 'made-safe', preventionBegun: 'prevention-begun', prevented: 'prevention' } as const;

export interface SummaryWritten extends SummaryWords {
  readonly summaryId: string;
  readonly byId: StaffId | null;
  readonly by: string;
}

export interface SummarySentBack {
  readonly summaryId: string;
  readonly by: string;
  readonly reason: string;
}

export interface SummaryApproved {
  readonly summaryId: string;
  readonly by: string;
  readonly writtenBy: string;
  /** What leaves is what is kept. */
  readonly text: string;
}

/** When it left, by our own outbox. */
export interface SummaryLeft {
  readonly summaryId: string;
  readonly at: Instant;
  readonly how: 'email' | 'letter';
}
