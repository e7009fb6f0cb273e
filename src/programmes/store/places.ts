import type { Tx } from '../../platform/database/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { stillOurs } from '../../homes/index.ts';
import type { ProgrammeId } from '../model.ts';

// A place that was left out keeps its row, with neither home nor block: nothing is covered by it any more.

export interface OfPlaces {
  readonly programmeId: ProgrammeId;
  readonly placeIds: readonly string[];
  readonly organisationId: string;
}

/** The homes an organisation owns or manages, and the blocks with such a home, of these ids. */
const ownPlaces = `select h.id as place_id, h.id as home_id, null::uuid as block_id from homes h
     where h.landlord_id = $1 and h.id = any ($3) and (h.owning_organisation_id = $4 or h.managing_organisation_id = $4)
   union all select b.id, null, b.id from blocks b where b.landlord_id = $1 and b.id = any ($3)
     and exists (select from homes h where h.landlord_id = $1 and h.block_id = b.id and (h.owning_organisation_id = $4 or h.managing_organisation_id = $4))`;

/** Whether all of them are the organisation's own, and in the programme still to do, or not in it: what was done or added meanwhile, or is no longer ours, is not passed over in silence. */
export async function fitAll(tx: Tx, { programmeId, placeIds, organisationId }: OfPlaces, how: 'to add' | 'to do'): Promise<boolean> {
  const isIn = '(p.place_id is not null and (p.home_id is not null or p.block_id is not null))';
  const [found] = await tx.query<{ many: number }>(
    `select count(*)::int as many from (${ownPlaces}) as own left join programme_places p on p.landlord_id = $1 and p.programme_id = $2 and p.place_id = own.place_id
     where ${how === 'to add' ? `not ${isIn} and exists (select from homes ours where ours.landlord_id = $1 and (ours.id = own.home_id or ours.block_id = own.block_id)
         and (ours.owning_organisation_id = $4 or ours.managing_organisation_id = $4) and ${stillOurs('ours')})` : `${isIn} and p.done_on is null`}`,
    [tx.landlordId, programmeId, placeIds, organisationId],
  );
  return found?.many === placeIds.length;
}

/** Adds those that are the organisation's own; one that was left out comes back. */
export async function insertPlaces(tx: Tx, { programmeId, placeIds, organisationId }: OfPlaces): Promise<void> {
  await tx.query(
    `insert into programme_places as p (landlord_id, programme_id, place_id, home_id, block_id)
     select $1, $2, place_id, home_id, block_id from (${ownPlaces}) as own
     on conflict (landlord_id, programme_id, place_id) do update set home_id = excluded.home_id, block_id = excluded.block_id
       where p.home_id is null and p.block_id is null`,
    [tx.landlordId, programmeId, placeIds, organisationId],
  );
}

/** Leaves out those that are the organisation's own and still to be done. */
export async function leaveOutPlaces(tx: Tx, { programmeId, placeIds, organisationId }: OfPlaces): Promise<void> {
  await tx.query(
    `update programme_places p set home_id = null, block_id = null from (${ownPlaces}) as own
     where p.landlord_id = $1 and p.programme_id = $2 and p.place_id = own.place_id and p.done_on is null
       and (p.home_id is not null or p.block_id is not null)`,
    [tx.landlordId, programmeId, placeIds, organisationId],
  );
}

/** The work was done at those that are the organisation's own. */
export async function markDone(tx: Tx, { programmeId, placeIds, organisationId }: OfPlaces, doneOn: PlainDate): Promise<void> {
  await tx.query(
    `update programme_places p set done_on = $5 from (${ownPlaces}) as own
     where p.landlord_id = $1 and p.programme_id = $2 and p.place_id = own.place_id and p.done_on is null
       and (p.home_id is not null or p.block_id is not null)`,
    [tx.landlordId, programmeId, placeIds, organisationId, doneOn],
  );
}

/** Whether nothing of the programme is still to be done anywhere. */
export async function isAllDone(tx: Tx, programmeId: ProgrammeId): Promise<boolean> {
  const [left] = await tx.query<{ open: boolean }>(
    `select exists (select from programme_places where landlord_id = $1 and programme_id = $2 and done_on is null and (home_id is not null or block_id is not null)) as open`,
    [tx.landlordId, programmeId],
  );
  return left?.open === false;
}
