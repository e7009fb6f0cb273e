import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { hashSecret } from '../../platform/sign-in/index.ts';
import { recordStaffEvent, type Doing, type StaffId } from '../../staff/index.ts';
import type { ApiToken, Scope, TokenId } from '../model.ts';

export interface NewToken {
  readonly id: TokenId;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly actsAs: StaffId;
  readonly expiresAt: Instant;
  readonly secret: string;
}

/** Keeps a new token: the hash of its secret, and on the record who made it for whom. */
export async function createToken(tx: Tx, token: NewToken, doing: Doing): Promise<void> {
  const { id, name, scopes, actsAs, expiresAt, secret } = token;
  const { by, now } = doing;
  await tx.query(
    `insert into api_tokens (landlord_id, id, name, secret_hash, scopes, acts_as, made_by, made_by_name, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tx.landlordId, id, name, hashSecret(secret), scopes, actsAs, by.kind === 'staff' ? by.id : null, by.name, now, expiresAt],
  );
  await recordStaffEvent(tx, doing, { type: 'ApiTokenMade', staffId: actsAs, data: { tokenId: id, name, scopes, expiresAt } });
}

/** Stops a token at once. False when it was stopped before. */
export async function revokeToken(tx: Tx, token: ApiToken, doing: Doing): Promise<boolean> {
  const stopped = await tx.query(
    'update api_tokens set revoked_at = $3 where landlord_id = $1 and id = $2 and revoked_at is null returning id',
    [tx.landlordId, token.id, doing.now],
  );
  if (stopped.length === 0) return false;
  await recordStaffEvent(tx, doing, { type: 'ApiTokenRevoked', staffId: token.actsAs, data: { tokenId: token.id, name: token.name } });
  return true;
}
