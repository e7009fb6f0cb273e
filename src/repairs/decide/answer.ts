import { agree, refuse, whatStopsClosing } from '../../casefile/index.ts';
import { dateInLondon, type PlainDate } from '../../clock/index.ts';
import type { Repair } from '../model.ts';
import { ifNotOursOn } from './not-ours.ts';
import { whyNotWithOrders } from './orders.ts';
import { answerBy, keptNow, nextStepPromise, ringBy } from './promises.ts';
import { dangerTold } from './report.ts';
import type { RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { stillOwed } from './still-owed.ts';
import { openVisit, workWasDone } from './visits.ts';
import { targetDue } from './triage.ts';

export interface AnswerWhetherFixed {
  readonly type: 'AnswerWhetherFixed';
  readonly answer: 'fixed' | 'not-fixed' | 'not-sure';
  readonly words: string;
  /** How we have the answer: 'their link', or how staff were told. */
  readonly how: string;
}

export interface RecordAnswerAttempt {
  readonly type: 'RecordAnswerAttempt';
  readonly channel: 'phone' | 'text' | 'email' | 'letter' | 'visit';
  readonly words: string;
}

export interface DeclareFixed {
  readonly type: 'DeclareFixed';
  readonly words: string;
}

/** The resident's word decides. Yes closes what may close; no reopens the same case and counts against the first fix. */
export function answerWhetherFixed(record: RepairRecord, command: AnswerWhetherFixed, context: RepairContext): RepairDecision {
  if (command.answer === 'not-fixed') return denyFix(record, command, context);
  if (record.repair.stage !== 'fixed') return refuse('not-said-fixed');
  if (command.answer === 'not-sure') return notSure(record, command, context);
  const { words, how } = command;
  const confirmed = { type: 'FixConfirmed', data: { words, how } } as const;
  const danger = dangerTold(words, record.repair, context);
  return agree(
    danger.events.length > 0 || hasMoreToDo(record)
      ? { events: [confirmed, ...danger.events], set: danger.set, file: { stage: 'confirmed' } }
      : {
          events: [confirmed, { type: 'RepairClosed', data: { reason: 'The resident says it is fixed', unanswered: false } }],
          file: { stage: 'closed', closedAt: context.now },
        },
  );
}

/** What keeps a repair open after the resident's yes. */
function hasMoreToDo({ spine, repair, openOrders }: RepairRecord): boolean {
  return whatStopsClosing(spine) !== undefined || openVisit(repair) !== undefined || repair.hazard === 'possible' || openOrders.length > 0 || stillOwed(repair) !== undefined;
}

/** May come after closing too: a repair that came back is not a new case. Nothing begins anew inside a home that is no longer ours. */
function denyFix({ repair, spine }: RepairRecord, command: AnswerWhetherFixed, context: RepairContext): RepairDecision {
  if (!['fixed', 'confirmed', 'closed'].includes(repair.stage)) return refuse('not-said-fixed');
  const gone = ifNotOursOn(context.today, context);
  if (gone !== undefined) return gone;
  const priority = repair.priority ?? 'routine';
  const callBy = ringBy(context);
  const { words, how } = command;
  const danger = dangerTold(words, repair, context);
  return agree({
    events: [{ type: 'FixDenied', data: { words, how, wasStage: repair.stage } }, ...danger.events],
    contacts: [{ direction: 'in', channel: channelOf(how), words: words === '' ? 'It is not fixed' : words, residentId: null }],
    set: [{ kind: 'policy', due: targetDue(priority, context.now, context) }, ...danger.set],
    promise: [{ ...nextStepPromise('ring you about what we do next', callBy, context), keptBy: 'booking' }],
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: the resident says it is not fixed` }],
    file: { stage: 'diagnosed', closedAt: null },
    tell: context.canWrite ? [{ template: 'reopened', callBy }] : [],
  });
}

function notSure({ repair, spine }: RepairRecord, command: AnswerWhetherFixed, context: RepairContext): RepairDecision {
  const danger = dangerTold(command.words, repair, context);
  return agree({
    events: [{ type: 'ResidentNotSure', data: { words: command.words } }, ...danger.events],
    set: danger.set,
    contacts: [{ direction: 'in', channel: channelOf(command.how), words: command.words === '' ? 'Not sure whether it is fixed' : command.words, residentId: null }],
    promise: [nextStepPromise('ring you to see whether it is fixed', ringBy(context), context)],
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: the resident is not sure that it is fixed` }],
  });
}

/** One more try to get the resident's answer; three recorded ones may stand in for it. */
export function recordAnswerAttempt({ repair }: RepairRecord, command: RecordAnswerAttempt, context: RepairContext): RepairDecision {
  if (repair.stage !== 'fixed') return refuse('not-said-fixed');
  if (command.words === '') return refuse('words-missing');
  const { channel, words } = command;
  const attempt = repair.answerAttempts + 1;
  return agree({
    events: [{ type: 'AnswerAttempted', data: { channel, words, attempt } }],
    contacts: [{ direction: 'out', channel, words, residentId: null }],
    tell: context.canWrite ? [{ template: 'answer-reminder', doneOn: lastDoneOn(repair, context), answerBy: answerBy(context), last: attempt >= context.policy.answerAttempts }] : [],
  });
}

/** When the last follow-on is done, the whole is: the resident is asked about it all. */
export function declareFixed(record: RepairRecord, command: DeclareFixed, context: RepairContext): RepairDecision {
  const { repair, spine } = record;
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  const ordered = whyNotWithOrders(record);
  if (ordered !== undefined) return ordered;
  if (command.words === '') return refuse('words-missing');
  if (repair.hazard === 'possible') return refuse('may-be-a-hazard');
  if (spine.openFollowOns.length > 0) return refuse('follow-on-open', { references: spine.openFollowOns.join(', ') });
  if (openVisit(repair) !== undefined) return refuse('visit-open');
  if (repair.stage === 'fixed' || repair.stage === 'confirmed') return refuse('already-said-fixed');
  if (!workWasDone(record)) return refuse('nothing-done-yet');
  const owed = stillOwed(repair);
  if (owed !== undefined) return owed;
  return agree({
    events: [{ type: 'DeclaredFixed', data: { words: command.words } }],
    meet: ['repairs.priority-emergency', 'repairs.priority-urgent', 'repairs.priority-routine', 'repairs.priority-planned', 'repairs.right-to-repair-1', 'repairs.right-to-repair-3', 'repairs.right-to-repair-7'],
    file: { stage: 'fixed' },
    settle: keptNow(spine, 'work', command.words),
    tell: context.canWrite ? [{ template: 'is-it-fixed', doneOn: context.today, answerBy: answerBy(context) }] : [],
  });
}

export const channelOf = (how: string) => (how === 'their link' ? ('web page' as const) : ('phone' as const));

function lastDoneOn(repair: Repair, context: RepairContext): PlainDate {
  const settledAt = repair.visits.findLast(({ status }) => status === 'done')?.settledAt;
  return settledAt === undefined || settledAt === null ? context.today : dateInLondon(settledAt);
}
