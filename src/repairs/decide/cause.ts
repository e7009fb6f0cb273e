import { agree, refuse } from '../../casefile/index.ts';
import { causeInWords, isCauseOffered } from '../model/causes.ts';
import type { RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { recallFound } from './recall.ts';

export interface CodeCause {
  readonly type: 'CodeCause';
  readonly cause: string;
  /** How it is known; when another cause was coded before, why it changes. */
  readonly words: string;
}

/**
 * Says why it happened, apart from what was seen. Said otherwise later, also after closing, it is a correction that keeps what
 * was said before. A cause that was mended here not long ago makes it a recall, whatever the problem was called.
 */
export function codeCause({ repair }: RepairRecord, { cause, words }: CodeCause, context: RepairContext): RepairDecision {
  const { causes } = context.policy;
  if (!isCauseOffered(cause, causes, context.today)) return refuse('unknown-cause');
  if (repair.stage === 'cancelled') return refuse('case-is-closed');
  if (cause === repair.cause) return refuse('cause-is-coded');
  if (words === '') return refuse(repair.cause === null ? 'words-missing' : 'reason-missing');
  const by = context.actor.name;
  const inWords = causeInWords(cause, causes) ?? cause;
  const recall = repair.recall === null ? recallFound(context.earlierFix, 'cause', context) : { events: [] };
  const coded = repair.cause === null
    ? ({ type: 'CauseCoded', data: { cause, words: inWords, by, how: words } } as const)
    : ({ type: 'CauseCorrected', data: { was: repair.cause, wasWords: causeInWords(repair.cause, causes) ?? repair.cause, cause, words: inWords, by, reason: words } } as const);
  return agree({ events: [coded, ...recall.events], links: recall.links ?? [] });
}
