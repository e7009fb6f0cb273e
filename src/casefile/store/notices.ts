import type { Tx } from '../../platform/database/index.ts';

/** Marks one notice as seen, if it is this person's own. */
export async function markSeen(tx: Tx, staffId: string, noticeId: string, now: string): Promise<void> {
  await tx.query('update notices set seen_at = $4 where landlord_id = $1 and staff_id = $2 and id = $3 and seen_at is null', [tx.landlordId, staffId, noticeId, now]);
}

/** Marks as seen what this person had been told by then. What came since stays, and so does a handover note: each is read by itself. */
export async function markAllSeen(tx: Tx, staffId: string, toldBy: string, now: string): Promise<void> {
  await tx.query('update notices set seen_at = $4 where landlord_id = $1 and staff_id = $2 and at <= $3 and kind <> \'handover\' and seen_at is null', [tx.landlordId, staffId, toldBy, now]);
}
