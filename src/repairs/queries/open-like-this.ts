import type { Reference } from '../../casefile/index.ts';
import { readTogether, type Tx } from '../../platform/database/index.ts';
import type { ReportedPlace } from '../forms/resident/report-from-answers.ts';
import type { EarlierFix } from '../model/first-fix.ts';

/** What is known of a problem at a place: an open repair of it, and the newest one that closed within the window. */
export interface LikeThis {
  readonly open: Reference | undefined;
  readonly earlier: EarlierFix | undefined;
}

/** Two people who say "something else" may mean two things. */
const saysNothing = (problem: string): boolean => problem === 'something-else';

const likeIt = 'from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id where c.landlord_id = $1';

/** The open repair of the same problem at the same place, the oldest if there are several. */
export async function openRepairLikeThis(tx: Tx, { homeId, communalAreaId }: ReportedPlace, problem: string): Promise<Reference | undefined> {
  if (saysNothing(problem)) return undefined;
  const rows = await tx.query<{ reference: Reference }>(
    `select c.reference ${likeIt} and c.closed_at is null and r.problem = $4 and r.follow_on_to_case_id is null
       and (c.home_id = $2 or c.communal_area_id = $3)
     order by c.opened_at, c.id limit 1`,
    [tx.landlordId, homeId, communalAreaId, problem],
  );
  return rows[0]?.reference;
}

const likeThese = (place: 'home_id' | 'communal_area_id'): string => `select asked.at, found.*
  from unnest($2::uuid[], $3::text[], $4::timestamptz[]) with ordinality as asked (place, problem, since, at)
  cross join lateral (
    (select c.id as "caseId", c.reference, c.closed_at as "closedAt", true as "isOpen" ${likeIt} and c.${place} = asked.place
       and c.closed_at is null and r.problem = asked.problem and r.follow_on_to_case_id is null order by c.opened_at, c.id limit 1)
    union all
    (select c.id, c.reference, c.closed_at, false ${likeIt} and c.${place} = asked.place
       and c.closed_at >= asked.since and r.problem = asked.problem and r.stage = 'closed' and r.follow_on_to_case_id is null
     order by c.closed_at desc, c.id limit 1)) as found`;

/**
 * Both in one statement. What closed is found by an index of what closed at each place, so it costs the same however many
 * jobs there have been.
 */
export async function repairsLikeThis(tx: Tx, { homeId, communalAreaId }: ReportedPlace, { problem, since }: { readonly problem: string; readonly since: string }): Promise<LikeThis> {
  if (saysNothing(problem)) return { open: undefined, earlier: undefined };
  const asked = homeId === null ? likeThese('communal_area_id') : likeThese('home_id');
  const rows = await readTogether<EarlierFix & { isOpen: boolean }>(tx, asked, [homeId ?? communalAreaId, problem, since]);
  const found = rows.find(({ isOpen }) => !isOpen);
  const earlier = found === undefined ? undefined : { caseId: found.caseId, reference: found.reference, closedAt: found.closedAt };
  return { open: rows.find(({ isOpen }) => isOpen)?.reference, earlier };
}

/** The newest job of this cause that closed at this place within the window before it was reported. */
export async function earlierFixOfCause(tx: Tx, { homeId, communalAreaId }: ReportedPlace, { cause, since, before }: { readonly cause: string; readonly since: string; readonly before: string }): Promise<EarlierFix | undefined> {
  const here = homeId === null ? 'c.communal_area_id = $2' : 'c.home_id = $2';
  const [found] = await tx.query<EarlierFix>(
    `select c.id as "caseId", c.reference, c.closed_at as "closedAt" ${likeIt} and ${here}
       and c.closed_at >= $4 and r.cause = $3 and r.stage = 'closed' and r.follow_on_to_case_id is null and c.closed_at < $5
     order by c.closed_at desc, c.id limit 1`,
    [tx.landlordId, homeId ?? communalAreaId, cause, since, before],
  );
  return found;
}

const placesInTurn = `select asked.at, pg_advisory_xact_lock(hashtextextended(concat('report ', $1::uuid, ' ', asked.place), 0))
  from unnest($2::text[]) with ordinality as asked (place, at)`;

/** Makes two reports of one place wait for each other, so that the second sees the first. */
export async function takePlaceInTurn(tx: Tx, { homeId, communalAreaId }: ReportedPlace): Promise<void> {
  await readTogether(tx, placesInTurn, [homeId ?? communalAreaId ?? '']);
}
