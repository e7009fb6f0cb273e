import type { Tx } from '../../platform/database/index.ts';
import type { StaffId, TeamId } from '../../staff/index.ts';

export interface Inspector {
  readonly ownerId: StaffId;
  readonly teamId: TeamId;
}

/**
 * Who a new inspection belongs to: a surveyor of the organisation that manages the home, here today and without a hand in the
 * work, the one with the fewest inspections open; failing surveyors a manager. Undefined when there is none.
 */
export async function inspectorFor(tx: Tx, organisationId: string | null, not: readonly string[], today: string): Promise<Inspector | undefined> {
  const rows = await tx.query<Inspector>(
    `select s.id as "ownerId", m.team_id as "teamId" from staff s
     join organisations o on o.landlord_id = s.landlord_id and o.id = s.organisation_id
     join lateral (select tm.team_id from team_members tm join teams t on t.landlord_id = tm.landlord_id and t.id = tm.team_id
       where tm.landlord_id = $1 and tm.staff_id = s.id order by t.name limit 1) m on true
     where s.landlord_id = $1 and s.is_active and s.roles && array['surveyor', 'manager'] and o.kind <> 'contractor' and not (s.id = any ($3::uuid[]))
       and ($2::uuid is null or s.organisation_id = $2)
     order by exists (select from absences a where a.landlord_id = $1 and a.staff_id = s.id and a.from_on <= $4 and a.until_on >= $4),
       'surveyor' = any (s.roles) desc,
       (select count(*) from (select from cases c where c.landlord_id = $1 and c.owner_id = s.id and c.closed_at is null limit 300) as counted), s.id
     limit 1`,
    [tx.landlordId, organisationId, not, today],
  );
  return rows[0];
}
