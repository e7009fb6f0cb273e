import { agree, refuse, type PromiseId } from '../../casefile/index.ts';
import { policyDue } from '../../law/index.ts';
import { needSecondPerson, type CancelReason, type Repair } from '../model.ts';
import type { OrderId } from '../../orders/index.ts';
import type { CancellationProposed } from '../model/standing.ts';
import { staffIdOf } from './access-rules.ts';
import { channelOf } from './answer.ts';
import type { Refused, RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { ifNotOursOn } from './not-ours.ts';
import { whyNotLeft } from './orders.ts';
import { nextStepPromise, ringBy } from './promises.ts';
import { dangerTold } from './report.ts';
import { targetDue } from './triage.ts';
import { tellIf, workWasDone } from './visits.ts';

/** What one person proposes another decides, and not in their own time. */
const secondPersonRule = 'repairs.cancel-review';

export interface CancelRepair {
  readonly type: 'CancelRepair';
  readonly reason: CancelReason;
  readonly words: string;
  /** How the resident was told, where we hold no address to write to: who spoke to them, when. */
  readonly toldHow: string;
  /** The open orders that are cancelled with it. All of them must be named. */
  readonly orderIds?: readonly OrderId[];
}

/** Somebody else has looked, and agrees to what was proposed. */
export interface AgreeToCancel {
  readonly type: 'AgreeToCancel';
}

export interface DeclineCancellation {
  readonly type: 'DeclineCancellation';
  readonly reason: string;
}

/** The resident does not agree that it is cancelled. */
export interface ObjectToCancellation {
  readonly type: 'ObjectToCancellation';
  readonly words: string;
  readonly how: string;
}

/**
 * Ends a repair undone, which needs a reason and the resident told: the failure that Livv was found in was neither. That what a
 * resident reported was "raised in error" or is "no longer needed" is for two people to say.
 */
export function cancelRepair(record: RepairRecord, command: CancelRepair, context: RepairContext): RepairDecision {
  const refusal = whyNotCancelled(record, command, context);
  if (refusal !== undefined) return refusal;
  if (!asksASecondPerson(record.repair, command.reason)) return cancelled(record, command, context);
  if (record.repair.cancellation !== null) return refuse('cancellation-proposed');
  const { reason, words, toldHow, orderIds = [] } = command;
  const { file } = record.spine;
  const due = policyDue({ id: secondPersonRule, duty: 'Somebody else decides whether it is cancelled', limit: { workingDays: 2 }, countedFrom: 'it was proposed' }, context.now, context.calendar);
  return agree({
    events: [{ type: 'CancellationProposed', data: { byId: staffIdOf(context), by: context.actor.name, reason, words, toldHow, orderIds } }],
    set: [{ kind: 'policy', due }],
    notices: [...new Set([file.ownerId, ...context.managers])].map((staffId) => ({ staffId, words: `${file.reference}: ${context.actor.name} proposes to cancel it (${reason}). Somebody else decides` })),
  });
}

const asksASecondPerson = ({ reportedBy }: Repair, reason: CancelReason): boolean => reportedBy !== 'staff' && needSecondPerson.includes(reason);

function whyNotCancelled(record: RepairRecord, { reason, words, toldHow, orderIds = [] }: Omit<CancelRepair, 'type'>, context: RepairContext): Refused | undefined {
  const { repair, spine } = record;
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (words === '') return refuse('reason-missing');
  if (repair.hazard === 'possible') return refuse('may-be-a-hazard');
  if (spine.openFollowOns.length > 0) return refuse('follow-on-open', { references: spine.openFollowOns.join(', ') });
  if (repair.failedFixes > 0 || workWasDone(record)) return refuse('cancel-needs-more');
  // That nobody opened the door does not say that nothing is wrong behind it.
  if (repair.access !== null && needSecondPerson.includes(reason)) return refuse('only-no-access');
  return !context.canWrite && toldHow === '' ? refuse('resident-not-told') : whyNotLeft(record, orderIds);
}

function cancelled({ repair, spine }: RepairRecord, { reason, words, toldHow, orderIds = [] }: Omit<CancelRepair, 'type'>, context: RepairContext): RepairDecision {
  return agree({
    events: [
      ...repair.visits.filter(({ status }) => status === 'booked').map(({ id }) => ({ type: 'VisitCancelled' as const, data: { visitId: id, reason: words } })),
      { type: 'RepairCancelled', data: { reason, words, toldHow: context.canWrite ? 'a message was sent with this' : toldHow } },
    ],
    meet: [secondPersonRule],
    settle: spine.promises.map(({ id }) => ({ id: id as PromiseId, outcome: 'withdrawn' as const, reason: `The repair was cancelled: ${words}` })),
    file: { stage: 'cancelled', closedAt: context.now },
    ...(orderIds.length > 0 ? { cancelOrders: { orderIds, words } } : {}),
    ...(context.canWrite ? { tell: [{ template: 'cancelled' as const, reason: words }] } : { contacts: [{ direction: 'out' as const, channel: 'phone' as const, words: `Told of the cancellation: ${toldHow}`, residentId: null }] }),
  });
}

/** The second person stands to the rules as the first did: what has happened since may forbid it. */
export function agreeToCancel(record: RepairRecord, _command: AgreeToCancel, context: RepairContext): RepairDecision {
  const proposed = record.repair.cancellation;
  if (proposed === null) return refuse('no-cancellation-proposed');
  if (isProposer(proposed, context)) return refuse('second-person-needed');
  const { words, toldHow, orderIds } = proposed;
  const agreed = { reason: proposed.reason as CancelReason, words, toldHow, orderIds };
  return whyNotCancelled(record, agreed, context) ?? cancelled(record, agreed, context);
}

export function declineCancellation({ repair, spine }: RepairRecord, { reason }: DeclineCancellation, context: RepairContext): RepairDecision {
  if (repair.cancellation === null) return refuse('no-cancellation-proposed');
  if (reason === '') return refuse('reason-missing');
  return agree({
    events: [{ type: 'CancellationDeclined', data: { by: context.actor.name, reason } }],
    meet: [secondPersonRule],
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: it is not cancelled: ${reason}` }],
  });
}

/** Their word opens it again, with a clock and a promise of its own, and a manager sees it. No work begins anew inside a home that is no longer ours. */
export function objectToCancellation({ repair, spine }: RepairRecord, { words, how }: ObjectToCancellation, context: RepairContext): RepairDecision {
  if (repair.stage !== 'cancelled') return refuse('not-cancelled');
  if (words === '') return refuse('words-missing');
  const gone = ifNotOursOn(context.today, context);
  if (gone !== undefined) return gone;
  const callBy = ringBy(context);
  const danger = dangerTold(words, repair, context);
  return agree({
    events: [{ type: 'CancellationObjected', data: { words, how } }, ...danger.events],
    contacts: [{ direction: 'in', channel: channelOf(how), words, residentId: null }],
    set: [{ kind: 'policy', due: targetDue(repair.priority ?? 'routine', context.now, context) }, ...danger.set],
    promise: [{ ...nextStepPromise('ring you about what we do next', callBy, context), keptBy: 'booking' }],
    notices: [...new Set([spine.file.ownerId, ...context.managers])].map((staffId) => ({ staffId, words: `${spine.file.reference}: the resident does not agree that it was cancelled. It is open again` })),
    file: { stage: repair.priority === null ? 'reported' : 'diagnosed', closedAt: null },
    tell: tellIf(context, { template: 'opened-again', callBy }),
  });
}

/** Two sessions of one person are one person. */
const isProposer = ({ byId }: CancellationProposed, context: RepairContext): boolean => byId !== null && byId === staffIdOf(context);
