import type { Tx } from '../../platform/database/index.ts';
import { newSecret } from '../../platform/ids.ts';

const purpose = 'resident-links';

/** The landlord's key for residents' links, made the first time it is asked for. */
export async function ensureLinkKey(tx: Tx, now: string): Promise<Buffer> {
  const known = await findLinkKey(tx);
  if (known !== undefined) return known;
  await tx.query(
    `insert into landlord_keys (landlord_id, purpose, key, created_at) values ($1, $2, $3, $4)
     on conflict (landlord_id, purpose) do nothing`,
    [tx.landlordId, purpose, Buffer.from(newSecret(32), 'base64url'), now],
  );
  const key = await findLinkKey(tx);
  if (key === undefined) throw new Error('The landlord has no key for links although one was just made.');
  return key;
}

export async function findLinkKey(tx: Tx): Promise<Buffer | undefined> {
  const rows = await tx.query<{ key: Buffer }>(
    'select key from landlord_keys where landlord_id = $1 and purpose = $2',
    [tx.landlordId, purpose],
  );
  return rows[0]?.key;
}
