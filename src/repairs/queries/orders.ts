import type { CaseStanding, OrderId } from '../../orders/index.ts';
import { NotFound, type Tx } from '../../platform/database/index.ts';
import type { Repair } from '../model.ts';

/** How a repair stands, for decisions about its orders. */
export async function standingOfRepair(tx: Tx, caseId: string): Promise<CaseStanding> {
  const [row] = await tx.query<Pick<Repair, 'stage' | 'hazard' | 'priority'>>('select stage, hazard, priority from repairs where landlord_id = $1 and case_id = $2', [tx.landlordId, caseId]);
  if (row === undefined) throw new NotFound('repair');
  return { mayBeDangerous: row.hazard === 'possible', isDecided: row.priority !== null, isSaidDone: ['fixed', 'confirmed', 'closed'].includes(row.stage) };
}

/** Whether a visit that carries this order out is booked. */
export async function visitBookedForOrder(tx: Tx, orderId: OrderId): Promise<boolean> {
  const rows = await tx.query("select 1 from repair_visits where landlord_id = $1 and order_id = $2 and status = 'booked' limit 1", [tx.landlordId, orderId]);
  return rows.length > 0;
}

/** The code that the answers of whoever reported it lead to. */
export async function codeOfReport(tx: Tx, caseId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ code: string | null }>("select data->'diagnosis'->>'code' as code from case_events where landlord_id = $1 and case_id = $2 and type = 'RepairReported' order by sequence limit 1", [tx.landlordId, caseId]);
  return row?.code ?? undefined;
}
