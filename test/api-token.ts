import { createToken, type Scope, type TokenId } from '../src/api-tokens/index.ts';
import { instant } from '../src/clock/index.ts';
import { currentInstant } from '../src/platform/clock.ts';
import type { Database } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { landlordBySlug } from '../src/platform/landlord.ts';
import { randomBytes } from 'node:crypto';
import type { StaffId } from '../src/staff/index.ts';

export interface WantedToken {
  /** The landlord's short name. */
  readonly landlord: string;
  /** Whose authority it has. */
  readonly email: string;
  readonly scopes: readonly Scope[];
}

/** A token of the API that works today, as the administrator would make it. */
export async function apiTokenFor(database: Database, { landlord, email, scopes }: WantedToken): Promise<{ readonly token: string; readonly landlordId: string }> {
  const found = await database.beforeLandlord((tx) => landlordBySlug(tx, landlord));
  if (found === undefined) throw new Error(`There is no landlord ${landlord}.`);
  const secret = randomBytes(32).toString('base64url');
  const now = instant(currentInstant());
  await database.inLandlord(found.id, async (tx) => {
    const [person] = await tx.query<{ id: StaffId }>('select id from staff where landlord_id = $1 and email = $2', [found.id, email]);
    if (person === undefined) throw new Error(`Nobody here has the address ${email}.`);
    await createToken(tx, { id: newId() as TokenId, name: 'Portal', scopes, actsAs: person.id, expiresAt: instant('2027-06-01T00:00:00.000Z'), secret }, { by: { kind: 'system', name: 'Test' }, now });
  });
  return { token: `putright_${found.id.replaceAll('-', '')}_${secret}`, landlordId: found.id };
}
