import { NotFound, type Tx } from '../../platform/database/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { StaffId } from '../model.ts';

export interface NewPassword {
  readonly staffId: StaffId;
  /** From `hashPassword`: made before the transaction, because it takes long on purpose. */
  readonly passwordHash: string;
  /** A temporary one must be changed at the first sign-in. */
  readonly isTemporary: boolean;
  readonly now: Instant;
}

/** Gives a person this password instead of any other. */
export async function setPassword(tx: Tx, { staffId, passwordHash, isTemporary, now }: NewPassword): Promise<void> {
  const saved = await tx.query(
    `update sign_in_names set password_hash = $3, password_is_temporary = $4, password_changed_at = $5
     where landlord_id = $1 and staff_id = $2 returning staff_id`,
    [tx.landlordId, staffId, passwordHash, isTemporary, now],
  );
  if (saved.length === 0) throw new NotFound('staff');
}

/** Keeps the same password under a newer hash. Does nothing if it was changed meanwhile. */
export async function refreshHash(tx: Tx, staffId: StaffId, from: string, to: string): Promise<void> {
  await tx.query('update sign_in_names set password_hash = $4 where landlord_id = $1 and staff_id = $2 and password_hash = $3', [
    tx.landlordId, staffId, from, to,
  ]);
}

/** The hash to check a person's current password against; null when they sign in another way. */
export async function passwordHashOf(tx: Tx, staffId: StaffId): Promise<string | null> {
  const rows = await tx.query<{ hash: string | null }>(
    'select password_hash as hash from sign_in_names where landlord_id = $1 and staff_id = $2',
    [tx.landlordId, staffId],
  );
  return rows[0]?.hash ?? null;
}
