import { createToken, scopes, type TokenId } from '../../src/api-tokens/index.ts';
import { writeToken } from '../../src/platform/api/index.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { newId, newSecret } from '../../src/platform/ids.ts';
import type { StaffId } from '../../src/staff/index.ts';
import type { BenchLandlord } from './bench-landlord.ts';

/** A token as a program sends it, that may do all its planner may. */
export async function makeToken(ownerUrl: string, landlord: Pick<BenchLandlord, 'id' | 'planner'>, now: string): Promise<string> {
  const database = await openDatabase({ connectionString: ownerUrl, mostConnections: 1 });
  try {
    const secret = newSecret();
    const expiresAt = new Date(Date.parse(now) + 30 * 86_400_000).toISOString() as never;
    const token = { id: newId() as TokenId, name: 'Bench', scopes, actsAs: landlord.planner.id as StaffId, expiresAt, secret };
    await database.inLandlord(landlord.id, (tx) => createToken(tx, token, { by: { kind: 'system', name: 'Bench' }, now: now as never }));
    return writeToken({ landlordId: landlord.id, secret });
  } finally {
    await database.close();
  }
}
