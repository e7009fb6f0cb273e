import type { Tx } from '../../platform/database/index.ts';
import type { StaffId, TeamId } from '../model.ts';
import { holdsAnyOf } from './counted-roles.ts';

/** Somebody who hears what the owners of a team's cases may not want to. */
export interface ManagerOfTeam {
  readonly teamId: TeamId;
  readonly staffId: StaffId;
}

const isManager = holdsAnyOf('s', "'{manager}'");

/** The active managers of these teams. A team that has none is never without: the managers of its organisation stand in. */
export function managersOfTeams(tx: Tx, teamIds: readonly string[]): Promise<ManagerOfTeam[]> {
  return tx.query<ManagerOfTeam>(
    `with own as (
       select m.team_id, m.staff_id from team_members m join staff s on s.landlord_id = m.landlord_id and s.id = m.staff_id
       where m.landlord_id = $1 and m.team_id = any ($2::uuid[]) and s.is_active and ${isManager})
     select team_id as "teamId", staff_id as "staffId" from own
     union all
     select t.id, s.id from teams t join staff s on s.landlord_id = $1 and s.organisation_id = t.organisation_id and s.is_active and ${isManager}
     where t.landlord_id = $1 and t.id = any ($2::uuid[]) and not exists (select from own where own.team_id = t.id)
     order by 1, 2`,
    [tx.landlordId, teamIds],
  );
}
