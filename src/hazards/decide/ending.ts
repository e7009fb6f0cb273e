import { refuse, whatStopsClosing } from '../../casefile/index.ts';
import { stillToDo } from '../evolve.ts';
import { leastAnswerAttempts, type Ending } from '../model.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from './context.ts';

export interface RecordResidentsAnswer {
  readonly type: 'RecordResidentsAnswer';
  readonly answer: 'agrees' | 'disagrees' | 'no answer';
  readonly words: string;
  readonly how: 'by phone' | 'by text' | 'by email' | 'in person';
}

export interface CloseHazard {
  readonly type: 'CloseHazard';
  readonly ending: Ending;
  readonly words: string;
}

const channelOf = { 'by phone': 'phone', 'by text': 'text', 'by email': 'email', 'in person': 'in person' } as const;

/** Whether the resident agrees that it is put right; or that they were asked, and did not answer. */
export function recordResidentsAnswer(record: HazardRecord, command: RecordResidentsAnswer, context: HazardContext): HazardDecision {
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  const { answer, words, how } = command;
  if (words === '') return refuse('words-missing');
  const { ownerId, reference, residentId } = record.spine.file;
  return happened(record, [{ type: 'HazardAnswerRecorded', data: { answer, words, how } }], {
    also: {
      contacts: [{ direction: answer === 'no answer' ? 'out' : 'in', channel: channelOf[how], words, residentId }],
      ...(answer === 'disagrees' ? { notices: [{ staffId: ownerId, words: `${reference}: the resident does not agree that it is put right` }] } : {}),
    },
    context,
  });
}

/** Closes what is put right: every act recorded, and the resident's yes or a reason that stands in for it. No access is none. */
export function closeHazard(record: HazardRecord, command: CloseHazard, context: HazardContext): HazardDecision {
  const refusal = ifEnded(record) ?? whyNotClosed(record, command);
  if (refusal !== undefined) return refusal;
  const { ending, words } = command;
  return happened(record, [{ type: 'HazardClosed', data: { ending, words } }], { also: { file: { closedAt: context.now } }, context });
}

function whyNotClosed(record: HazardRecord, { ending, words }: CloseHazard): Refused | undefined {
  const { hazard, spine } = record;
  if (hazard.downgrade !== null) return refuse('downgrade-waits', { by: hazard.downgrade.by });
  const todo = stillToDo(hazard);
  if (todo.length > 0) return refuse('still-to-do', { what: todo.join(', ') });
  const obstacle = whatStopsClosing(spine);
  if (obstacle === 'follow-on-open') return refuse('follow-on-open', { references: spine.openFollowOns.join(', ') });
  if (obstacle === 'promise-open') return refuse('promise-open', { promises: spine.promises.map((promise) => promise.words).join('; ') });
  return whyNotSoEnded(record, ending, words);
}

function whyNotSoEnded({ hazard }: HazardRecord, ending: Ending, words: string): Refused | undefined {
  if (ending === 'resident agrees') return hazard.answer === 'agrees' ? undefined : refuse(hazard.answer === 'disagrees' ? 'resident-disagrees' : 'no-answer-yet', attempts(hazard));
  if (words === '') return refuse('reason-missing');
  if (ending !== 'no answer') return undefined;
  if (hazard.answer === 'disagrees') return refuse('resident-disagrees');
  return hazard.answerAttempts >= leastAnswerAttempts ? undefined : refuse('no-answer-yet', attempts(hazard));
}

const attempts = ({ answerAttempts }: { readonly answerAttempts: number }) => ({ made: String(answerAttempts), needed: String(leastAnswerAttempts) });
