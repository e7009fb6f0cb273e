import type { Tx } from '../../platform/database/index.ts';
import type { StaffId } from '../model.ts';

/** Somebody away, and who acts for them. */
export interface Cover {
  readonly away: StaffId;
  readonly standsIn: StaffId;
}

/**
 * Who acts today for those of these people who are away: whoever stands in and is here. Where the one who stands in is
 * away too, whoever stands in for them. Nobody for a person who is here, or when nobody in the chain is.
 */
export async function coversFor(tx: Tx, staffIds: readonly string[], today: string): Promise<readonly Cover[]> {
  return tx.query<Cover>(
    `with recursive standing_in (away, id) as (
       select staff_id, cover_staff_id from absences where landlord_id = $1 and staff_id = any ($2::uuid[]) and from_on <= $3 and until_on >= $3
       union
       select s.away, a.cover_staff_id from standing_in s join absences a
         on a.landlord_id = $1 and a.staff_id = s.id and a.from_on <= $3 and a.until_on >= $3
     )
     select s.away, s.id as "standsIn" from standing_in s join staff p on p.landlord_id = $1 and p.id = s.id and p.is_active
     where s.id <> s.away and not exists (
       select from absences a where a.landlord_id = $1 and a.staff_id = s.id and a.from_on <= $3 and a.until_on >= $3)
     order by s.away, s.id`,
    [tx.landlordId, staffIds, today],
  );
}

/** Whose work this person sees today as well as their own: those away whom they cover, directly or through another. */
export async function staffIdsIStandInFor(tx: Tx, staffId: StaffId, today: string): Promise<readonly StaffId[]> {
  const rows = await tx.query<{ id: StaffId }>(
    `with recursive away (id) as (
       select staff_id from absences where landlord_id = $1 and cover_staff_id = $2 and from_on <= $3 and until_on >= $3
       union
       select a.staff_id from away w join absences a
         on a.landlord_id = $1 and a.cover_staff_id = w.id and a.from_on <= $3 and a.until_on >= $3
     )
     select id from away where id <> $2 order by id`,
    [tx.landlordId, staffId, today],
  );
  return rows.map(({ id }) => id);
}
