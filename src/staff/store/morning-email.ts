import type { Tx } from '../../platform/database/index.ts';
import type { StaffId } from '../model.ts';

/** Whether this person wants the email of a morning. */
export async function wantsMorningEmail(tx: Tx, staffId: StaffId): Promise<boolean> {
  const [row] = await tx.query<{ wants: boolean }>('select morning_email as wants from staff where landlord_id = $1 and id = $2', [tx.landlordId, staffId]);
  return row?.wants ?? true;
}

/** Turned on again it tells of what comes from now on, not of what was missed. */
export async function setMorningEmail(tx: Tx, staffId: StaffId, wants: boolean, now: string): Promise<void> {
  await tx.query(
    `update staff set morning_email = $3, morning_email_from = case when $3 and not morning_email then $4::timestamptz else morning_email_from end
     where landlord_id = $1 and id = $2`,
    [tx.landlordId, staffId, wants, now],
  );
}

/** Whoever works here and wants no email of a morning. */
export async function staffWithoutMorningEmail(tx: Tx): Promise<ReadonlySet<StaffId>> {
  const rows = await tx.query<{ id: StaffId }>('select id from staff where landlord_id = $1 and is_active and not morning_email limit 5000', [tx.landlordId]);
  return new Set(rows.map(({ id }) => id));
}

/** Where an email to this person goes; undefined once they have left. */
export async function emailOf(tx: Tx, staffId: StaffId): Promise<{ readonly name: string; readonly email: string } | undefined> {
  return (await tx.query<{ name: string; email: string }>('select name, email from staff where landlord_id = $1 and id = $2 and is_active', [tx.landlordId, staffId]))[0];
}

/** Those of these people who are away on a day. */
export async function awayOn(tx: Tx, staffIds: readonly StaffId[], on: string): Promise<readonly StaffId[]> {
  const rows = await tx.query<{ id: StaffId }>(
    'select distinct staff_id as id from absences where landlord_id = $1 and staff_id = any ($2::uuid[]) and from_on <= $3 and until_on >= $3',
    [tx.landlordId, staffIds, on],
  );
  return rows.map(({ id }) => id);
}
