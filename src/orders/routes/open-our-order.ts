import { caseHeader, type CaseHeader } from '../../casefile/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import type { WorkLinkVisit } from '../../platform/http/index.ts';
import { orderContext, type OrderAsking } from '../perform.ts';
import { orderByLink, ourOrder, type FoundOrder } from '../queries/our-orders.ts';
import type { ReadOrder } from './action-page.ts';
import { orderAsking, type OrderVisit } from './open-order.ts';

/** An order of the reader's own organisation. What they are shown of its case is for each page to say, and is little. */
export interface OpenOurOrder extends ReadOrder {
  readonly header: CaseHeader;
}

/** The order that the address names. One of another contractor is not found: that there is one is not theirs to know. */
export async function openOurOrder(visit: OrderVisit): Promise<OpenOurOrder> {
  return opened(orderAsking(visit), await ourOrder(visit.tx, visit.params['id'], visit.actor.organisationId));
}

/** The one order that a link opens, and whoever holds it as somebody of its contractor. */
export async function openOrderOfLink(visit: WorkLinkVisit): Promise<OpenOurOrder> {
  const found = await orderByLink(visit.tx, visit.link.workId);
  if (found === undefined) throw new NotFound('order');
  return opened(askingByLink(visit, found), found);
}

/** Whoever holds the link acts for the contractor, on this order and on no other. */
export function askingByLink({ tx, landlord, now, today, newId }: WorkLinkVisit, { order, contractorName }: Pick<FoundOrder, 'order' | 'contractorName'>): OrderAsking {
  return { tx, landlord, actor: { kind: 'contractor', id: order.contractorId, name: contractorName, orderId: order.id }, now, today, newId };
}

async function opened(asking: OrderAsking, found: FoundOrder | undefined): Promise<OpenOurOrder> {
  const header = found === undefined ? undefined : await caseHeader(asking.tx, found.reference);
  if (found === undefined || header === undefined) throw new NotFound('order');
  const { order } = found;
  const { file } = header;
  const context = await orderContext(asking, { file }, { ...order, lines: [], spends: false });
  return { header, order, context, record: { spine: { file, deadlines: [], promises: [], openFollowOns: [] }, order } };
}
