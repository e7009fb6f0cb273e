import { agree, refuse, whatStopsClosing, type PromiseId } from '../../casefile/index.ts';
import { addWorkingDays, longDate } from '../../clock/index.ts';
import type { RepairChange, RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { openVisit } from './visits.ts';
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
  const stopped = whatStopsClosing(record.spine) !== undefined || openVisit(record.repair) !== undefined;
  const { words, how } = command;
  const confirmed = { type: 'FixConfirmed', data: { words, how } } as const;
  return agree(
    stopped
      ? { events: [confirmed], file: { stage: 'confirmed' } }
      : {
          events: [confirmed, { type: 'RepairClosed', data: { reason: 'The resident says it is fixed', unanswered: false } }],
          file: { stage: 'closed', closedAt: context.now },
        },
  );
}

/** May come after closing too: a repair that came back is not a new case. */
function denyFix({ repair, spine }: RepairRecord, command: AnswerWhetherFixed, context: RepairContext): RepairDecision {
  if (!['fixed', 'confirmed', 'closed'].includes(repair.stage)) return refuse('not-said-fixed');
  const priority = repair.priority ?? 'routine';
  const callBy = addWorkingDays(context.today, context.policy.callBackWorkingDays, context.calendar);
  const { words, how } = command;
  return agree({
    events: [{ type: 'FixDenied', data: { words, how, wasStage: repair.stage } }],
    contacts: [{ direction: 'in', channel: how === 'their link' ? 'web page' : 'phone', words: words === '' ? 'It is not fixed' : words, residentId: null }],
    set: [{ kind: 'policy', due: targetDue(priority, context.now, context) }],
    promise: [callBackPromise(`call you by ${longDate(callBy, context.today)} about what we do next`, callBy, context, spine.file.ownerId)],
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: the resident says it is not fixed` }],
    file: { stage: 'diagnosed', closedAt: null },
    tell: context.canWrite ? [{ template: 'reopened', callBy }] : [],
  });
}

function notSure({ spine }: RepairRecord, command: AnswerWhetherFixed, context: RepairContext): RepairDecision {
  const callBy = addWorkingDays(context.today, context.policy.callBackWorkingDays, context.calendar);
  return agree({
    events: [{ type: 'ResidentNotSure', data: { words: command.words } }],
    contacts: [{ direction: 'in', channel: 'web page', words: command.words === '' ? 'Not sure whether it is fixed' : command.words, residentId: null }],
    promise: [callBackPromise(`call you by ${longDate(callBy, context.today)} to see whether it is fixed`, callBy, context, spine.file.ownerId)],
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: the resident is not sure that it is fixed` }],
  });
}

export function callBackPromise(
  what: string,
  dueOn: NonNullable<RepairChange['promise']>[number]['dueOn'],
  context: RepairContext,
  ownerId: NonNullable<RepairChange['promise']>[number]['ownerId'],
): NonNullable<RepairChange['promise']>[number] {
  return { id: context.newId() as PromiseId, madeTo: 'the resident', words: `We will ${what}`, dueOn, ...(ownerId === undefined ? {} : { ownerId }) };
}

/** One more try to get the resident's answer; three recorded ones may stand in for it. */
export function recordAnswerAttempt({ repair }: RepairRecord, command: RecordAnswerAttempt): RepairDecision {
  if (repair.stage !== 'fixed') return refuse('not-said-fixed');
  if (command.words === '') return refuse('words-missing');
  const { channel, words } = command;
  return agree({
    events: [{ type: 'AnswerAttempted', data: { channel, words, attempt: repair.answerAttempts + 1 } }],
    contacts: [{ direction: 'out', channel, words, residentId: null }],
  });
}

/** When the last follow-on is done, the whole is: the resident is asked about it all. */
export function declareFixed({ repair, spine }: RepairRecord, command: DeclareFixed, context: RepairContext): RepairDecision {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (command.words === '') return refuse('words-missing');
  if (repair.hazard === 'possible') return refuse('may-be-a-hazard');
  if (spine.openFollowOns.length > 0) return refuse('follow-on-open', { references: spine.openFollowOns.join(', ') });
  if (openVisit(repair) !== undefined) return refuse('visit-open');
  if (!repair.visits.some(({ status, purpose }) => status === 'done' && purpose !== 'inspection')) return refuse('nothing-done-yet');
  return agree({
    events: [{ type: 'DeclaredFixed', data: { words: command.words } }],
    meet: ['repairs.priority-emergency', 'repairs.priority-urgent', 'repairs.priority-routine', 'repairs.priority-planned', 'repairs.right-to-repair-1', 'repairs.right-to-repair-3', 'repairs.right-to-repair-7'],
    file: { stage: 'fixed' },
    tell: context.canWrite ? [{ template: 'is-it-fixed' }] : [],
  });
}
