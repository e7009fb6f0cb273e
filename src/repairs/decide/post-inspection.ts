import { agree, refuse, type CaseId, type Reference } from '../../casefile/index.ts';
import { dateInLondon } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { PartOfDay, Priority, Trade, Visit } from '../model.ts';
import type { RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { targetDue } from './triage.ts';
import { hadAHandIn } from './check-of-work.ts';
import { ifNotOursOn } from './not-ours.ts';
import { capacityProblem, dateProblem } from './visit-slots.ts';
import { newVisit, openVisit, tellIf, visitPromise } from './visits.ts';

/** Somebody who had no hand in the work comes to check it. */
export interface BookPostInspection {
  readonly type: 'BookPostInspection';
  readonly on: Visit['on'];
  readonly partOfDay: PartOfDay;
  readonly operativeId: StaffId;
  readonly operativeName: string;
  readonly evenIfFull?: boolean;
}

/** Work that a check found wanting, raised by the inspection itself. */
export interface RaiseFailedWork {
  readonly type: 'RaiseFailedWork';
  readonly inspectionReference: Reference;
  readonly words: string;
  readonly trade: Trade;
  readonly priority: Priority;
  /** The new repair's id and reference, taken beforehand. */
  readonly childId: CaseId;
  readonly childReference: Reference;
}

/** After the work is said to be done, also when the repair is closed; the repair goes its own course meanwhile. */
export function bookPostInspection({ repair, spine }: RepairRecord, command: BookPostInspection, context: RepairContext): RepairDecision {
  if (!['fixed', 'confirmed', 'closed'].includes(repair.stage)) return refuse('not-said-fixed');
  if (openVisit(repair) !== undefined) return refuse('visit-already-booked');
  if (hadAHandIn(repair, command.operativeId)) return refuse('did-the-work');
  const problem = dateProblem(command, repair, context) ?? capacityProblem(command, repair, context);
  if (problem !== undefined) return problem;
  const facts = newVisit({ ...command, purpose: 'post-inspection' }, context);
  return agree({
    events: [{ type: 'VisitBooked', data: facts }],
    promise: [visitPromise(facts, spine.file.ownerId, context)],
    tell: tellIf(context, { template: 'visit-booked', visitId: facts.visitId, on: command.on, partOfDay: command.partOfDay }),
  });
}

/**
 * More work, dated by the landlord's own limit for its priority: a follow-on that holds an open repair open, or a new
 * repair that a closed one caused. Either way the resident is told what and by when.
 */
export function raiseFailedWork({ repair, spine }: RepairRecord, command: RaiseFailedWork, context: RepairContext): RepairDecision {
  if (repair.stage === 'cancelled') return refuse('case-is-closed');
  if (command.words === '') return refuse('words-missing');
  const gone = ifNotOursOn(context.today, context);
  if (gone !== undefined) return gone;
  const { inspectionReference, words, trade, priority, childId, childReference } = command;
  const due = targetDue(priority, context.now, context);
  const dueOn = 'dueOn' in due ? due.dueOn : dateInLondon(due.dueAt);
  const isClosed = spine.file.closedAt !== null;
  const link = { toCaseId: spine.file.id, toReference: spine.file.reference, kind: isClosed ? 'caused-by' : 'follow-on-to' } as const;
  return agree({
    events: [{ type: 'FailedInspection', data: { inspectionReference, childReference, words, trade } }],
    ...(isClosed || repair.stage === 'booked' ? {} : { file: { stage: 'diagnosed' } }),
    followOn: { childId, childReference, words, trade, priority, dueOn, link },
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: the work failed its inspection; ${childReference} was raised` }],
    tell: tellIf(context, { template: 'follow-on', words, dueOn, childReference, ...(isClosed ? { firstIsClosed: true } : {}) }),
  });
}
