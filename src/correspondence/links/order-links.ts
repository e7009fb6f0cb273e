import type { Tx } from '../../platform/database/index.ts';
import { ensureLinkKey, findLinkKey } from './link-key.ts';
import { makeLinkToken, readLinkToken } from './token.ts';

const door = 'order link';

/** The token of a link to one order. Nothing keeps it: it is made each time a message with it leaves. */
export async function orderLinkToken(tx: Tx, linkId: string, now: string): Promise<string> {
  return makeLinkToken(await ensureLinkKey(tx, now), { landlordId: tx.landlordId, linkId }, door);
}

/** The link that a token names, if this landlord's key signed it as one to an order; whether it still works is not asked here. */
export async function orderLinkNamed(tx: Tx, token: string): Promise<string | undefined> {
  const key = await findLinkKey(tx);
  const named = key === undefined ? undefined : readLinkToken(key, token, door);
  return named?.landlordId === tx.landlordId ? named.linkId : undefined;
}
