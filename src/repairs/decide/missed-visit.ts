import { endOfSlot } from '../../appointments/index.ts';
import { agree, keptByOrder, refuse } from '../../casefile/index.ts';
import { addDays, addHours, addWorkingDays, longDate, longDateWithYear, type Instant, type PlainDate } from '../../clock/index.ts';
import { citationOfSum, remedySumOn } from '../../law/index.ts';
import { nobodyWroteIt } from '../../orders/index.ts';
import type { Reminder, Repair, RepairEvent, Visit, VisitId } from '../model.ts';
import type { Remedy, RemedyId } from '../model/remedy.ts';
import { partOfDayInWords } from '../words.ts';
import type { RepairChange, RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { ifNotOursOn } from './not-ours.ts';
import { nextStepPromise, ringBy } from './promises.ts';

/** The time of a visit is over and nothing was recorded: we did not come. */
export interface RecordMissedVisit {
  readonly type: 'RecordMissedVisit';
  readonly visitId: VisitId;
}

/** The day agreed for an order is over and nobody wrote down that the contractor came. */
export interface RecordMissedOrderDay {
  readonly type: 'RecordMissedOrderDay';
  readonly orderNumber: number;
}

export interface RemindOfVisit {
  readonly type: 'RemindOfVisit';
  readonly visitId: VisitId;
  readonly when: Reminder;
}

export interface DecideRemedy {
  readonly type: 'DecideRemedy';
  readonly remedyId: RemedyId;
  readonly decision: 'offered' | 'declined';
  readonly pence: number;
  readonly words: string;
}

const booked = ({ visits }: Repair, id: VisitId): Visit | undefined => visits.find((visit) => visit.id === id && visit.status === 'booked');

/** From when on a visit of which nothing was recorded counts as missed. What was agreed once its time was over, as an emergency could be, is not missed before anybody could set out. */
export function missedFrom(visit: Pick<Visit, 'on' | 'partOfDay' | 'noticedAt'>, hours: number): Instant {
  const over = endOfSlot(visit);
  return addHours(visit.noticedAt !== null && visit.noticedAt > over ? visit.noticedAt : over, hours);
}

/** We say sorry, promise a call, and propose what we owe. By itself only once whoever was there has had time to say so. */
export function recordMissedVisit({ repair, spine }: RepairRecord, command: RecordMissedVisit, context: RepairContext): RepairDecision {
  const visit = booked(repair, command.visitId);
  if (visit === undefined) return refuse('visit-not-open');
  const grace = context.actor.kind === 'system' ? context.appointments.missedAfterHours : 0;
  if (context.now < missedFrom(visit, grace)) return refuse('visit-not-over');
  const { id: visitId, on, partOfDay } = visit;
  const because = `We missed the visit agreed for ${longDateWithYear(on)}, ${partOfDayInWords(partOfDay)}`;
  const remedy = spine.file.homeId === null ? [] : proposed({ on, because, for: { visitId } }, context);
  const { reference } = spine.file;
  return agree({
    events: [{ type: 'VisitMissed', data: { visitId, on, partOfDay } }, ...remedy],
    settle: [{ id: visit.promiseId, outcome: 'broken', reason: 'We did not come' }],
    promise: [{ ...nextStepPromise('ring you to agree the next visit', ringBy(context), context), keptBy: 'booking' }],
    file: visit.purpose === 'post-inspection' ? {} : { stage: 'diagnosed' },
    notices: [{ staffId: spine.file.ownerId, words: `${reference}: we missed the visit of ${longDate(on, context.today)}${remedy.length === 0 ? '' : '; a sum for it waits for a decision'}` }],
    tell: context.canWrite ? [{ template: 'visit-missed', on, partOfDay, ringBy: ringBy(context) }] : [],
  });
}

/**
 * What a contractor misses for us, we miss: we say sorry, promise a call, and propose what we owe. Their firm may write the day's work
 * down on the next working day, so until its end nothing is said.
 */
export function recordMissedOrderDay({ spine }: RepairRecord, { orderNumber }: RecordMissedOrderDay, context: RepairContext): RepairDecision {
  const promise = spine.promises.find(({ keptBy }) => keptBy === keptByOrder(orderNumber));
  if (promise === undefined) return refuse('visit-not-open');
  const { id, dueOn: on } = promise;
  if (context.today <= addWorkingDays(on, 1, context.calendar)) return refuse('visit-not-over');
  const because = `Nobody wrote down that the contractor came on ${longDateWithYear(on)} for order ${orderNumber}`;
  const remedy = spine.file.homeId === null ? [] : proposed({ on, because, for: { visitId: null, ofOrder: { number: orderNumber, on } } }, context);
  const { ownerId, reference } = spine.file;
  return agree({
    events: remedy,
    settle: [{ id, outcome: 'broken', reason: nobodyWroteIt }],
    promise: [{ ...nextStepPromise('ring you to agree another day', ringBy(context), context), keptBy: 'booking' }],
    notices: [{ staffId: ownerId, words: `${reference}: nobody wrote down that the contractor came on ${longDate(on, context.today)} for order ${orderNumber}${remedy.length === 0 ? '' : '; a sum for it waits for a decision'}` }],
    tell: context.canWrite ? [{ template: 'contractor-missed', on, ringBy: ringBy(context) }] : [],
  });
}

interface Missed {
  readonly on: PlainDate;
  readonly because: string;
  readonly for: Pick<Remedy, 'visitId' | 'ofOrder'>;
}

/** The Ombudsman's sum, or the landlord's own where that is more. Where neither is known, none is made up. */
function proposed(missed: Missed, context: RepairContext): readonly RepairEvent[] {
  const guidance = remedySumOn('missed-appointment', missed.on);
  const own = context.appointments.missedVisitPence;
  const facts = { remedyId: context.newId() as RemedyId, ...missed.for, because: missed.because };
  if (own > (guidance?.pence ?? 0)) return [{ type: 'RemedyProposed', data: { ...facts, pence: own, citation: 'Our own compensation policy', confidence: 'P' } }];
  if (guidance === undefined) return [];
  return [{ type: 'RemedyProposed', data: { ...facts, pence: guidance.pence, citation: citationOfSum(guidance, longDateWithYear), confidence: guidance.confidence } }];
}

/** The day before, and on the morning: each once. */
export function remindOfVisit({ repair }: RepairRecord, { visitId, when }: RemindOfVisit, context: RepairContext): RepairDecision {
  const visit = booked(repair, visitId);
  if (visit === undefined || visit.reminders.includes(when)) return refuse('visit-not-open');
  if (visit.on !== reminderFor(when, context.today) || !context.canWrite || ifNotOursOn(visit.on, context) !== undefined) return refuse('no-reminder-due');
  const { on, partOfDay } = visit;
  return agree({ events: [{ type: 'VisitReminded', data: { visitId, when } }], tell: [{ template: 'visit-reminder', visitId, on, partOfDay }] });
}

/** The day of the visits of which this reminder tells today. */
export const reminderFor = (when: Reminder, today: PlainDate): PlainDate => (when === 'same-day' ? today : addDays(today, 1));

/** A person decides. Less than was proposed, or nothing, takes a reason. */
export function decideRemedy({ repair }: RepairRecord, command: DecideRemedy, context: RepairContext): RepairDecision {
  const remedy = repair.remedies.find(({ id, state }) => id === command.remedyId && state === 'proposed');
  if (remedy === undefined) return refuse('remedy-not-open');
  const { remedyId, decision, words } = command;
  const pence = decision === 'offered' ? command.pence : 0;
  if (decision === 'offered' && pence <= 0) return refuse('sum-missing');
  if (pence < remedy.pence && words === '') return refuse('reason-missing');
  const missedOn = remedy.ofOrder?.on ?? repair.visits.find(({ id }) => id === remedy.visitId)?.on;
  const tells = decision === 'offered' && context.canWrite && missedOn !== undefined;
  return agree({
    events: [{ type: 'RemedyDecided', data: { remedyId, decision, pence, words, byName: context.actor.name } }],
    tell: tells ? [{ template: 'remedy-offered', on: missedOn, pence }] : [],
  });
}

/** The visit whose outcome can be recorded: the booked one, or one that we took for missed while no other is booked. */
export function visitToRecord(repair: Repair, id: VisitId): Visit | undefined {
  const isOpen = repair.visits.some(({ status }) => status === 'booked');
  return repair.visits.find((visit) => visit.id === id && (visit.status === 'booked' || (visit.status === 'missed' && !isOpen)));
}

/** Somebody was there after all: what was said before stays on the record, and this puts it right. */
export function correction(visit: Visit, { repair, spine }: RepairRecord): Pick<RepairChange, 'events'> & { readonly settle: NonNullable<RepairChange['settle']> } {
  if (visit.status !== 'missed') return { events: [], settle: [] };
  const undecided = repair.remedies.filter((remedy: Remedy) => remedy.visitId === visit.id && remedy.state === 'proposed');
  return {
    events: [{ type: 'MissedVisitCorrected', data: { visitId: visit.id } }, ...undecided.map(({ id }): RepairEvent => ({ type: 'RemedyWithdrawn', data: { remedyId: id } }))],
    settle: spine.promises.filter(({ keptBy }) => keptBy === 'booking').map(({ id }) => ({ id, outcome: 'withdrawn', reason: 'We had come after all' })),
  };
}
