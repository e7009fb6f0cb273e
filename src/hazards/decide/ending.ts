import { refuse, whatStopsClosing } from '../../casefile/index.ts';
import { stageOf, stillToDo } from '../evolve.ts';
import { leastAnswerAttempts, watchGrounds, type AnswerWay, type Ending, type Hazard, type WatchGround } from '../model.ts';
import { isDamp } from './dry/facts.ts';
import { promisedChecks } from './dry/checks.ts';
import { nextRecheck } from './dry/schedule.ts';
import { beginWatch } from './dry/watch.ts';
import { channelOfAnswer, ringSoon, tellThoseInCharge } from './resident.ts';
import { tellClosed } from './tell.ts';
import { happened, ifEnded, ifNotOurs, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from './context.ts';

export interface RecordResidentsAnswer {
  readonly type: 'RecordResidentsAnswer';
  readonly answer: 'agrees' | 'disagrees' | 'no answer';
  readonly words: string;
  readonly how: AnswerWay;
}

export interface CloseHazard {
  readonly type: 'CloseHazard';
  readonly ending: Ending;
  readonly words: string;
  /** The planned work that is to cure damp, where that is the ending. */
  readonly programmeId: string | null;
}

/** Whether the resident agrees that it is put right; or that they were asked, and did not answer. */
export function recordResidentsAnswer(record: HazardRecord, command: RecordResidentsAnswer, context: HazardContext): HazardDecision {
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  const { answer, words, how } = command;
  if (how === 'by their link') return answeredByLink(record, command, context);
  if (words === '') return refuse('words-missing');
  const { ownerId, reference, residentId } = record.spine.file;
  return happened(record, [{ type: 'HazardAnswerRecorded', data: { answer, words, how } }], {
    also: {
      contacts: [{ direction: answer === 'no answer' ? 'out' : 'in', channel: channelOfAnswer[how], words, residentId }],
      ...(answer === 'disagrees' ? { notices: [{ staffId: ownerId, words: `${reference}: the resident does not agree that it is put right` }] } : {}),
    },
    context,
  });
}

/** On their own page they are asked only once every act is recorded: one tap is enough. Of a no, somebody rings. */
function answeredByLink(record: HazardRecord, { answer, words, how }: RecordResidentsAnswer, context: HazardContext): HazardDecision {
  if (stageOf(record.hazard) !== 'done') return refuse('not-put-right-yet');
  const agrees = answer === 'agrees';
  const told = agrees ? 'the resident agrees that it is put right' : 'the resident does not agree that it is put right';
  return happened(record, [{ type: 'HazardAnswerRecorded', data: { answer, words, how } }], {
    also: {
      contacts: [{ direction: 'in', channel: channelOfAnswer[how], words: words === '' ? (agrees ? 'It is put right' : 'It is not put right') : words, residentId: record.spine.file.residentId }],
      notices: tellThoseInCharge(record, context, told), promise: agrees ? [] : ringSoon(record, context),
    },
    context,
  });
}

/**
 * Ends what is put right: every act recorded, and the resident's yes or a reason that stands in for it. No access is none. Damp that
 * is called fixed is watched first, and closes when it has stayed dry (`dry/watch.ts`); the tenancy or the home gone end it as such.
 */
export function closeHazard(record: HazardRecord, command: CloseHazard, context: HazardContext): HazardDecision {
  const { ending, words, programmeId } = command;
  const isCalledFixed = isGround(ending) && (isDamp(record.hazard) || ending === 'works planned');
  const ended = ifEnded(record) ?? (record.hazard.downgrade === null ? undefined : refuse('downgrade-waits', { by: record.hazard.downgrade.by }));
  if (ended !== undefined) return ended;
  const contrary = whyNotOfTheHome(ending, isCalledFixed, context);
  if (contrary !== undefined) return contrary;
  if (isCalledFixed && !hasStayedDry(record, ending)) {
    const watched = beginWatch(record, { ending, words, programmeId }, context);
    return watched.ok ? (whyNotSoEnded(record, ending, words) ?? watched) : watched;
  }
  const refusal = whyNotClosed(record, command);
  if (refusal !== undefined) return refusal;
  const settle = promisedChecks(record).map(({ id }) => ({ id, outcome: 'withdrawn' as const, reason: words }));
  return happened(record, [{ type: 'HazardClosed', data: { ending, words } }], { also: { settle, file: { closedAt: context.now } }, tell: tellClosed(context), context });
}

/** Every check found it dry, and something else of the case was still open: it closes with the ending on which it was watched. */
const hasStayedDry = ({ hazard: { watch } }: HazardRecord, ending: Ending): boolean => watch !== null && watch.ending === ending && nextRecheck(watch.rechecks) === undefined;

/** Whether the home is ours is on its own record: a home that is not cannot be watched, and one that is has not gone. */
function whyNotOfTheHome(ending: Ending, isCalledFixed: boolean, context: HazardContext): Refused | undefined {
  if (isCalledFixed) return ifNotOurs(context, context.now);
  return ending === 'home no longer ours' && context.homeEndedOn === null ? refuse('home-still-ours') : undefined;
}

function whyNotClosed(record: HazardRecord, { ending, words }: CloseHazard): Refused | undefined {
  const { hazard, spine } = record;
  const todo = stillToDo(hazard);
  if (todo.length > 0) return refuse('still-to-do', { what: todo.join(', ') });
  const obstacle = whatStopsClosing(spine, promisedChecks(record).map(({ id }) => id));
  if (obstacle === 'follow-on-open') return refuse('follow-on-open', { references: spine.openFollowOns.join(', ') });
  if (obstacle === 'promise-open') return refuse('promise-open', { promises: spine.promises.map((promise) => promise.words).join('; ') });
  return whyNotSoEnded(record, ending, words);
}

const isGround = (ending: Ending): ending is WatchGround => watchGrounds.some((ground) => ground === ending);

function whyNotSoEnded({ hazard }: { readonly hazard: Hazard }, ending: Ending, words: string): Refused | undefined {
  if (ending === 'resident agrees') return hazard.answer === 'agrees' ? undefined : refuse(hazard.answer === 'disagrees' ? 'resident-disagrees' : 'no-answer-yet', attempts(hazard));
  if (words === '') return refuse('reason-missing');
  if (ending !== 'no answer') return undefined;
  if (hazard.answer === 'disagrees') return refuse('resident-disagrees');
  return hazard.answerAttempts >= leastAnswerAttempts ? undefined : refuse('no-answer-yet', attempts(hazard));
}

const attempts = ({ answerAttempts }: { readonly answerAttempts: number }) => ({ made: String(answerAttempts), needed: String(leastAnswerAttempts) });
