import type { Tx } from '../platform/database/index.ts';
import { isUuid } from '../platform/uuid.ts';
import type { ApiToken, TokenId } from './model.ts';

const columns = `k.id, k.name, k.scopes, k.acts_as as "actsAs", s.name as "actsAsName", s.is_active as "actsAsIsActive", k.made_by_name as "madeByName",
  k.made_at as "madeAt", k.expires_at as "expiresAt", k.revoked_at as "revokedAt", k.last_used_on as "lastUsedOn"`;

const mostShown = 200;

/** The landlord's tokens, those that may still work first, then the newest: at most 200. Never their secrets, which nobody has. */
export function listTokens(tx: Tx): Promise<ApiToken[]> {
  return tx.query<ApiToken>(
    `select ${columns} from api_tokens k join staff s on s.landlord_id = k.landlord_id and s.id = k.acts_as
     where k.landlord_id = $1 order by k.revoked_at is not null, k.made_at desc, k.id limit ${mostShown}`,
    [tx.landlordId],
  );
}

/** The token with this id, or undefined. */
export async function tokenById(tx: Tx, id: string | undefined): Promise<ApiToken | undefined> {
  if (!isUuid(id)) return undefined;
  const [found] = await tx.query<ApiToken>(
    `select ${columns} from api_tokens k join staff s on s.landlord_id = k.landlord_id and s.id = k.acts_as where k.landlord_id = $1 and k.id = $2`,
    [tx.landlordId, id as TokenId],
  );
  return found;
}
