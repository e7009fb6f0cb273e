import type { Tx } from '../../platform/database/index.ts';

/** How many cases one step of a walk looks at. */
const casesAStep = 2000;

export interface Step {
  /** The cases among them that have to be counted. */
  readonly stale: readonly string[];
  /** The last one looked at; undefined when there are none left. */
  readonly lastId: string | undefined;
}

/**
 * The next cases of a walk: those never counted, those whose record has grown since, and those whose team or home is no
 * longer in the group they were counted in. Finds what no save told of: rows brought in whole, homes that changed hands.
 */
export async function nextStep(tx: Tx, after: string, countsAll: boolean): Promise<Step> {
  const rows = await tx.query<{ id: string; isStale: boolean }>(
    `select c.id, (k.case_id is null or k.last_sequence <> c.last_sequence or g.team_id <> c.team_id
         or (h.id is not null and (g.neighbourhood_id, g.owning_organisation_id, g.managing_organisation_id) is distinct from (h.neighbourhood_id, h.owning_organisation_id, h.managing_organisation_id))) as "isStale"
     from (select id, team_id, home_id, last_sequence from cases where landlord_id = $1 and id > $2 order by id limit ${casesAStep}) c
     left join counted_cases k on k.landlord_id = $1 and k.case_id = c.id
     left join case_groups g on g.landlord_id = $1 and g.id = k.group_id
     left join homes h on h.landlord_id = $1 and h.id = c.home_id
     order by c.id`,
    [tx.landlordId, after],
  );
  return { stale: rows.filter(({ isStale }) => isStale || countsAll).map(({ id }) => id), lastId: rows.at(-1)?.id };
}
