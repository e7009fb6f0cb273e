import { addHours } from '../../clock/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { hashSecret } from '../../platform/sign-in/index.ts';
import { knownDeviceHours } from '../decide/sessions.ts';
import type { StaffId } from '../model.ts';

/**
 * Notes that this person signs in on this browser, and gives the secret its cookie should hold: the one it has, when we
 * gave it out ourselves, else the new one. A secret somebody planted there is never taken up.
 */
export async function knowDevice(tx: Tx, staffId: StaffId, secrets: { current: string | undefined; fresh: string }, now: Instant): Promise<string> {
  const secret = secrets.current !== undefined && (await wasGivenOut(tx, secrets.current)) ? secrets.current : secrets.fresh;
  await tx.query(
    `insert into known_devices (landlord_id, id, staff_id, last_used_at) values ($1, $2, $3, $4)
     on conflict (landlord_id, id, staff_id) do update set last_used_at = excluded.last_used_at`,
    [tx.landlordId, hashSecret(secret), staffId, now],
  );
  await tx.query('delete from known_devices where landlord_id = $1 and staff_id = $2 and last_used_at < $3', [
    tx.landlordId, staffId, addHours(now, -knownDeviceHours),
  ]);
  return secret;
}

async function wasGivenOut(tx: Tx, secret: string): Promise<boolean> {
  const rows = await tx.query('select from known_devices where landlord_id = $1 and id = $2 limit 1', [tx.landlordId, hashSecret(secret)]);
  return rows.length > 0;
}

/** Whether this person has signed in on the browser that holds this secret. */
export async function isKnownDevice(tx: Tx, staffId: StaffId, secret: string | undefined): Promise<boolean> {
  if (secret === undefined) return false;
  const rows = await tx.query('select from known_devices where landlord_id = $1 and id = $2 and staff_id = $3', [
    tx.landlordId, hashSecret(secret), staffId,
  ]);
  return rows.length > 0;
}

/** Forgets every browser a person is known on, but `keep`: whoever had their password may have used one. */
export async function forgetDevicesOf(tx: Tx, staffId: StaffId, keep?: string): Promise<void> {
  await tx.query('delete from known_devices where landlord_id = $1 and staff_id = $2 and id is distinct from $3', [
    tx.landlordId, staffId, keep === undefined ? null : hashSecret(keep),
  ]);
}
