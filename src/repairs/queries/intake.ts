import type { Tx } from '../../platform/database/index.ts';
import type { StaffId, TeamId } from '../../staff/index.ts';

export interface IntakeOwner {
  readonly ownerId: StaffId;
  readonly ownerName: string;
  readonly teamId: TeamId;
}

/**
 * Who a repair of this home without an owner belongs to: a planner of the managing organisation who is not away today, the one with
 * the fewest open cases of two drawn from all such; failing planners, a manager; when all are away, one of them, whose
 * work is seen by who stands in. What is communal (no home) is managed by nobody in particular, but never given to a contractor.
 * Undefined only when there is none.
 *
 * Two and no more, and up to 150 cases each, because counting everybody's would make each report slower the more there
 * are; the better of two drawn by chance keeps the loads nearly as even (Mitzenmacher, The power of two choices, 2001).
 */
export async function ownerForRepair(tx: Tx, homeId: string | null, today: string): Promise<IntakeOwner | undefined> {
  const rows = await tx.query<IntakeOwner>(
    `with drawn as (
       select s.id, s.name, m.team_id, 'planner' = any(s.roles) as plans,
         exists (select 1 from absences a where a.landlord_id = s.landlord_id and a.staff_id = s.id and a.from_on <= $3 and a.until_on >= $3) as away,
         random() as drawn
       from staff s join team_members m on m.landlord_id = s.landlord_id and m.staff_id = s.id
       join organisations o on o.landlord_id = s.landlord_id and o.id = s.organisation_id
       where s.landlord_id = $1 and s.is_active and s.roles && array['planner', 'manager'] and o.kind <> 'contractor'
         and ($2::uuid is null or s.organisation_id = (select h.managing_organisation_id from homes h where h.landlord_id = $1 and h.id = $2))
       order by away, plans desc, drawn limit 2)
     select d.id as "ownerId", d.name as "ownerName", d.team_id as "teamId" from drawn d
     order by d.away, d.plans desc,
       (select count(*) from (select from cases c where c.landlord_id = $1 and c.owner_id = d.id and c.closed_at is null limit 150) as counted), d.drawn
     limit 1`,
    [tx.landlordId, homeId, today],
  );
  return rows[0];
}
