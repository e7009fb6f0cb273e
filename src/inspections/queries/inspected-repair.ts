import type { PlainDate } from '../../clock/index.ts';
import { endedOn } from '../../homes/index.ts';
import { NotFound, type Tx } from '../../platform/database/index.ts';
import type { Priority, VisitId } from '../../repairs/index.ts';

/** What an inspection needs of its repair: whose home it is, how urgent it was, the visit booked to check it. */
export interface InspectedRepair {
  /** The organisations that own and manage the home; null for a communal area. */
  readonly organisationIds: readonly string[] | null;
  /** The day from which the home is no longer ours. */
  readonly homeEndedOn: PlainDate | null;
  readonly priority: Priority | null;
  readonly visitId: VisitId | null;
  readonly visitOn: PlainDate | null;
  readonly visitBy: string | null;
}

/** Reads them together. */
export async function whatARepairNeeds(tx: Tx, repairId: string): Promise<InspectedRepair> {
  const [found] = await tx.query<InspectedRepair>(
    `select case when h.id is null then null else array[h.owning_organisation_id::text, h.managing_organisation_id::text] end as "organisationIds",
       ${endedOn('h')} as "homeEndedOn",
       r.priority, v.id as "visitId", v.visit_on as "visitOn", v.operative_name as "visitBy"
     from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join repair_visits v on v.landlord_id = c.landlord_id and v.case_id = c.id and v.status = 'booked' and v.purpose = 'post-inspection'
     where c.landlord_id = $1 and c.id = $2 limit 1`,
    [tx.landlordId, repairId],
  );
  if (found === undefined) throw new NotFound('repair');
  return found;
}
