import { openCase, type CaseReader, type OpenedCase } from '../../casefile/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { NotAllowed, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf } from '../../staff/index.ts';
import { mayOnOrder, whoCanOrder, type OrderAccessFacts, type OrderAction } from '../access.ts';
import { takesOrders } from '../case-standing.ts';
import type { OrderContext, OrderRecord } from '../decide/index.ts';
import type { WorkOrder } from '../model.ts';
import { orderContext, type OrderAsking } from '../perform.ts';
import { loadOrder } from '../store/orders.ts';

/** Whoever asks for something of orders, on a page or through the API. */
export type OrderVisit = Pick<StaffVisit, 'tx' | 'landlord' | 'actor' | 'now' | 'today' | 'newId' | 'params'> & CaseReader;

export function orderAsking({ tx, landlord, actor, now, today, newId }: OrderVisit): OrderAsking {
  return { tx, landlord, actor: actorOf(actor), now, today, newId };
}

/** A case whose kind takes orders, for somebody who may see it. */
export async function openCaseOfOrders(visit: OrderVisit): Promise<OpenedCase> {
  const opened = await openCase(visit, visit.params['reference'] ?? '');
  if (!takesOrders(opened.header.file.kind)) throw new NotFound('case that takes orders');
  return opened;
}

/** The same, for somebody who means to raise an order on it. */
export async function openCaseToRaise(visit: OrderVisit): Promise<OpenedCase> {
  const opened = await openCaseOfOrders(visit);
  if (!mayOnOrder(opened.actor, 'RaiseOrder', accessOf(opened, undefined))) throw new NotAllowed(whoCanOrder('RaiseOrder'));
  return opened;
}

/** An order read for a page: what a decision about it would be given. Nothing is held for change. */
export interface OpenOrder {
  readonly opened: OpenedCase;
  readonly order: WorkOrder;
  readonly record: OrderRecord;
  readonly context: OrderContext;
  readonly access: OrderAccessFacts;
}

/** The order that the address names, for somebody who may see its case. */
export async function openOrder(visit: OrderVisit): Promise<OpenOrder> {
  const opened = await openCaseOfOrders(visit);
  const { file } = opened.header;
  const number = /^\d{1,3}$/.test(visit.params['number'] ?? '') ? Number(visit.params['number']) : 0;
  const order = await loadOrder(visit.tx, file.id, number);
  const context = await orderContext(orderAsking(visit), { file }, { ...order, lines: [], spends: false });
  const record: OrderRecord = { spine: { file, deadlines: [], promises: [], openFollowOns: [] }, order };
  return { opened, order, record, context, access: accessOf(opened, { contractorOrganisationId: context.contractor?.organisationId ?? null, orderId: order.id }) };
}

/** As `openOrder`, for somebody who means to do this. */
export async function openOrderTo(visit: OrderVisit, action: OrderAction): Promise<OpenOrder> {
  const open = await openOrder(visit);
  if (!mayOnOrder(open.opened.actor, action, open.access)) throw new NotAllowed(whoCanOrder(action));
  return open;
}

function accessOf({ facts: { organisationIds, isOwnVisit } }: OpenedCase, of: Pick<OrderAccessFacts, 'contractorOrganisationId' | 'orderId'> = { contractorOrganisationId: null, orderId: null }): OrderAccessFacts {
  return { organisationIds, isOwnVisit, ...of };
}
