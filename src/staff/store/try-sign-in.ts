import type { Instant } from '../../clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { hashPassword, isOutdatedHash, verifyPassword } from '../../platform/sign-in/index.ts';
import { minutesToWait } from '../decide/lockout.ts';
import { isTemporaryPasswordOver } from '../decide/sessions.ts';
import type { SignIn } from '../forms/sign-in.ts';
import type { StaffId } from '../model.ts';
import { attemptSucceeded, startAttempt } from './attempts.ts';
import { refreshHash } from './passwords.ts';
import { tryUnknownName } from './unknown-names.ts';

/** Where a try comes from, and when. */
export interface TryFacts {
  readonly database: Database;
  readonly network: string;
  readonly deviceSecret: string | undefined;
  readonly now: Instant;
  readonly newId: () => string;
}

export interface Name {
  readonly landlordId: string;
  readonly staffId: StaffId;
}

export type SignInOutcome =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'temporary password over' }
  | { readonly kind: 'which landlord'; readonly landlordIds: readonly string[] }
  | ({ readonly kind: 'right'; readonly isTemporary: boolean } & Name);

type Checked = Extract<SignInOutcome, { readonly kind: 'wrong' | 'wait' | 'temporary password over' | 'right' }>;

/** Tries a name and password with every landlord that has the name, each in its own transaction. */
export async function trySignIn({ email, password, landlordId }: SignIn, facts: TryFacts): Promise<SignInOutcome> {
  const names = (await namesOf(facts.database, email)).filter((name) => landlordId === undefined || name.landlordId === landlordId);
  if (names.length === 0) return tryNobody(email, password, facts);
  const checked: Checked[] = [];
  for (const name of names) checked.push(await checkPassword(name, password, facts));
  return outcomeOf(checked);
}

function outcomeOf(checked: readonly Checked[]): SignInOutcome {
  const right = checked.filter((one) => one.kind === 'right');
  if (right.length > 1) return { kind: 'which landlord', landlordIds: right.map(({ landlordId }) => landlordId) };
  const order = ['right', 'temporary password over', 'wait', 'wrong'] as const;
  return order.map((kind) => checked.find((one) => one.kind === kind)).find((one) => one !== undefined) ?? { kind: 'wrong' };
}

/** The one query without a landlord: row-level security opens the rows of this name, and no others. */
function namesOf(database: Database, email: string): Promise<Name[]> {
  return database.beforeLandlord(
    (tx) => tx.query<Name>('select landlord_id as "landlordId", staff_id as "staffId" from sign_in_names where email = $1 order by landlord_id limit 20', [email]),
    email,
  );
}

async function tryNobody(email: string, password: string, { network, now }: TryFacts): Promise<SignInOutcome> {
  const verdict = tryUnknownName(email, network, now);
  if (!verdict.may) return { kind: 'wait', minutes: minutesToWait(verdict.until, now) };
  await verifyPassword(password, null);
  return { kind: 'wrong' };
}

/** One try at one person's password, counted before it is made. No transaction is open while it is checked. */
export async function checkPassword(name: Name, password: string, facts: TryFacts): Promise<Checked> {
  const { database, network, deviceSecret, now } = facts;
  const id = facts.newId();
  const attempt = await database.inLandlord(name.landlordId, (tx) => startAttempt(tx, { id, staffId: name.staffId, network, deviceSecret, now }));
  if (!attempt.verdict.may) return { kind: 'wait', minutes: minutesToWait(attempt.verdict.until, now) };
  const stored = attempt.passwordHash;
  if (!(await verifyPassword(password, stored)) || stored === null) return { kind: 'wrong' };
  const better = isOutdatedHash(stored) ? await hashPassword(password) : undefined;
  await database.inLandlord(name.landlordId, async (tx) => {
    await attemptSucceeded(tx, id);
    if (better !== undefined) await refreshHash(tx, name.staffId, stored, better);
  });
  const isOver = attempt.passwordIsTemporary && attempt.passwordChangedAt !== null && isTemporaryPasswordOver(attempt.passwordChangedAt, now);
  return isOver ? { kind: 'temporary password over' } : { kind: 'right', isTemporary: attempt.passwordIsTemporary, ...name };
}
