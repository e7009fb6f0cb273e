import { addHours, instant } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';

/** Messages whose own job should have dealt with them by now: a bounded handful, oldest first. */
export async function overdueMessages(tx: Tx, now: string): Promise<string[]> {
  const minutesAgo = (minutes: number) => addHours(instant(now), -minutes / 60);
  const rows = await tx.query<{ id: string }>(
    `select id from messages
     where landlord_id = $1 and (
       (status = 'queued' and queued_at <= $2 and (next_try_at is null or next_try_at <= $2))
       or (status = 'sending' and sending_at <= $3))
     order by queued_at, id limit 100`,
    [tx.landlordId, minutesAgo(2), minutesAgo(10)],
  );
  return rows.map(({ id }) => id);
}
