import type { Tx } from '../../platform/database/index.ts';

/** Which summary a message carries. */
export async function summaryOfMessage(tx: Tx, messageId: string): Promise<string | undefined> {
  const [found] = await tx.query<{ summaryId: string | null }>(`select facts ->> 'about' as "summaryId" from messages where landlord_id = $1 and id = $2`, [tx.landlordId, messageId]);
  return found?.summaryId ?? undefined;
}
