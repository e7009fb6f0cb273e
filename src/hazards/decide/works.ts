import { refuse, type PromiseId } from '../../casefile/index.ts';
import { addDays, longDate, type PlainDate } from '../../clock/index.ts';
import { summaryPromises, type BeginningWay, type Happened } from '../model.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from './context.ts';
import { lateWords, whyNotAfter } from './when.ts';

export interface RecordMadeSafe extends Happened {
  readonly type: 'RecordMadeSafe';
  readonly words: string;
}

export interface RecordPreventionBegun extends Happened {
  readonly type: 'RecordPreventionBegun';
  readonly how: BeginningWay;
  readonly words: string;
  readonly finishBy: PlainDate;
}

export interface RecordPreventionFinished extends Happened {
  readonly type: 'RecordPreventionFinished';
  readonly words: string;
}

/** Beyond this a promise is no promise, and one day bank holidays are not known yet. */
const furthestDays = 731;

/** The danger is gone for now. It may come before anybody has investigated: an emergency waits for no form. */
export function recordMadeSafe(record: HazardRecord, command: RecordMadeSafe, context: HazardContext): HazardDecision {
  const refusal = ifEnded(record) ?? whyNotDone(record.hazard.madeSafeAt, command) ?? whyNotAfter(record, command, context);
  if (refusal !== undefined) return refusal;
  const { at, words } = command;
  return happened(record, [{ type: 'HazardMadeSafe', data: { at, words, ...lateWords(command) } }], {
    meets: ['emergency', 'emergency-found', 'make-safe'], also: { settle: keptNow(record, words, summaryPromises.safetyBegun, summaryPromises.madeSafe) }, context, at,
  });
}

/** What the resident was promised of it, kept now. */
const keptNow = ({ spine }: HazardRecord, words: string, ...by: readonly string[]) =>
  spine.promises.filter(({ keptBy }) => keptBy !== null && by.includes(keptBy)).map(({ id }) => ({ id, outcome: 'kept' as const, reason: words }));

const whyNotDone = (before: string | null, { words }: { readonly words: string }): Refused | undefined =>
  before !== null ? refuse('already-done') : words === '' ? refuse('words-missing') : undefined;

/**
 * The work that stops it coming back begins. Steps towards it meet the first clock; only work that has physically started meets
 * the last. The resident is promised the day by which it is finished.
 */
export function recordPreventionBegun(record: HazardRecord, command: RecordPreventionBegun, context: HazardContext): HazardDecision {
  const refusal = ifEnded(record) ?? whyNotBegun(record, command, context);
  if (refusal !== undefined) return refusal;
  const { at, how, words, finishBy } = command;
  const promises = record.spine.promises.filter(({ keptBy }) => keptBy === 'prevention');
  const moved = promises.map(({ id }) => ({ id, outcome: 'moved' as const, reason: words }));
  const promised = `We will finish the work that stops it coming back, by ${longDate(finishBy, context.today)}`;
  return happened(record, [{ type: 'HazardPreventionBegun', data: { at, how, words, finishBy, ...lateWords(command) } }], {
    meets: how === 'work started' ? ['prevent-begin', 'prevent-backstop'] : ['prevent-begin'],
    also: { settle: [...moved, ...(how === 'work started' ? keptNow(record, words, summaryPromises.preventionBegun) : [])], promise: [{ id: context.newId() as PromiseId, madeTo: 'the resident', words: promised, dueOn: finishBy, keptBy: 'prevention' }] },
    context, at,
  });
}

function whyNotBegun(record: HazardRecord, command: RecordPreventionBegun, context: HazardContext): Refused | undefined {
  const { investigation, preventionStartedAt } = record.hazard;
  if (investigation === null) return refuse('not-investigated');
  if (investigation.prevention === '') return refuse('nothing-to-prevent');
  const { finishBy } = command;
  if (finishBy < context.today) return refuse('date-has-passed');
  if (finishBy > addDays(context.today, furthestDays)) return refuse('date-too-far');
  return whyNotDone(preventionStartedAt, command) ?? whyNotAfter(record, command, context);
}

/** The work that stops it coming back is finished, which keeps the promise that it would be. */
export function recordPreventionFinished(record: HazardRecord, command: RecordPreventionFinished, context: HazardContext): HazardDecision {
  const { hazard } = record;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (hazard.preventionStartedAt === null) return refuse('not-begun');
  const refusal = whyNotDone(hazard.preventionFinishedAt, command) ?? whyNotAfter(record, command, context);
  if (refusal !== undefined) return refusal;
  const { at, words } = command;
  const kept = keptNow(record, words, summaryPromises.preventionBegun, summaryPromises.prevented);
  return happened(record, [{ type: 'HazardPreventionFinished', data: { at, words, ...lateWords(command) } }], { also: { settle: kept }, context, at });
}
