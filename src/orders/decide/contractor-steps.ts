import type { AccessAttempt } from '../../appointments/index.ts';
import { agree, refuse } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { OrderPart, OrderPhoto } from '../model.ts';
import type { OrderContext, OrderDecision, OrderRecord } from './context.ts';
import { targetRule } from './target.ts';
import { noticeToOwner, ofOrder, scheduleOrder, whyNotOpen, whyItMustWait } from './steps.ts';

/** Whoever was to do it says that they cannot, before they have taken it on. */
export interface TurnDownOrder {
  readonly type: 'TurnDownOrder';
  readonly words: string;
}

/** A day they could come. Nobody is expected until it is accepted. */
export interface ProposeSlot {
  readonly type: 'ProposeSlot';
  readonly on: PlainDate;
  readonly part: OrderPart;
  readonly words: string;
}

export interface AcceptSlot {
  readonly type: 'AcceptSlot';
}

export interface DeclineSlot {
  readonly type: 'DeclineSlot';
  readonly words: string;
}

/** They went on the day and could not get in. */
export interface RecordOrderNoAccess {
  readonly type: 'RecordOrderNoAccess';
  /** What was done at the door, as far as it was said. */
  readonly tried?: readonly AccessAttempt[];
  /** What happened there. */
  readonly words: string;
}

export interface AddOrderPhotos {
  readonly type: 'AddOrderPhotos';
  readonly photos: readonly OrderPhoto[];
}

/** The order ends undone; the case stays as open as it was, and its owner is told to find somebody else. */
export function turnDownOrder(record: OrderRecord, { words }: TurnDownOrder, context: OrderContext): OrderDecision {
  const { order } = record;
  const refused = whyNotOpen(record) ?? whyItMustWait(order);
  if (refused !== undefined) return refused;
  if (order.state.kind !== 'raised') return refuse('already-accepted');
  if (context.visitBooked) return refuse('visit-booked');
  if (words === '') return refuse('reason-missing');
  return agree({
    events: [{ type: 'OrderTurnedDown', data: { ...ofOrder(order, context), words } }],
    withdraw: [targetRule(order.number)],
    notices: noticeToOwner(record, `${context.contractor?.name ?? ''} turned order ${order.number} down: ${words}`),
  });
}

/** The same days are possible as for a booking; one proposal takes the place of the one before. */
export function proposeSlot(record: OrderRecord, { on, part, words }: ProposeSlot, context: OrderContext): OrderDecision {
  const possible = scheduleOrder(record, { type: 'ScheduleOrder', on, part }, context);
  if (!possible.ok) return possible;
  if (context.visitBooked) return refuse('visit-booked');
  const { actor } = context;
  const data = { ...ofOrder(record.order, context), on, part, words, proposedById: actor.kind === 'staff' ? actor.id : null, proposedByName: actor.name };
  return agree({ events: [{ type: 'SlotProposed', data }], notices: noticeToOwner(record, `${context.contractor?.name ?? ''} proposes a day for order ${record.order.number}`) });
}

/** The proposal becomes the day, as if the planner had given it. */
export function acceptSlot(record: OrderRecord, _command: AcceptSlot, context: OrderContext): OrderDecision {
  const { proposal } = record.order;
  const refused = whyNotOpen(record);
  if (refused !== undefined) return refused;
  if (proposal === null) return refuse('no-slot-proposed');
  const scheduled = scheduleOrder(record, { type: 'ScheduleOrder', on: proposal.on, part: proposal.part }, context);
  return scheduled.ok ? agree({ ...scheduled.change, ...toProposer(record, 'was accepted') }) : scheduled;
}

export function declineSlot(record: OrderRecord, { words }: DeclineSlot, context: OrderContext): OrderDecision {
  const { order } = record;
  const refused = whyNotOpen(record);
  if (refused !== undefined) return refused;
  if (order.proposal === null) return refuse('no-slot-proposed');
  if (words === '') return refuse('reason-missing');
  const { on, part, proposedByName } = order.proposal;
  return agree({ events: [{ type: 'SlotDeclined', data: { ...ofOrder(order, context), on, part, proposedByName, words } }], ...toProposer(record, `was declined: ${words}`) });
}

/** Closes nothing: the order needs another day, and whoever answers for the case hears of it. */
export function recordOrderNoAccess(record: OrderRecord, { words, tried = [] }: RecordOrderNoAccess, context: OrderContext): OrderDecision {
  const { order } = record;
  const refused = whyNotOpen(record) ?? whyItMustWait(order);
  if (refused !== undefined) return refused;
  if (order.state.kind !== 'scheduled') return refuse('not-scheduled');
  if (context.visitBooked) return refuse('visit-booked');
  if (order.state.on > context.today) return refuse('done-in-the-future');
  if (words === '') return refuse('tried-missing');
  return agree({
    events: [{ type: 'OrderNoAccess', data: { ...ofOrder(order, context), on: order.state.on, part: order.state.part, words, ...(tried.length === 0 ? {} : { tried }) } }],
    notices: noticeToOwner(record, `${context.contractor?.name ?? ''} could not get in for order ${order.number}`),
  });
}

/** Photos of the work. They may still come when it is done. */
export function addOrderPhotos({ spine, order }: OrderRecord, { photos }: AddOrderPhotos, context: OrderContext): OrderDecision {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (order.state.kind === 'cancelled') return refuse('order-not-open');
  const waits = whyItMustWait(order);
  if (waits !== undefined) return waits;
  if (photos.length === 0) return refuse('photos-missing');
  return agree({ events: [{ type: 'OrderPhotosAdded', data: { ...ofOrder(order, context), photos } }] });
}

function toProposer({ spine: { file }, order }: OrderRecord, what: string) {
  const { proposedById = null, byContractor = false } = order.proposal ?? {};
  if (proposedById === null) return {};
  const notice = { staffId: proposedById as typeof file.ownerId, words: `${file.reference}: the day proposed for order ${order.number} ${what}` };
  return { notices: [byContractor ? { ...notice, href: `/our-orders/${order.id}` } : notice] };
}
