import { refuse } from '../../../casefile/index.ts';
import { causeInWords, isCauseOffered } from '../../../repairs/index.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord } from '../context.ts';

export interface CodeHazardCause {
  readonly type: 'CodeHazardCause';
  readonly cause: string;
  /** How it is known; where another was coded before, why it changes. */
  readonly words: string;
}

/** Says why it happened, by the list that repairs are coded with. Said otherwise later it is a correction, and both stand on the record. */
export function codeHazardCause(record: HazardRecord, { cause, words }: CodeHazardCause, context: HazardContext): HazardDecision {
  const { causes } = context;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (!isCauseOffered(cause, causes, context.today)) return refuse('unknown-cause');
  if (cause === record.hazard.cause) return refuse('cause-is-coded');
  if (words === '') return refuse('words-missing');
  const inWords = causeInWords(cause, causes) ?? cause;
  return happened(record, [{ type: 'HazardCauseCoded', data: { cause, inWords, how: words, by: context.actor.name } }], { context });
}
