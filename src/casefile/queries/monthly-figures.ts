import type { Tx } from '../../platform/database/index.ts';
import type { MonthFilters } from '../forms/month-filters.ts';
import { measures, type Counts, type Month } from '../tallies/model.ts';

/** What one team did in one month. */
export interface MonthOfTeam {
  readonly teamId: string;
  readonly teamName: string;
  /** The team is of the reader's organisation, whose cases they may open. */
  readonly isOwn: boolean;
  readonly month: Month;
  readonly counts: Counts;
}

const columns = measures.join(', ');
const sums = measures.map((measure) => `sum(f.${measure})::bigint as ${measure}`).join(', ');
const narrowed = 'landlord_id = $1 and month between $3 and $4';

/**
 * Whether one organisation owns a home that another manages: the first entry of the index at or after that pair is that pair.
 * With `exists` PostgreSQL may read every home, for most are owned by whoever asks.
 */
const sharesHome = (owner: string, manager: string) => `(select (h.owning_organisation_id, h.managing_organisation_id) = (${owner}, ${manager}) from homes h
  where h.landlord_id = $1 and (h.owning_organisation_id, h.managing_organisation_id) >= (${owner}, ${manager})
  order by h.owning_organisation_id, h.managing_organisation_id limit 1)`;

/**
 * The figures by team and month, with what waits to be folded in: never behind. A reader sees the teams of their own
 * organisation, and of those that own homes theirs manages, or manage homes theirs owns.
 */
export async function monthlyFigures(tx: Tx, { from, until, team, kind }: MonthFilters, organisationId: string): Promise<MonthOfTeam[]> {
  const rows = await tx.query<Omit<MonthOfTeam, 'counts'> & Counts>(
    `with summed as materialized (
       select f.team_id, f.month, ${sums} from (
         select team_id, month, kind, ${columns} from monthly_tallies where ${narrowed}
         union all select team_id, month, kind, ${columns} from tally_changes where ${narrowed}
       ) f where ($5::uuid is null or f.team_id = $5) and ($6::text is null or f.kind = $6) group by f.team_id, f.month
     )
     select t.id as "teamId", t.name as "teamName", t.organisation_id = $2 as "isOwn", f.month, ${columns}
     from summed f join teams t on t.landlord_id = $1 and t.id = f.team_id
     where t.organisation_id = any (array(
       select o.id from organisations o where o.landlord_id = $1 and (o.id = $2
         or ${sharesHome('o.id', '$2::uuid')} or ${sharesHome('$2::uuid', 'o.id')})))
     order by t.name, t.id, f.month`,
    [tx.landlordId, organisationId, from, until, team === '' ? null : team, kind === '' ? null : kind],
  );
  return rows.map(({ teamId, teamName, isOwn, month, ...counts }) => ({ teamId, teamName, isOwn, month, counts }));
}
