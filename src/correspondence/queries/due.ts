import type { Tx } from '../../platform/database/index.ts';
import { lostBefore } from '../decide/next-step.ts';

/** Messages to see to now, the oldest first, leaving out those tried already: a bounded handful. */
export async function dueMessages(tx: Tx, now: string, tried: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from messages
     where landlord_id = $1 and status in ('queued', 'sending') and queued_at <= $2 and not (id = any($4::uuid[])) and (
       (status = 'queued' and (next_try_at is null or next_try_at <= $2)) or (status = 'sending' and sending_at <= $3))
     order by queued_at, id limit 100`,
    [tx.landlordId, now, lostBefore(now), tried],
  );
  return rows.map(({ id }) => id);
}
