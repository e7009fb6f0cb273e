import { agree, refuse, type PromiseId, type Reference } from '../../casefile/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { PartOfDay, PhotoSeal, Repair, Tell, Visit, VisitFacts, VisitId, VisitPurpose } from '../model.ts';
import { partOfDayInWords } from '../words.ts';
import { afterwards, hadAHandIn } from './check-of-work.ts';
import type { OrderId } from '../../orders/index.ts';
import { movedToVisit, orderedWorkStands, restOfTheWork, stillOpen, whyNotFor, whyNotSoLate } from './orders.ts';
import { correction, visitToRecord } from './missed-visit.ts';
import { answerBy, keptNow, nextStepPromise, ringBy } from './promises.ts';
import type { Refused, RepairChange, RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { capacityProblem, dateProblem, residentProblem } from './visit-slots.ts';
import { accessReviewRule, accessStepRule } from './access-rules.ts';
import { codeCause } from './cause.ts';
import { priorityRules, rightToRepairRules } from './triage.ts';

export interface BookVisit {
  readonly type: 'BookVisit';
  readonly purpose: VisitPurpose;
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly operativeId: StaffId;
  readonly operativeName: string;
  /** The order the visit carries out, if it carries one out. */
  readonly orderId?: OrderId;
  /** An emergency goes into a full half-day when the planner says so. */
  readonly evenIfFull?: boolean;
}

export interface MoveVisit {
  readonly type: 'MoveVisit';
  readonly visitId: VisitId;
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly operativeId: StaffId;
  readonly operativeName: string;
  readonly askedBy: 'us' | 'resident';
  readonly reason: string;
  readonly evenIfFull?: boolean;
}

export interface CancelVisit {
  readonly type: 'CancelVisit';
  readonly visitId: VisitId;
  readonly reason: string;
}

export interface RecordVisitDone {
  readonly type: 'RecordVisitDone';
  readonly visitId: VisitId;
  readonly words: string;
  readonly photos: readonly PhotoSeal[];
  /** The inspection whose result this is, which a visit to check the work is never done without. */
  readonly inspectionReference?: Reference;
  /** Why it happened, by its id in the landlord's list. */
  readonly cause?: string;
}

export function bookVisit(record: RepairRecord, command: BookVisit, context: RepairContext): RepairDecision {
  const { repair, spine } = record;
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (repair.priority === null) return refuse('not-diagnosed');
  if (repair.hazard === 'possible' && command.purpose === 'repair') return refuse('may-be-a-hazard');
  if (repair.stage === 'programmed') return refuse('waits-for-programme');
  if (openVisit(repair) !== undefined) return refuse('visit-already-booked');
  if (context.actor.kind === 'resident' && isForOthers(record)) return refuse('residents-may-not-choose');
  const problem = whyNotFor(command, record) ?? residentProblem(command, repair, context) ?? dateProblem(command, repair, context) ?? capacityProblem(command, repair, context);
  if (problem !== undefined) return problem;
  const facts = newVisit(command, context);
  return agree({
    events: [{ type: 'VisitBooked', data: facts }],
    settle: [...keptNow(spine, 'booking', 'A visit was agreed'), ...movedToVisit(command, record, context)],
    promise: [visitPromise(facts, spine.file.ownerId, context)],
    file: { stage: 'booked' },
    tell: tellIf(context, { template: 'visit-booked', visitId: facts.visitId, on: command.on, partOfDay: command.partOfDay }),
  });
}

/** Somebody comes for the follow-on or by an order, or the order is done: whoever came for this repair as well could do nothing. Staff may know better. */
const isForOthers = (record: RepairRecord): boolean => record.spine.openFollowOns.length + record.openOrders.length > 0 || orderedWorkStands(record);

export function moveVisit(record: RepairRecord, command: MoveVisit, context: RepairContext): RepairDecision {
  const { repair, spine } = record;
  const visit = bookedVisit(repair, command.visitId);
  if (visit === undefined) return refuse('visit-not-open');
  if (command.reason === '') return refuse('reason-missing');
  if (repair.hazard === 'possible' && visit.purpose === 'repair') return refuse('may-be-a-hazard');
  if (visit.purpose === 'post-inspection' && hadAHandIn(repair, command.operativeId)) return refuse('did-the-work');
  // A resident cannot know of contracts: a day they choose is ours to sort out.
  const tooLate = context.actor.kind === 'resident' ? undefined : whyNotSoLate({ orderId: visit.orderId, on: command.on }, record.lastDays);
  if (tooLate !== undefined) return tooLate;
  const { purpose } = visit;
  const problem = residentProblem({ ...command, purpose, movesFrom: visit.on }, repair, context) ?? dateProblem(command, repair, context) ?? capacityProblem(command, repair, context);
  if (problem !== undefined) return problem;
  const { on, partOfDay, reason, askedBy } = command;
  const to = newVisit({ ...command, purpose, ...(visit.orderId === null ? {} : { orderId: visit.orderId }) }, context);
  return agree({
    events: [{ type: 'VisitMoved', data: { visitId: visit.id, reason, askedBy, to } }],
    settle: [{ id: visit.promiseId, outcome: 'moved', reason }],
    promise: [visitPromise(to, spine.file.ownerId, context)],
    tell: tellIf(context, { template: 'visit-moved', visitId: to.visitId, from: visit.on, on, partOfDay, reason }),
  });
}

export function cancelVisit({ repair }: RepairRecord, command: CancelVisit, context: RepairContext): RepairDecision {
  const visit = bookedVisit(repair, command.visitId);
  if (visit === undefined) return refuse('visit-not-open');
  if (command.reason === '') return refuse('reason-missing');
  const problem = residentProblem({ purpose: visit.purpose, movesFrom: visit.on }, repair, context);
  if (problem !== undefined) return problem;
  return agree({
    events: [{ type: 'VisitCancelled', data: { visitId: visit.id, reason: command.reason } }],
    settle: [{ id: visit.promiseId, outcome: 'withdrawn', reason: command.reason }],
    promise: [againPromise(context)],
    file: afterwards(visit, 'diagnosed'),
    tell: tellIf(context, { template: 'visit-cancelled', on: visit.on, reason: command.reason, nextBy: ringBy(context) }),
  });
}

export function recordVisitDone(record: RepairRecord, command: RecordVisitDone, context: RepairContext): RepairDecision {
  const visit = visitToRecord(record.repair, command.visitId);
  const problem = outcomeProblem(visit, command.words, context);
  if (visit === undefined || problem !== undefined) return problem ?? refuse('visit-not-open');
  if (visit.purpose === 'post-inspection' && command.inspectionReference === undefined) return refuse('record-the-inspection');
  const coded = causeOf(record, command, context);
  return coded.ok ? agree(workOfVisit(record, visit, { ...command, coded: coded.change }, context)) : coded;
}

interface WorkOfVisit extends Pick<RecordVisitDone, 'visitId' | 'words' | 'photos'> {
  readonly coded: RepairChange;
}

/** What a visit that was made changes: all of the work is done, or the rest is promised. */
function workOfVisit(record: RepairRecord, visit: Visit, { visitId, words, photos, coded }: WorkOfVisit, context: RepairContext): RepairChange {
  const { repair, spine, openOrders } = record;
  const isAll = visit.purpose === 'repair' && openOrders.length === 0;
  const corrected = correction(visit, record);
  return {
    events: [...corrected.events, ...coded.events, { type: 'VisitDone', data: { visitId, purpose: visit.purpose, words, photos, ...stillOpen(openOrders) } }],
    settle: [...corrected.settle, kept(visit, 'We visited and did the work'), ...keptNow(spine, 'coming', 'We came'), ...(isAll ? keptByTheWork(spine, words) : [])],
    promise: isAll ? [] : nextPromise(visit.purpose, context),
    links: coded.links ?? [],
    // A danger may be over although other orders are not; the rest is met when all of it is done.
    meet: metBy(visit.purpose === 'repair' && !isAll ? 'make-safe' : visit.purpose, repair),
    withdraw: gotIn(visit.purpose),
    file: afterwards(visit, isAll ? 'fixed' : 'diagnosed'),
    contacts: [visited(words)],
    tell: isAll ? tellIf(context, { template: 'is-it-fixed', doneOn: context.today, answerBy: answerBy(context) }) : [],
  };
}

const keptByTheWork = (spine: RepairRecord['spine'], words: string) => [...keptNow(spine, 'work', words), ...keptNow(spine, 'permanent', words)];

/** What the resident is promised of the work that is left. A check of finished work leaves none. */
function nextPromise(purpose: VisitPurpose, context: RepairContext): NonNullable<RepairChange['promise']> {
  if (purpose === 'post-inspection') return [];
  return [purpose === 'repair' ? restOfTheWork(context) : againPromise(context)];
}

/** Whoever did the work may say why it happened; left out, somebody says it later. */
function causeOf(record: RepairRecord, { cause, words }: RecordVisitDone, context: RepairContext): RepairDecision {
  return cause === undefined || cause === record.repair.cause ? agree({ events: [] }) : codeCause(record, { type: 'CodeCause', cause, words }, context);
}

/** Which clocks a visit answers: making safe answers the emergency, looking answers the investigation, the work the rest. */
export function metBy(purpose: VisitPurpose, repair: Repair): readonly string[] {
  const emergency = ['hazards.emergency', ...(repair.priority === 'emergency' ? ['repairs.priority-emergency'] : [])];
  if (purpose === 'post-inspection') return [];
  if (purpose === 'inspection') return ['hazards.investigate'];
  if (purpose === 'make-safe') return emergency;
  return [...emergency, ...priorityRules, ...rightToRepairRules];
}

/** Somebody let us in: nobody has to decide any more how we get in. */
export function gotIn(purpose: VisitPurpose): readonly string[] {
  return purpose === 'post-inspection' ? [] : [accessReviewRule, accessStepRule];
}

/** Work that still counts: done, more than a look, and not since said to have failed. */
export function workWasDone(record: Pick<RepairRecord, 'repair' | 'workOrderedDoneAt'>): boolean {
  const { repair } = record;
  const after = repair.deniedAt ?? '';
  // A contractor came by their own order: no visit of ours was needed.
  if (orderedWorkStands(record)) return true;
  // The planned work that it waited for was done: nobody of ours had to come.
  if (repair.programme !== null && (repair.stage === 'fixed' || repair.stage === 'confirmed')) return true;
  return repair.visits.some(({ status, purpose, settledAt }) => status === 'done' && purpose !== 'inspection' && purpose !== 'post-inspection' && (settledAt ?? '') > after);
}

export function openVisit(repair: Repair): Visit | undefined {
  return repair.visits.find(({ status }) => status === 'booked');
}

function bookedVisit(repair: Repair, id: VisitId): Visit | undefined {
  return repair.visits.find((visit) => visit.id === id && visit.status === 'booked');
}

export function outcomeProblem(visit: Visit | undefined, words: string, context: RepairContext): Refused | undefined {
  if (visit === undefined) return refuse('visit-not-open');
  if (visit.on > context.today) return refuse('visit-not-reached');
  return words === '' ? refuse('words-missing') : undefined;
}

export function newVisit(
  { purpose, on, partOfDay, operativeId, operativeName, orderId }: Pick<VisitFacts, 'purpose' | 'on' | 'partOfDay' | 'operativeId' | 'operativeName' | 'orderId'>,
  context: RepairContext,
): VisitFacts {
  return { visitId: context.newId() as VisitId, purpose, on, partOfDay, operativeId, operativeName, promiseId: context.newId() as PromiseId, inWriting: context.canWrite, ...(orderId === undefined ? {} : { orderId }) };
}

export function visitPromise({ promiseId, on, partOfDay }: VisitFacts, ownerId: StaffId, context: RepairContext): NonNullable<RepairChange['promise']>[number] {
  return { id: promiseId, madeTo: 'the resident', words: `We will visit on ${longDate(on, context.today)}, ${partOfDayInWords(partOfDay)}`, dueOn: on, ownerId, keptBy: 'visit' };
}

/** Every end of a visit that leaves work undone says when we ring to agree the next. */
export function againPromise(context: RepairContext): NonNullable<RepairChange['promise']>[number] {
  return { ...nextStepPromise('ring you to agree the next visit', ringBy(context), context), keptBy: 'booking' };
}

export function kept(visit: Visit, reason: string): NonNullable<RepairChange['settle']>[number] {
  return { id: visit.promiseId, outcome: 'kept', reason };
}

export function visited(words: string): NonNullable<RepairChange['contacts']>[number] {
  return { direction: 'out', channel: 'visit', words, residentId: null };
}

export function tellIf(context: RepairContext, tell: Tell): readonly Tell[] {
  return context.canWrite ? [tell] : [];
}
