import type { Tx } from '../../platform/database/index.ts';
import { mostCounted } from '../model/counted.ts';

/** Cases at homes of an organisation, and at shared places, on which a sum for a visit we missed waits for a decision. */
export async function countSumsToDecide(tx: Tx, organisationId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*) as count from (
       select distinct m.case_id from repair_remedies m
       join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id
       left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
       where m.landlord_id = $1 and m.state = 'proposed' and (h.id is null or h.owning_organisation_id = $2 or h.managing_organisation_id = $2)
       limit ${mostCounted}) as counted`,
    [tx.landlordId, organisationId],
  );
  return row?.count ?? 0;
}
