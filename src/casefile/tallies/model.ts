import type { Instant, PlainDate } from '../../clock/index.ts';
import type { DeadlinePoint, PromiseOutcome } from '../model.ts';

/** What is counted by team and month; the name of each is its column's. */
export const measures = ['opened', 'closed', 'closed_late', 'promises_made', 'promises_kept', 'promises_broken', 'silences', 'not_fixed'] as const;
export type Measure = (typeof measures)[number];
export type Counts = Readonly<Record<Measure, number>>;

/** The facts of a case, or of a part of one, that are counted. */
export interface TallyFacts {
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** A clock of law, code or policy was met after it had run out, or taken away after it had. */
  readonly ranOut: boolean;
  readonly promises: readonly { readonly madeAt: Instant; readonly outcome: PromiseOutcome | null; readonly outcomeAt: Instant | null }[];
  /** The clocks of our next word to the resident. */
  readonly rhythms: readonly { readonly endsAt: Instant; readonly lastPoint: DeadlinePoint | null }[];
  /** When the resident said that it is not put right. */
  readonly notFixedAt: readonly Instant[];
}

/** The first day of a month in London, such as 2026-11-01. */
export type Month = PlainDate;

/** What is counted of whose cases, and when. */
export interface TallyKey {
  readonly teamId: string;
  readonly month: Month;
  readonly kind: string;
}
