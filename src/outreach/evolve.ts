import type { Instant } from '../clock/index.ts';
import type { Approach, ApproachEvent } from './model.ts';

/** The home after one event. The stored row is always this. */
export function evolve(approach: Approach, event: ApproachEvent, { now, by, foundCaseId }: { readonly now: Instant; readonly by: string; readonly foundCaseId: string | null }): Approach {
  switch (event.type) {
    case 'ApproachBegun':
      return approach;
    case 'ApproachUnanswered':
      return { ...approach, attempts: event.data.attempt, lastAttemptAt: event.data.at };
    case 'ApproachSettled':
      return { ...approach, outcome: event.data.outcome, outcomeWords: event.data.words, settledAt: now, settledByName: by, foundCaseId, foundReference: event.data.foundReference };
  }
}
