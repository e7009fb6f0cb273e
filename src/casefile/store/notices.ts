import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { NoticeKind, Reference } from '../model.ts';

/** Marks one notice as seen, if it is this person's own: whether there is such a one. */
export async function markSeen(tx: Tx, staffId: string, noticeId: string, now: string): Promise<boolean> {
  const found = await tx.query('update notices set seen_at = coalesce(seen_at, $4) where landlord_id = $1 and staff_id = $2 and id = $3 returning id', [tx.landlordId, staffId, noticeId, now]);
  return found.length > 0;
}

/** Marks as seen what this person had been told by then. What came since stays, and so does a handover note: each is read by itself. */
export async function markAllSeen(tx: Tx, staffId: string, toldBy: string, now: string): Promise<void> {
  await tx.query('update notices set seen_at = $4 where landlord_id = $1 and staff_id = $2 and at <= $3 and kind <> \'handover\' and seen_at is null', [tx.landlordId, staffId, toldBy, now]);
}

/** Something a person of ours was told and has not seen, that no email has told them of yet. */
export interface NoticeToMail {
  readonly id: string;
  readonly staffId: StaffId;
  readonly kind: NoticeKind;
  /** Where it leads when it is about no case. */
  readonly href: string | null;
  readonly reference: Reference | null;
  /** When the next clock of the case runs out or ran out; null when it has none, or is closed. */
  readonly nextDueAt: Instant | null;
  readonly isClosed: boolean;
}

const mostAtOnce = 20_000;

/** Takes them in hand, the oldest first, for whoever writes the emails. What somebody else holds comes the next time. */
export function takeNoticesToMail(tx: Tx, which: 'urgent' | 'others', now: string): Promise<NoticeToMail[]> {
  return tx.query<NoticeToMail>(
    `select n.id, n.staff_id as "staffId", n.kind, n.href, c.reference, c.next_due_at as "nextDueAt", c.closed_at is not null as "isClosed"
     from notices n join staff s on s.landlord_id = n.landlord_id and s.id = n.staff_id
     left join cases c on c.landlord_id = n.landlord_id and c.id = n.case_id
     where n.landlord_id = $1 and n.seen_at is null and n.mailed_at is null and ${which === 'urgent' ? '' : 'not '}n.is_urgent and n.at <= $2
       and n.at >= s.morning_email_from and s.is_active
     order by n.at, n.id limit ${mostAtOnce} for update of n skip locked`,
    [tx.landlordId, now],
  );
}

/** These have been told of by email, or need no email any more. */
export async function markMailed(tx: Tx, noticeIds: readonly string[], now: string): Promise<void> {
  await tx.query('update notices set mailed_at = $3 where landlord_id = $1 and id = any ($2::uuid[])', [tx.landlordId, noticeIds, now]);
}
