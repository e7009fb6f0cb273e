import type { CaseChange } from '../../../casefile/index.ts';
import type { Instant } from '../../../clock/index.ts';
import { isKeptByCheck, type HazardEvent } from '../../model.ts';
import { happened, type HazardContext, type HazardDecision, type HazardRecord, type LaterEvent } from '../context.ts';
import { triageClock } from '../duties.ts';

export interface DampAgain {
  readonly at: Instant;
  readonly how: 'check' | 'report';
  readonly words: string;
  readonly saidEmergency?: boolean;
  /** What was recorded with it, before it. */
  readonly before?: readonly LaterEvent[];
  /** And after it. */
  readonly after?: readonly LaterEvent[];
  /** What becomes of promises besides those of checks still to come. */
  readonly settle?: NonNullable<CaseChange['settle']>;
}

/**
 * Damp is found after all was recorded as done: weighed and investigated anew, with clocks that count from this moment. It counts
 * as a recurrence where it had been called fixed; where a check found that the work did not do it, nobody had.
 */
export function cameBack(record: HazardRecord, { at, how, words, saidEmergency = false, before = [], after = [], settle = [] }: DampAgain, context: HazardContext): HazardDecision {
  const { hazard, spine } = record;
  const wasCalledFixed = hazard.watch !== null;
  const event: Extract<HazardEvent, { type: 'HazardCameBack' }> = {
    type: 'HazardCameBack', data: { recurrenceId: context.newId(), at, how, words, wasCalledFixed, times: hazard.timesBack + (wasCalledFixed ? 1 : 0), cause: hazard.cause },
  };
  const overtaken = spine.promises.filter(({ id, keptBy }) => isKeptByCheck(keptBy) && !settle.some((settledNow) => settledNow.id === id));
  const { reference, ownerId } = spine.file;
  return happened(record, [...before, event, ...after], {
    also: {
      settle: [...settle, ...overtaken.map(({ id }) => ({ id, outcome: 'withdrawn' as const, reason: 'It is damp again, and is investigated anew' }))],
      notices: [...new Set([ownerId, ...context.managers])].map((staffId) => ({ staffId, isUrgent: saidEmergency, words: `${reference}: ${wasCalledFixed ? 'damp that was called fixed has come back' : 'a check found that it is still damp'}. It is weighed and investigated anew` })),
    },
    set: triageClock({ awareAt: at, saidEmergency }, context),
    context,
  });
}
