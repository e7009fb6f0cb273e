import { agree, refuse, whatStopsClosing } from '../../casefile/index.ts';
import type { Repair } from '../model.ts';
import type { Refused, RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { whyNotWithOrders } from './orders.ts';
import { stillOwed } from './still-owed.ts';
import { openVisit, workWasDone } from './visits.ts';

export interface CloseRepair {
  readonly type: 'CloseRepair';
  readonly words: string;
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
  if (!workWasDone(record)) return refuse(repair.visits.some(({ status }) => status === 'no-access') ? 'only-no-access' : 'nothing-done-yet');
  const owed = stillOwed(repair);
  if (owed !== undefined) return owed;
  if (repair.hazard === 'possible' && (repair.stage === 'fixed' || repair.stage === 'confirmed')) return refuse('may-be-a-hazard');
  return repair.stage === 'confirmed' ? undefined : whyNotWithoutAYes(repair, context);
}

/** Recorded attempts may stand in for the resident's answer, once the work is said to be done. */
function whyNotWithoutAYes(repair: Repair, context: RepairContext): Refused | undefined {
  if (repair.stage !== 'fixed') return refuse('not-said-fixed');
  if (repair.answerAttempts >= context.policy.answerAttempts) return undefined;
  return refuse('no-answer-yet', { made: String(repair.answerAttempts), needed: String(context.policy.answerAttempts) });
}
