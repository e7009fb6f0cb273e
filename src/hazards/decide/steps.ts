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

export interface OfferAccommodation extends Happened {
  readonly type: 'OfferAccommodation';
  readonly words: string;
}

export interface AnswerAccommodation extends Happened {
  readonly type: 'AnswerAccommodation';
  readonly answer: 'accepted' | 'refused';
  readonly words: string;
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

/** Somewhere suitable to go, at our cost, until it is safe. */
export function offerAccommodation(record: HazardRecord, command: OfferAccommodation, context: HazardContext): HazardDecision {
  const { hazard } = record;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  const { at, words } = command;
  if (hazard.madeSafeAt !== null) return refuse('already-done');
  if (words === '') return refuse('words-missing');
  const wrong = whyNotAfter(record, command, context);
  if (wrong !== undefined) return wrong;
  return happened(record, [{ type: 'HazardAccommodationOffered', data: { at, words, ...lateWords(command) } }], {
    meets: ['accommodation', 'accommodation-emergency', 'accommodation-emergency-found'],
    context, at,
  });
}

export function answerAccommodation(record: HazardRecord, command: AnswerAccommodation, context: HazardContext): HazardDecision {
  const { hazard } = record;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  const { at, words, answer } = command;
  if (hazard.accommodationOfferedAt === null) return refuse('nothing-offered');
  if (words === '') return refuse('words-missing');
  const wrong = whyNotAfter(record, command, context, hazard.accommodationOfferedAt);
  if (wrong !== undefined) return wrong.refusal === 'before-investigation' ? refuse('nothing-offered') : wrong;
  return happened(record, [{ type: 'HazardAccommodationAnswered', data: { at, answer, words, ...lateWords(command) } }], { context });
}
