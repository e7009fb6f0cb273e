import { agree, refuse } from '../../casefile/index.ts';
import { addDays, dateInLondon, type PlainDate } from '../../clock/index.ts';
import type { WorkOrder } from '../model.ts';
import type { OrderContext, OrderDecision, OrderEvent, OrderRecord } from './context.ts';
import { ofOrder, whyItMustWait, whyNotOpen } from './steps.ts';

/** Somebody of the landlord sends whoever does it a link to this one order. The link before it opens nothing from then on. */
export interface SendOrderLink {
  readonly type: 'SendOrderLink';
}

export interface WithdrawOrderLink {
  readonly type: 'WithdrawOrderLink';
}

const [usualDays, daysAfterTarget, mostDays] = [30, 14, 180];

type Target = Pick<WorkOrder, 'targetOn' | 'targetAt'>;

/** The last day of a link: a month, or two weeks past the target of an order that has longer; half a year at the very most. */
export function linkUntil({ targetOn, targetAt }: Target, today: PlainDate): PlainDate {
  const target = targetOn ?? (targetAt === null ? today : dateInLondon(targetAt));
  const [usual, longer, most] = [addDays(today, usualDays), addDays(target, daysAfterTarget), addDays(today, mostDays)];
  const wanted = longer > usual ? longer : usual;
  return wanted > most ? most : wanted;
}

export function sendOrderLink(record: OrderRecord, _command: SendOrderLink, context: OrderContext): OrderDecision {
  const refused = whyNotOpen(record) ?? whyItMustWait(record.order);
  if (refused !== undefined) return refused;
  if (context.contractor === undefined || context.contractor.contactEmail === '') return refuse('no-contact-email');
  if ((context.contractor.endsOn ?? context.today) < context.today) return refuse('contractor-has-ended');
  return agree({ events: [linkSent(record.order, context)] });
}

/** It opens nothing from now on. Possible when all else is over, too. */
export function withdrawOrderLink({ order }: OrderRecord, _command: WithdrawOrderLink, context: OrderContext): OrderDecision {
  if (context.link === null) return refuse('no-link');
  return agree({ events: [{ type: 'OrderLinkWithdrawn', data: ofOrder(order, context) }] });
}

/** A firm whose people have no sign-in here is sent its link as soon as it may begin. */
export function linksByItself(order: Target & Pick<WorkOrder, 'number'>, context: OrderContext): readonly OrderEvent[] {
  const { contractor, link } = context;
  const isSent = contractor?.kind === 'contractor' && contractor.organisationId === null && contractor.contactEmail !== '' && link === null;
  return isSent ? [linkSent(order, context)] : [];
}

function linkSent(order: Target & Pick<WorkOrder, 'number'>, context: OrderContext): OrderEvent {
  const { contractor, today, newId } = context;
  return { type: 'OrderLinkSent', data: { ...ofOrder(order, context), linkId: newId(), to: contractor?.contactName ?? '', until: linkUntil(order, today) } };
}
