import { agree, refuse, whatStopsClosing, type CaseChange, type CaseContext, type CaseRecord, type Decision, type Reference } from '../../casefile/index.ts';
import { fewestAttempts, type Approach, type ApproachEvent, type Outcome, type RecordApproach } from '../model.ts';
import { resultInWords } from '../words.ts';

/** Why it is not written down. */
export type ApproachRefusal = 'already-settled' | 'words-missing' | 'in-the-future' | 'before-it-was-asked' | 'too-few-attempts' | 'promise-open';

export interface ApproachRecord {
  readonly spine: CaseRecord;
  readonly approach: Approach;
}

export interface ApproachChange extends CaseChange {
  readonly events: readonly ApproachEvent[];
}

/** What was found and where it is told of, once the door to hazards has opened it. */
export interface FoundThere {
  readonly caseId: string;
  readonly reference: Reference;
}

type ApproachDecision = Decision<ApproachRefusal, ApproachChange>;

/** That nobody answered, or how it ended; an ending keeps the promise and closes the case. */
export function decideApproach(record: ApproachRecord, command: RecordApproach, context: CaseContext, found: FoundThere | null): ApproachDecision {
  const refused = whyNotNow(record, command, context);
  if (refused !== undefined) return refused;
  return command.result === 'nobody answered' ? unanswered(record, command) : settled(record, { ...command, result: command.result }, context, found);
}

/** Of nothing wrong and of silence nothing more need be said. */
const needsNoWords: ReadonlySet<RecordApproach['result']> = new Set(['all well', 'nobody answered', 'no answer']);

function whyNotNow({ spine, approach }: ApproachRecord, { result, words, at }: RecordApproach, { now }: CaseContext): ReturnType<typeof refuse<ApproachRefusal>> | undefined {
  if (approach.outcome !== null) return refuse('already-settled');
  if (words === '' && !needsNoWords.has(result)) return refuse('words-missing');
  if (at > now) return refuse('in-the-future');
  if (at < approach.askedAt) return refuse('before-it-was-asked');
  if (result === 'no answer' && approach.attempts < fewestAttempts) return refuse('too-few-attempts', { attempts: String(approach.attempts), fewest: String(fewestAttempts) });
  return result !== 'nobody answered' && whatStopsClosing(spine, [approach.promiseId]) !== undefined ? refuse('promise-open') : undefined;
}

function unanswered({ spine, approach }: ApproachRecord, { how, words, at }: RecordApproach): ApproachDecision {
  return agree({
    events: [{ type: 'ApproachUnanswered', data: { attempt: approach.attempts + 1, how, words, at } }],
    contacts: [{ direction: 'out', channel: how, words: `Nobody answered. ${words}`.trim(), residentId: spine.file.residentId, at }],
  });
}

/** Nobody spoke to anybody there. */
const withoutContact: ReadonlySet<Outcome> = new Set(['no answer', 'moved out', 'called off']);

function settled({ spine, approach }: ApproachRecord, { result, how, words, at }: RecordApproach & { readonly result: Outcome }, { now }: CaseContext, found: FoundThere | null): ApproachDecision {
  const isSpoken = !withoutContact.has(result);
  const said = `${resultInWords[result]}. ${words}`.trim();
  return agree({
    events: [{ type: 'ApproachSettled', data: { outcome: result, how: isSpoken ? how : null, words, at, foundReference: found?.reference ?? null } }],
    settle: [{ id: approach.promiseId, outcome: result === 'called off' ? 'withdrawn' : 'kept', reason: said }],
    contacts: isSpoken ? [{ direction: how === 'web page' ? 'in' : 'out', channel: how, words: said, residentId: spine.file.residentId, at }] : [],
    file: { stage: 'done', closedAt: now },
  });
}
