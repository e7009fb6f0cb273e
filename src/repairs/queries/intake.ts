import type { Tx } from '../../platform/database/index.ts';
import type { StaffId, TeamId } from '../../staff/index.ts';

export interface IntakeOwner {
  readonly ownerId: StaffId;
  readonly ownerName: string;
  readonly teamId: TeamId;
}

/**
 * Who a repair without an owner belongs to: the planner of the managing organisation with the fewest open cases who is
 * not away today; failing planners, a manager; when all are away, one of them, whose work is seen by who stands in.
 * What is communal is managed by nobody in particular, but never given to a contractor. Undefined only when there is none.
 */
export async function ownerForRepair(tx: Tx, managingOrganisationId: string | null, today: string): Promise<IntakeOwner | undefined> {
  const rows = await tx.query<IntakeOwner>(
    `select s.id as "ownerId", s.name as "ownerName", m.team_id as "teamId"
     from staff s join team_members m on m.landlord_id = s.landlord_id and m.staff_id = s.id
     join organisations o on o.landlord_id = s.landlord_id and o.id = s.organisation_id
     where s.landlord_id = $1 and s.is_active and s.roles && array['planner', 'manager']
       and case when $2::uuid is null then o.kind <> 'contractor' else s.organisation_id = $2 end
     order by exists (select 1 from absences a where a.landlord_id = s.landlord_id and a.staff_id = s.id
         and a.from_on <= $3 and a.until_on >= $3),
       'planner' = any(s.roles) desc,
       (select count(*) from cases c where c.landlord_id = s.landlord_id and c.owner_id = s.id and c.closed_at is null), s.id
     limit 1`,
    [tx.landlordId, managingOrganisationId, today],
  );
  return rows[0];
}

/** Active managers of a team: who hears what an owner may not want to. */
export async function managersOfTeam(tx: Tx, teamId: string): Promise<StaffId[]> {
  const rows = await tx.query<{ id: StaffId }>(
    `select s.id from team_members m join staff s on s.landlord_id = m.landlord_id and s.id = m.staff_id
     where m.landlord_id = $1 and m.team_id = $2 and s.is_active and 'manager' = any(s.roles)`,
    [tx.landlordId, teamId],
  );
  return rows.map(({ id }) => id);
}
