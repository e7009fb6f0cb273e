import { agree, refuse } from '../../../casefile/index.ts';
import type { Instant } from '../../../clock/index.ts';
import type { HazardChange, HazardContext, HazardDecision, HazardRecord } from '../context.ts';
import type { FixedBefore } from './facts.ts';

export interface RuleOutRecurrence {
  readonly type: 'RuleOutRecurrence';
  readonly reason: string;
}

type Found = { readonly events: readonly Extract<HazardChange['events'][number], { type: 'HazardRecurrenceFound' }>[] } & Required<Pick<HazardChange, 'links'>>;

/** Damp that had been called fixed in another case, found again in this one: it counts against the first. Nothing where there was none. */
export function recurrenceOf(before: FixedBefore | undefined, at: Instant, newId: () => string): Found {
  if (before === undefined) return { events: [], links: [] };
  const { caseId, reference, closedAt, cause, windowDays } = before;
  return {
    events: [{ type: 'HazardRecurrenceFound', data: { recurrenceId: newId(), firstCaseId: caseId, firstReference: reference, firstClosedAt: closedAt, at, windowDays, cause } }],
    links: [{ toCaseId: caseId, toReference: reference, kind: 'same-problem-as' }],
  };
}

/** Says that it is not what was called fixed come back: the newest recurrence that counts no longer does. Also after the case has closed. */
export function ruleOutRecurrence({ spine, hazard }: HazardRecord, { reason }: RuleOutRecurrence, { dry: { recurrences }, actor }: HazardContext): HazardDecision {
  const [newest] = recurrences;
  if (newest === undefined) return refuse('no-recurrence-to-rule-out');
  if (reason === '') return refuse('reason-missing');
  const { recurrenceId, firstReference, isItself } = newest;
  return agree({
    events: [{ type: 'HazardRecurrenceRuledOut', data: { recurrenceId, firstReference, times: Math.max(0, hazard.timesBack - (isItself ? 1 : 0)), by: actor.name, reason } }],
    ...(spine.file.closedAt === null ? { notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: found not to be ${firstReference} come back: ${reason}` }] } : {}),
  });
}
