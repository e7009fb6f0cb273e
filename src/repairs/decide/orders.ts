import { keptByOrder, refuse } from '../../casefile/index.ts';
import { addWorkingDays, longDate, type PlainDate } from '../../clock/index.ts';
import { mayNotBegin, nobodyWroteIt, type OrderId, type WorkOrder } from '../../orders/index.ts';
import type { Refused, RepairChange, RepairContext, RepairRecord } from './context.ts';
import { nextStepPromise } from './promises.ts';

/** "order 1 (plumber), order 3 (carpenter)": the orders that are named wherever they stand in the way. */
function namesOf(orders: readonly Pick<WorkOrder, 'number' | 'trade'>[]): string {
  return orders.map(({ number, trade }) => `order ${number} (${trade})`).join(', ');
}

/** What an event says of orders that are open; nothing when none is. */
export function stillOpen(orders: readonly Pick<WorkOrder, 'number' | 'trade'>[]): { readonly ordersOpen?: string } {
  return orders.length === 0 ? {} : { ordersOpen: namesOf(orders) };
}

/** A repair with an order that somebody still has to do is not fixed, and is not closed. */
export function whyNotWithOrders({ openOrders }: Pick<RepairRecord, 'openOrders'>): Refused | undefined {
  return openOrders.length === 0 ? undefined : refuse('order-open', { orders: namesOf(openOrders) });
}

/** What was ordered is done, and nobody has said since that it is not fixed. */
export function orderedWorkStands({ repair, workOrderedDoneAt }: Pick<RepairRecord, 'workOrderedDoneAt'> & { readonly repair: Pick<RepairRecord['repair'], 'deniedAt'> }): boolean {
  return (workOrderedDoneAt ?? '') > (repair.deniedAt ?? '');
}

/** A cancelled repair cancels its orders too, each by name: one that nobody named stands in the way. */
export function whyNotLeft({ openOrders }: Pick<RepairRecord, 'openOrders'>, named: readonly OrderId[]): Refused | undefined {
  return whyNotWithOrders({ openOrders: openOrders.filter(({ id }) => !named.includes(id)) });
}

/** A visit carries out only an order that is open and that somebody had the authority to give, while whoever has it still works for us. */
export function whyNotFor({ orderId, on }: { readonly orderId?: OrderId; readonly on: PlainDate }, { openOrders, lastDays }: Pick<RepairRecord, 'openOrders' | 'lastDays'>): Refused | undefined {
  if (orderId === undefined) return undefined;
  const order = openOrders.find(({ id }) => id === orderId);
  if (order === undefined) return refuse('order-not-open');
  if (mayNotBegin(order)) return refuse('order-waits', { orders: namesOf([order]) });
  return whyNotSoLate({ orderId, on }, lastDays);
}

/** Nobody is sent for an order once its contract, or its contractor's work for us, is over. */
export function whyNotSoLate({ orderId, on }: { readonly orderId: OrderId | null; readonly on: PlainDate }, lastDays: RepairRecord['lastDays']): Refused | undefined {
  const last = orderId === null ? undefined : lastDays?.get(orderId);
  return last !== undefined && on > last ? refuse('after-their-last-day') : undefined;
}

/** The visit is done and the rest of the work is not: the resident is told by when we say how it goes on. */
export function restOfTheWork(context: RepairContext): NonNullable<RepairChange['promise']>[number] {
  const by = addWorkingDays(context.today, context.policy.updateEvery.routine, context.calendar);
  return { ...nextStepPromise('tell you how the rest of the work goes on', by, context), keptBy: 'work' };
}

/** A visit of our own that carries an order out is the day from now on: the one agreed for the order is moved to it. */
export function movedToVisit({ orderId, on }: { readonly orderId?: OrderId; readonly on: PlainDate }, { openOrders, spine }: Pick<RepairRecord, 'openOrders' | 'spine'>, { today }: RepairContext): NonNullable<RepairChange['settle']> {
  const order = openOrders.find(({ id }) => id === orderId);
  const promises = order === undefined ? [] : spine.promises.filter(({ keptBy }) => keptBy === keptByOrder(order.number));
  return promises.map(({ id, dueOn }) => (dueOn < today ? { id, outcome: 'broken', reason: nobodyWroteIt } : { id, outcome: 'moved', reason: `A visit was agreed instead: ${longDate(on, today)}` }));
}
