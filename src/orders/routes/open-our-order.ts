import { caseHeader, type CaseHeader } from '../../casefile/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { orderContext } from '../perform.ts';
import { ourOrder } from '../queries/our-orders.ts';
import type { ReadOrder } from './action-page.ts';
import { orderAsking, type OrderVisit } from './open-order.ts';

/** An order of the reader's own organisation. What they are shown of its case is for each page to say, and is little. */
export interface OpenOurOrder extends ReadOrder {
  readonly header: CaseHeader;
}

/** The order that the address names. One of another contractor is not found: that there is one is not theirs to know. */
export async function openOurOrder(visit: OrderVisit): Promise<OpenOurOrder> {
  const { tx, actor, params } = visit;
  const found = await ourOrder(tx, params['id'], actor.organisationId);
  const header = found === undefined ? undefined : await caseHeader(tx, found.reference);
  if (found === undefined || header === undefined) throw new NotFound('order');
  const { order } = found;
  const { file } = header;
  const context = await orderContext(orderAsking(visit), { file }, { ...order, lines: [], spends: false });
  return { header, order, context, record: { spine: { file, deadlines: [], promises: [], openFollowOns: [] }, order } };
}
