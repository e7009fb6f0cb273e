import type { Reference } from '../../casefile/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { ReportedPlace } from '../forms/resident/report-from-answers.ts';

/** The open repair of the same problem at the same place, the oldest if there are several. */
export async function openRepairLikeThis(tx: Tx, { homeId, communalAreaId }: ReportedPlace, problem: string): Promise<Reference | undefined> {
  // Two people who say "something else" may mean two things.
  if (problem === 'something-else') return undefined;
  const rows = await tx.query<{ reference: Reference }>(
    `select c.reference from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
     where c.landlord_id = $1 and c.closed_at is null and r.problem = $4 and r.follow_on_to_case_id is null
       and (c.home_id = $2 or c.communal_area_id = $3)
     order by c.opened_at, c.id limit 1`,
    [tx.landlordId, homeId, communalAreaId, problem],
  );
  return rows[0]?.reference;
}

/** Makes two reports of one place wait for each other, so that the second sees the first. */
export async function takePlaceInTurn(tx: Tx, { homeId, communalAreaId }: ReportedPlace): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`report ${homeId ?? communalAreaId ?? ''}`]);
}
