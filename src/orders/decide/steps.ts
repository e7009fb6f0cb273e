import { endOfSlot, isOutOfHours } from '../../appointments/index.ts';
import { agree, refuse, type NewNotice } from '../../casefile/index.ts';
import { addDays, dateInLondon, type PlainDate } from '../../clock/index.ts';
import { hasRole } from '../../staff/index.ts';
import { openStates, type OrderCancelReason, type OrderPart, type WorkOrder } from '../model.ts';
import type { OrderContext, OrderDecision, OrderRecord, RefusedOrder } from './context.ts';
import { ifNotOursOn } from './not-ours.ts';
import { targetRule } from './target.ts';

export interface AcceptOrder {
  readonly type: 'AcceptOrder';
}

export interface ScheduleOrder {
  readonly type: 'ScheduleOrder';
  readonly on: PlainDate;
  readonly part: OrderPart;
}

export interface CompleteOrder {
  readonly type: 'CompleteOrder';
  readonly on: PlainDate;
  readonly words: string;
  /** What else is needed, if anything. */
  readonly followOn?: string;
}

export interface CancelOrder {
  readonly type: 'CancelOrder';
  readonly reason: OrderCancelReason;
  readonly words: string;
}

/** True while somebody still has to do it. */
export const isOpen = ({ state }: Pick<WorkOrder, 'state'>): boolean => openStates.some((kind) => kind === state.kind);

/** Why nothing may be done to it at all; nothing when something may. */
export function whyNotOpen({ spine, order }: OrderRecord): RefusedOrder | undefined {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  return isOpen(order) ? undefined : refuse('order-not-open');
}

/** Whoever is to do it says that they will. Not before it is authorised: they would begin. */
export function acceptOrder(record: OrderRecord, _command: AcceptOrder, context: OrderContext): OrderDecision {
  const { order } = record;
  const refused = whyNotOpen(record) ?? whyItMustWait(order);
  if (refused !== undefined) return refused;
  if (order.state.kind !== 'raised') return refuse('already-accepted');
  return agree({ events: [{ type: 'OrderAccepted', data: ofOrder(order, context) }] });
}

/** The day it will be done, or another day than before. */
export function scheduleOrder(record: OrderRecord, { on, part }: ScheduleOrder, context: OrderContext): OrderDecision {
  const { order } = record;
  const refused = whyNotOpen(record) ?? whyItMustWait(order);
  if (refused !== undefined) return refused;
  if (order.state.kind === 'raised') return refuse('not-accepted');
  if (order.purpose === 'work' && context.standing.mayBeDangerous) return refuse('may-be-a-hazard');
  const cannot = ifNotOursOn(on, context) ?? whyNotThen({ on, part }, order, context);
  return cannot ?? agree({ events: [{ type: 'OrderScheduled', data: { ...ofOrder(order, context), on, part } }] });
}

/** As with a visit of our own: at no time that is over, and in the evening or the night to an emergency alone. */
function whyNotThen({ on, part }: Pick<ScheduleOrder, 'on' | 'part'>, { priority }: Pick<WorkOrder, 'priority'>, context: OrderContext): RefusedOrder | undefined {
  if (on < context.today) return refuse('date-has-passed');
  if (on > addDays(context.today, 366)) return refuse('date-too-far');
  if (isOutOfHours(part) && priority !== 'emergency') return refuse('only-for-emergencies');
  if (endOfSlot({ on, partOfDay: part }) <= context.now) return refuse('slot-is-over');
  return isAfterTheirLastDay(on, context) ? refuse('after-their-last-day') : undefined;
}

/** Nobody is sent once their contract, or their work for us, is over: what was ordered before that is done before it, or by others. */
function isAfterTheirLastDay(on: PlainDate, { contractor, contract }: Pick<OrderContext, 'contractor' | 'contract'>): boolean {
  return [contractor?.endsOn, contract?.endsOn].some((last) => typeof last === 'string' && on > last);
}

/** The agreed work is done. Work that differs from it is a variation first. */
export function completeOrder(record: OrderRecord, { on, words, followOn = '' }: CompleteOrder, context: OrderContext): OrderDecision {
  const { order } = record;
  const refused = whyNotOpen(record) ?? whyItMustWait(order);
  if (refused !== undefined) return refused;
  if (order.waiting?.about === 'variation') return refuse('variation-waits');
  if (order.state.kind === 'raised') return refuse('not-accepted');
  if (context.visitBooked) return refuse('visit-booked');
  if (words === '') return refuse('words-missing');
  if (on > context.today) return refuse('done-in-the-future');
  if (on < dateInLondon(order.raisedAt)) return refuse('done-before-raised');
  return agree({
    events: [{ type: 'OrderCompleted', data: { ...ofOrder(order, context), on, words, valuePence: order.valuePence, ...(followOn === '' ? {} : { followOn }) } }],
    meet: [targetRule(order.number)],
    ...noticeOfDone(record, followOn, context),
  });
}

/** Whoever answers for the case goes on from there: what the contractor says is done, they would not see by themselves. */
function noticeOfDone(record: OrderRecord, followOn: string, context: OrderContext): { readonly notices?: readonly NewNotice[] } {
  const { number } = record.order;
  if (followOn !== '') return { notices: noticeToOwner(record, `order ${number} is done, and more is needed: ${followOn}`) };
  const { byContractor, contractorName } = ofOrder(record.order, context);
  return byContractor === true ? { notices: noticeToOwner(record, `${contractorName} have done order ${number}`) } : {};
}

/** Ends it undone, with a reason. The case stays as open as it was. */
export function cancelOrder(record: OrderRecord, { reason, words }: CancelOrder, context: OrderContext): OrderDecision {
  const { order } = record;
  const refused = whyNotOpen(record);
  if (refused !== undefined) return refused;
  if (words === '') return refuse('reason-missing');
  if (context.visitBooked) return refuse('visit-booked');
  return agree({
    events: [{ type: 'OrderCancelled', data: { ...ofOrder(order, context), reason, words } }],
    withdraw: [targetRule(order.number)],
  });
}

/** Which order an event is of, and for whom it was done, in a way that can be read years later. */
export function ofOrder({ number }: Pick<WorkOrder, 'number'>, { actor, contractor }: Pick<OrderContext, 'actor' | 'contractor'>): { readonly number: number; readonly contractorName: string; readonly byContractor?: true } {
  const byContractor = actor.kind === 'contractor' || (actor.kind === 'staff' && actor.organisationId === contractor?.organisationId && hasRole(actor, 'contractor'));
  return { number, contractorName: contractor?.name ?? '', ...(byContractor ? { byContractor } : {}) };
}

/** Whoever answers for the case is told. */
export function noticeToOwner({ spine: { file } }: OrderRecord, words: string): readonly NewNotice[] {
  return [{ staffId: file.ownerId, words: `${file.reference}: ${words}` }];
}

/** True until somebody with the limit has said yes to the order as a whole, unless it went ahead. */
export const mayNotBegin = ({ waiting }: Pick<WorkOrder, 'waiting'>): boolean => waiting?.about === 'order' && waiting.wentAhead !== true;

export function whyItMustWait(order: WorkOrder): RefusedOrder | undefined {
  return mayNotBegin(order) ? refuse('waits-for-authorisation') : undefined;
}
