import type { Tx } from '../../platform/database/index.ts';
import type { OrganisationId } from '../../staff/index.ts';
import type { ContractorId } from '../model.ts';

/** What the orders of a case say of its work. */
export interface WorkByOrders {
  readonly caseId: string;
  /** The value of every order that was not cancelled. */
  readonly valuePence: number;
  /** Whose order was completed last; null when none was. */
  readonly contractorId: ContractorId | null;
  readonly contractorOrganisationId: OrganisationId | null;
}

/** Reads it for all these cases together; a case without orders is left out. */
export async function workByOrders(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, WorkByOrders>> {
  const rows = await tx.query<WorkByOrders>(
    `select w.case_id as "caseId", w.pence as "valuePence", k.id as "contractorId", k.organisation_id as "contractorOrganisationId"
     from (select o.case_id, sum(o.value_pence)::float8 as pence,
         (array_agg(o.contractor_id order by o.settled_at desc, o.number desc) filter (where o.state = 'completed'))[1] as contractor_id
       from work_orders o where o.landlord_id = $1 and o.case_id = any ($2::uuid[]) and o.state <> 'cancelled' group by o.case_id) w
     left join contractors k on k.landlord_id = $1 and k.id = w.contractor_id`,
    [tx.landlordId, caseIds],
  );
  return new Map(rows.map((row) => [row.caseId, row]));
}
