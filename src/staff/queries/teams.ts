import type { Tx } from '../../platform/database/index.ts';
import type { Organisation, Team, TeamId } from '../model.ts';

const columns = 'id, name, organisation_id as "organisationId"';

/** Every team, by name: at most 500. */
export function listTeams(tx: Tx): Promise<Team[]> {
  return tx.query<Team>(`select ${columns} from teams where landlord_id = $1 order by name limit 500`, [tx.landlordId]);
}

/** The team with this id, or undefined. */
export async function teamById(tx: Tx, id: TeamId): Promise<Team | undefined> {
  return (await tx.query<Team>(`select ${columns} from teams where landlord_id = $1 and id = $2`, [tx.landlordId, id]))[0];
}

/** Every organisation that works on the homes, by name: at most 200. */
export function listOrganisations(tx: Tx): Promise<Organisation[]> {
  return tx.query<Organisation>('select id, name, kind from organisations where landlord_id = $1 order by name limit 200', [tx.landlordId]);
}

/** How many active people each team has. */
export async function countMembers(tx: Tx): Promise<ReadonlyMap<TeamId, number>> {
  const rows = await tx.query<{ teamId: TeamId; count: number }>(
    `select m.team_id as "teamId", count(*) as count from team_members m
     join staff p on p.landlord_id = m.landlord_id and p.id = m.staff_id and p.is_active
     where m.landlord_id = $1 group by m.team_id`,
    [tx.landlordId],
  );
  return new Map(rows.map(({ teamId, count }) => [teamId, count]));
}
