import type { Tx } from '../../platform/database/index.ts';
import { allFigures } from '../figures.ts';
import { conditionOf, ofOrganisation, Parameters, type Reading } from './matters.ts';

export interface TeamFigure {
  readonly teamId: string;
  readonly teamName: string;
  readonly figure: string;
  readonly count: number;
}

/** Every figure by team, for the homes of one organisation. Each counts with the very condition the queue filters by. */
export function figuresByTeam(tx: Tx, reader: Reading & { readonly organisationId: string }): Promise<TeamFigure[]> {
  const parameters = new Parameters(tx.landlordId);
  const reach = ofOrganisation(reader.organisationId, parameters);
  const counts = allFigures().map(({ key }) => `select ${parameters.place(key, 'text')} as figure, c.team_id, count(*) as count
    from cases c left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
    where c.landlord_id = $1 and ${conditionOf(key, reader, parameters)} and ${reach} group by c.team_id`);
  return tx.query<TeamFigure>(
    `select t.id as "teamId", t.name as "teamName", n.figure, n.count from (${counts.join(' union all ')}) n
     join teams t on t.landlord_id = $1 and t.id = n.team_id order by t.name, t.id`,
    parameters.values,
  );
}
