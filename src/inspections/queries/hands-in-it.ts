import type { Tx } from '../../platform/database/index.ts';
import type { StaffId } from '../../staff/index.ts';

/** What on the record of a repair makes somebody part of the work: they did it, judged what it needed, or approved it. */
const handTypes: readonly string[] = ['RepairDiagnosed', 'HazardRuledOut', 'VisitDone', 'FollowOnNeeded', 'DeclaredFixed', 'RepairClosed'];

/**
 * Everybody who had a hand in a repair or in a follow-on of it: by what they put on the record, by the visits they made, and
 * by any entry of its orders other than their being read.
 */
export async function handsInRepair(tx: Tx, repairId: string): Promise<readonly StaffId[]> {
  const rows = await tx.query<{ id: StaffId }>(
    `with work as (
       select $2::uuid as id union
       select from_case_id from case_links where landlord_id = $1 and to_case_id = $2 and kind = 'follow-on-to')
     select distinct e.actor_id as id from case_events e join work on work.id = e.case_id
       where e.landlord_id = $1 and e.actor_kind = 'staff' and (e.type = any ($3::text[]) or e.type ~ '^(Order|Variation)')
     union
     select v.operative_id from repair_visits v join work on work.id = v.case_id
       where v.landlord_id = $1 and v.status = 'done' and v.purpose <> 'post-inspection'`,
    [tx.landlordId, repairId, handTypes],
  );
  return rows.map(({ id }) => id);
}
