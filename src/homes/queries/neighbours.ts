import { addMonths, startOfDay, type PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Home } from '../model.ts';

/** A problem this home has, and the neighbours who have it too: counts and references, never who they are. */
export interface SharedProblem {
  readonly title: string;
  readonly homes: number;
  readonly cases: number;
  /** The newest five. */
  readonly references: readonly string[];
}

/**
 * Problems reported at this home and at others of the same block, or of the same postcode where there is no block:
 * open now, or reported in the last twelve months. Reads the repairs' own word for a problem;
 * "something else" is no problem to share.
 */
export function problemsSharedWithNeighbours(tx: Tx, home: Home, today: PlainDate): Promise<SharedProblem[]> {
  return tx.query<SharedProblem>(
    `with reported as (
       select c.home_id, c.reference, c.title, c.opened_at, r.problem
       from homes h
       join cases c on c.landlord_id = h.landlord_id and c.home_id = h.id
       join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
       where h.landlord_id = $1 and (c.closed_at is null or c.opened_at >= $4)
         and case when $3::uuid is null
           then h.block_id is null and h.postcode_key = (select postcode_key from homes where landlord_id = $1 and id = $2)
           else h.block_id = $3 end
     )
     -- A title reads "problem – room", and neighbours share the problem whatever the room.
     select split_part(min(title), ' – ', 1) as title, count(distinct home_id) as homes, count(*) as cases,
       (array_agg(reference order by opened_at desc))[1:5] as references
     from reported
     where home_id <> $2 and problem <> 'something-else' and problem in (select problem from reported where home_id = $2)
     group by problem order by count(*) desc, problem limit 10`,
    [tx.landlordId, home.id, home.block?.id ?? null, startOfDay(addMonths(today, -12))],
  );
}
