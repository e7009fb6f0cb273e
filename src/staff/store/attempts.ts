import { addHours } from '../../clock/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { mayTry, windowMinutes } from '../decide/lockout.ts';
import type { Attempt, MayTry } from '../decide/lockout.ts';
import type { StaffId } from '../model.ts';
import { isKnownDevice } from './devices.ts';

const keptHours = 30 * 24;

export interface TryOf {
  readonly id: string;
  readonly staffId: StaffId;
  readonly network: string;
  readonly deviceSecret: string | undefined;
  readonly now: Instant;
}

export interface StartedAttempt {
  readonly verdict: MayTry;
  /** What to check the password against; null when there is none or the person no longer works here. */
  readonly passwordHash: string | null;
  readonly passwordIsTemporary: boolean;
  readonly passwordChangedAt: Instant | null;
}

interface NameRow {
  readonly passwordHash: string | null;
  readonly passwordIsTemporary: boolean;
  readonly passwordChangedAt: Instant | null;
  readonly isActive: boolean;
}

/**
 * Asks leave to try a password, and writes the try down as failed before it is made: a hundred tries sent at once are
 * counted one by one, and none of them holds a lock while its password is being checked.
 */
export async function startAttempt(tx: Tx, attempt: TryOf): Promise<StartedAttempt> {
  const [name] = await tx.query<NameRow>(
    `select n.password_hash as "passwordHash", n.password_is_temporary as "passwordIsTemporary",
       n.password_changed_at as "passwordChangedAt", p.is_active as "isActive"
     from sign_in_names n join staff p on p.landlord_id = n.landlord_id and p.id = n.staff_id
     where n.landlord_id = $1 and n.staff_id = $2 for update of n`,
    [tx.landlordId, attempt.staffId],
  );
  const knownDevice = await isKnownDevice(tx, attempt.staffId, attempt.deviceSecret);
  const verdict = mayTry(await recentAttempts(tx, attempt), { network: attempt.network, knownDevice }, attempt.now);
  if (verdict.may) await writeAttempt(tx, attempt, knownDevice);
  return {
    verdict,
    passwordHash: name?.isActive === true ? name.passwordHash : null,
    passwordIsTemporary: name?.passwordIsTemporary ?? false,
    passwordChangedAt: name?.passwordChangedAt ?? null,
  };
}

function recentAttempts(tx: Tx, { staffId, now }: TryOf): Promise<Attempt[]> {
  return tx.query<Attempt>(
    `select at, network, known_device as "knownDevice", succeeded from sign_in_attempts
     where landlord_id = $1 and staff_id = $2 and at > $3 order by at desc limit 1000`,
    [tx.landlordId, staffId, addHours(now, -windowMinutes / 60)],
  );
}

async function writeAttempt(tx: Tx, { id, staffId, network, now }: TryOf, knownDevice: boolean): Promise<void> {
  await tx.query(
    `insert into sign_in_attempts (landlord_id, id, staff_id, network, known_device, succeeded, at)
     values ($1, $2, $3, $4, $5, false, $6)`,
    [tx.landlordId, id, staffId, network, knownDevice, now],
  );
  await tx.query('delete from sign_in_attempts where landlord_id = $1 and staff_id = $2 and at < $3', [
    tx.landlordId, staffId, addHours(now, -keptHours),
  ]);
}

/** The password was right after all. */
export async function attemptSucceeded(tx: Tx, id: string): Promise<void> {
  await tx.query('update sign_in_attempts set succeeded = true where landlord_id = $1 and id = $2', [tx.landlordId, id]);
}
