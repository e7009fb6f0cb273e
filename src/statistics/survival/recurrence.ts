import { daysBetween, type PlainDate } from '../../clock/index.ts';
import type { Followed } from './at-risk.ts';
import { cumulativeIncidence, type Incidence } from './cumulative-incidence.ts';

/** A finished damp, mould or leak job and what came after at its home. */
export interface FinishedJob {
  readonly completedOn: PlainDate;
  /** Days on which damp, mould or a leak was reported or found there again. */
  readonly cameBackOn: readonly PlainDate[];
  /** When the tenancy ended, planned work began or the home was sold: it could no longer come back as the same. Null where none did. */
  readonly endedOn: PlainDate | null;
}

/** What became of a job. */
export interface Outcome extends Followed {
  readonly cause: 'recurrence' | 'ended otherwise' | null;
  /** Came back within a week: it was never finished, and is counted apart. */
  readonly notFinishedFirstTime: boolean;
}

/** From this day on what comes back is a recurrence; before, the same job unfinished. */
export const firstDayOfRecurrence = 8;

/** Days after the work at which we tell how much has come back. */
export const horizons = [90, 180, 365] as const;

/** Fewer jobs than this are not shown: a percentage of them says more about chance, or about one household. */
export const fewestJobs = 20;

/** Follows a job up to today. What comes back on the day of another ending has come back. */
export function outcomeOf({ completedOn, cameBackOn, endedOn }: FinishedJob, today: PlainDate): Outcome {
  const days = cameBackOn.map((day) => daysBetween(completedOn, day)).filter((day) => day >= 0);
  const notFinishedFirstTime = days.some((day) => day < firstDayOfRecurrence);
  const back = Math.min(...days.filter((day) => day >= firstDayOfRecurrence), Infinity);
  const ended = endedOn === null ? Infinity : Math.max(0, daysBetween(completedOn, endedOn));
  const watched = Math.max(0, daysBetween(completedOn, today));
  if (back <= Math.min(ended, watched)) return { time: back, cause: 'recurrence', notFinishedFirstTime };
  if (ended <= watched) return { time: ended, cause: 'ended otherwise', notFinishedFirstTime };
  return { time: watched, cause: null, notFinishedFirstTime };
}

/** How much of a kind of work, or of a contractor's, has come back. */
export type Recurrence =
  | { readonly kind: 'too few'; readonly jobs: number }
  | { readonly kind: 'known'; readonly jobs: number; readonly notFinishedFirstTime: number; readonly at: readonly (Incidence & { readonly stillWatched: number })[] };

/** The share that came back by each horizon; hidden where there are fewer than twenty jobs. */
export function recurrenceOf(outcomes: readonly Outcome[]): Recurrence {
  const jobs = outcomes.length;
  if (jobs < fewestJobs) return { kind: 'too few', jobs };
  const at = cumulativeIncidence(outcomes, 'recurrence', horizons).map((point) => ({ ...point, stillWatched: outcomes.filter(({ time }) => time >= point.time).length }));
  return { kind: 'known', jobs, notFinishedFirstTime: outcomes.filter((outcome) => outcome.notFinishedFirstTime).length, at };
}
