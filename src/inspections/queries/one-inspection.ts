import type { Tx } from '../../platform/database/index.ts';
import type { CheckedItem } from '../model.ts';

/** What was found, in the order of the list. */
export function itemsOf(tx: Tx, caseId: string): Promise<CheckedItem[]> {
  return tx.query<CheckedItem>(
    `select item, words, result, remark, coalesce(reading, '') as reading from post_inspection_items
     where landlord_id = $1 and case_id = $2 order by place limit 100`,
    [tx.landlordId, caseId],
  );
}

/** The reference of a repair's newest inspection; whoever follows it is asked there whether they may see it. */
export async function newestOfRepair(tx: Tx, repairReference: string): Promise<string | undefined> {
  const rows = await tx.query<{ reference: string }>(
    `select c.reference from cases r
     join post_inspections i on i.landlord_id = r.landlord_id and i.repair_id = r.id
     join cases c on c.landlord_id = i.landlord_id and c.id = i.case_id
     where r.landlord_id = $1 and r.reference = $2 order by i.fix_number desc limit 1`,
    [tx.landlordId, repairReference],
  );
  return rows[0]?.reference;
}
