import { refuse } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Happened, StepKind } from '../model.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord } from './context.ts';
import { lateWords, whyNotAfter } from './when.ts';

export interface RecordReasonableStep extends Happened {
  readonly type: 'RecordReasonableStep';
  readonly kind: StepKind;
  readonly words: string;
  /** When the resident was told in writing that we would come; null where nobody told them, or it is no attempt to get in. */
  readonly noticeAt: Instant | null;
}

/** What was done, or waited for, while a clock ran. It stops none: a court may ask whether all that was reasonable was done. */
export function recordReasonableStep(record: HazardRecord, command: RecordReasonableStep, context: HazardContext): HazardDecision {
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  const { kind, at, words, noticeAt } = command;
  if (words === '') return refuse('words-missing');
  const wrong = whyNotAfter(record, command, context);
  if (wrong !== undefined) return wrong;
  if (noticeAt !== null && noticeAt > at) return refuse('notice-after-visit');
  const notice = kind === 'access attempt' ? noticeAt : null;
  return happened(record, [{ type: 'ReasonableStepRecorded', data: { stepId: context.newId(), kind, at, words, noticeAt: notice, by: context.actor.name, ...lateWords(command) } }], { context });
}
