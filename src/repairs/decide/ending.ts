import { agree, refuse, whatStopsClosing, type PromiseId } from '../../casefile/index.ts';
import type { OrderId } from '../../orders/index.ts';
import type { CancelReason, Repair } from '../model.ts';
import type { Refused, RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { whyNotLeft, whyNotWithOrders } from './orders.ts';
import { openVisit, workWasDone } from './visits.ts';

export interface CloseRepair {
  readonly type: 'CloseRepair';
  readonly words: string;
}

export interface CancelRepair {
  readonly type: 'CancelRepair';
  readonly reason: CancelReason;
  readonly words: string;
  /** How the resident was told, where we hold no address to write to: who spoke to them, when. */
  readonly toldHow: string;
  /** The open orders that are cancelled with it. All of them must be named. */
  readonly orderIds?: readonly OrderId[];
}

/**
 * Closes only what is put right: nothing open on it, work done, and the resident's yes or the recorded attempts to
 * get one. "No access" never closes a repair.
 */
export function closeRepair(record: RepairRecord, command: CloseRepair, context: RepairContext): RepairDecision {
  const { repair } = record;
  const refusal = whyNotClosed(record, context);
  if (refusal !== undefined) return refusal;
  const confirmed = repair.stage === 'confirmed';
  if (!confirmed && command.words === '') return refuse('words-missing');
  const reason = confirmed ? 'The resident says it is fixed' : command.words;
  return agree({
    events: [{ type: 'RepairClosed', data: { reason, unanswered: !confirmed } }],
    file: { stage: 'closed', closedAt: context.now },
    tell: context.canWrite ? [{ template: 'closed', timesAsked: confirmed ? null : repair.answerAttempts }] : [],
  });
}

function whyNotClosed(record: RepairRecord, context: RepairContext): Refused | undefined {
  const { repair, spine } = record;
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  const ordered = whyNotWithOrders(record);
  if (ordered !== undefined) return ordered;
  const obstacle = whatStopsClosing(spine);
  if (obstacle === 'follow-on-open') return refuse('follow-on-open', { references: spine.openFollowOns.join(', ') });
  if (openVisit(repair) !== undefined) return refuse('visit-open');
  if (obstacle === 'promise-open') return refuse('promise-open', { promises: spine.promises.map(({ words }) => words).join('; ') });
  if (!workWasDone(repair)) return refuse(repair.visits.some(({ status }) => status === 'no-access') ? 'only-no-access' : 'nothing-done-yet');
  if (repair.hazard === 'possible' && (repair.stage === 'fixed' || repair.stage === 'confirmed')) return refuse('may-be-a-hazard');
  return repair.stage === 'confirmed' ? undefined : whyNotWithoutAYes(repair, context);
}

/** Recorded attempts may stand in for the resident's answer, once the work is said to be done. */
function whyNotWithoutAYes(repair: Repair, context: RepairContext): Refused | undefined {
  if (repair.stage !== 'fixed') return refuse('not-said-fixed');
  if (repair.answerAttempts >= context.policy.answerAttempts) return undefined;
  return refuse('no-answer-yet', { made: String(repair.answerAttempts), needed: String(context.policy.answerAttempts) });
}

/** Ends a repair undone, which needs a reason and the resident told: the failure that Livv was found in was neither. */
export function cancelRepair(record: RepairRecord, command: CancelRepair, context: RepairContext): RepairDecision {
  const { repair, spine } = record;
  const refused = whyNotCancelled(record, command, context);
  if (refused !== undefined) return refused;
  const { reason, words, orderIds = [] } = command;
  const toldHow = context.canWrite ? 'a message was sent with this' : command.toldHow;
  return agree({
    events: [
      ...repair.visits.filter(({ status }) => status === 'booked').map(({ id }) => ({ type: 'VisitCancelled' as const, data: { visitId: id, reason: words } })),
      { type: 'RepairCancelled', data: { reason, words, toldHow } },
    ],
    settle: spine.promises.map(({ id }) => ({ id: id as PromiseId, outcome: 'withdrawn' as const, reason: `The repair was cancelled: ${words}` })),
    file: { stage: 'cancelled', closedAt: context.now },
    ...(orderIds.length > 0 ? { cancelOrders: { orderIds, words } } : {}),
    ...(context.canWrite ? { tell: [{ template: 'cancelled' as const, reason: words }] } : { contacts: [{ direction: 'out' as const, channel: 'phone' as const, words: `Told of the cancellation: ${command.toldHow}`, residentId: null }] }),
  });
}

function whyNotCancelled(record: RepairRecord, command: CancelRepair, context: RepairContext): Refused | undefined {
  const { repair, spine } = record;
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (command.words === '') return refuse('reason-missing');
  if (repair.hazard === 'possible') return refuse('may-be-a-hazard');
  if (spine.openFollowOns.length > 0) return refuse('follow-on-open', { references: spine.openFollowOns.join(', ') });
  if (repair.failedFixes > 0 || workWasDone(repair)) return refuse('cancel-needs-more');
  if (!context.canWrite && command.toldHow === '') return refuse('resident-not-told');
  return whyNotLeft(record, command.orderIds ?? []);
}
