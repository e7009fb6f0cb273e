import type { Instant, PlainDate } from '../../clock/index.ts';
import { NotFound, type Tx, type WriteStep } from '../../platform/database/index.ts';
import { commitmentOf } from '../decide/scope.ts';
import { openStates, type OrderId, type WorkOrder } from '../model.ts';
import { orderFrom, rowOfOrder, type OrderRow } from './rows.ts';

/** One order of a case by its number. The case row must already be held when it is to be changed. */
export async function loadOrder(tx: Tx, caseId: string, number: number): Promise<WorkOrder> {
  const [row] = await tx.query<OrderRow>('select * from work_orders where landlord_id = $1 and case_id = $2 and number = $3', [tx.landlordId, caseId, number]);
  if (row === undefined) throw new NotFound('order');
  return orderFrom(row);
}

/** The orders of a case, the newest first. A case has at most a hundred. */
export async function ordersOfCase(tx: Tx, caseId: string): Promise<WorkOrder[]> {
  const rows = await tx.query<OrderRow>('select * from work_orders where landlord_id = $1 and case_id = $2 order by number desc', [tx.landlordId, caseId]);
  return rows.map(orderFrom);
}

/** What the orders of a case mean for the case itself. */
export interface OrdersOfCase {
  /** Those that somebody still has to do. */
  readonly openOrders: readonly WorkOrder[];
  /** When the last of those that did the work was completed; null when none was. */
  readonly workOrderedDoneAt: Instant | null;
  /** Of each open order the last day on which its contract and its contractor's work for us still run, where one is known. */
  readonly lastDays: ReadonlyMap<OrderId, PlainDate>;
}

export async function loadOrdersOfCase(tx: Tx, caseId: string): Promise<OrdersOfCase> {
  const rows = await tx.query<OrderRow & { last_day: PlainDate | null }>(
    `select o.*, least(k.ends_on, c.ends_on) as last_day from work_orders o
     join contractors k on k.landlord_id = o.landlord_id and k.id = o.contractor_id
     left join contracts c on c.landlord_id = o.landlord_id and c.id = o.contract_id
     where o.landlord_id = $1 and o.case_id = $2 and (o.state = any ($3::text[]) or o.state = 'completed' and o.purpose = 'work') order by o.number`,
    [tx.landlordId, caseId, openStates],
  );
  const orders = rows.map(orderFrom);
  const done = orders.flatMap(({ state, settledAt }) => (state.kind === 'completed' && settledAt !== null ? [settledAt] : []));
  const lastDays = new Map(rows.flatMap(({ id, last_day: last }) => (last === null ? [] : [[id as OrderId, last]])));
  return { openOrders: orders.filter(({ state }) => state.kind !== 'completed'), workOrderedDoneAt: done.toSorted().at(-1) ?? null, lastDays };
}

/** The number of the last order of a case; 0 when it has none. */
export async function lastNumberOf(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx.query<{ last: number }>('select coalesce(max(number), 0) as last from work_orders where landlord_id = $1 and case_id = $2', [tx.landlordId, caseId]);
  return row?.last ?? 0;
}

export interface ChangedOrder {
  readonly before: WorkOrder | undefined;
  readonly after: WorkOrder;
}

/** Writes orders as they now are, and what they hold of their contracts: steps of one statement with the case they are of. */
export function ordersToSave(landlordId: string, changed: readonly ChangedOrder[]): WriteStep[] {
  return [
    {
      table: 'work_orders',
      rows: changed.map(({ after }) => rowOfOrder(landlordId, { ...after, version: after.version + 1 })),
      onConflict: `on conflict (landlord_id, id) do update set lines = excluded.lines, value_pence = excluded.value_pence, authorised_pence = excluded.authorised_pence,
        state = excluded.state, state_facts = excluded.state_facts, settled_at = excluded.settled_at, waiting = excluded.waiting,
        waiting_since = excluded.waiting_since, waiting_pence = excluded.waiting_pence, waiting_asked_by = excluded.waiting_asked_by,
        proposal = excluded.proposal, proposed_at = excluded.proposed_at, accepted_at = excluded.accepted_at, follow_on = excluded.follow_on, times_no_access = excluded.times_no_access,
        variations_asked = excluded.variations_asked, variations_agreed = excluded.variations_agreed, version = excluded.version`,
    },
    {
      sql: `update contracts k set committed_pence = k.committed_pence + n.more
        from json_to_recordset({rows}) as n(landlord_id uuid, id uuid, more bigint) where k.landlord_id = n.landlord_id and k.id = n.id`,
      rows: moreByContract(landlordId, changed),
    },
  ];
}

function moreByContract(landlordId: string, changed: readonly ChangedOrder[]): { readonly landlord_id: string; readonly id: string; readonly more: number }[] {
  const sums = new Map<string, number>();
  for (const { before, after } of changed) {
    if (after.contractId !== null) sums.set(after.contractId, (sums.get(after.contractId) ?? 0) + commitmentOf(after) - commitmentOf(before));
  }
  return [...sums].filter(([, more]) => more !== 0).map(([id, more]) => ({ landlord_id: landlordId, id, more }));
}
