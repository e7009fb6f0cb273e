import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { lostBefore } from '../decide/next-step.ts';
import type { StaffMail, StaffMailEnd } from './model.ts';

const columns = `id, staff_id as "staffId", kind, subject, body, status, transport, queued_at as "queuedAt", sending_at as "sendingAt",
  failed_tries as "failedTries", next_try_at as "nextTryAt"`;

/** Says that this morning is being seen to; false when somebody else has, or is about to. */
export async function takeMorning(tx: Tx, morning: string, now: string): Promise<boolean> {
  const taken = await tx.query('insert into staff_mail_mornings (landlord_id, morning, made_at) values ($1, $2, $3) on conflict do nothing returning morning', [tx.landlordId, morning, now]);
  return taken.length > 0;
}

export async function queueStaffMails(tx: Tx, mails: readonly Pick<StaffMail, 'id' | 'staffId' | 'kind' | 'subject' | 'body'>[], now: string): Promise<void> {
  if (mails.length === 0) return;
  await insertRows(tx, 'staff_mails', mails.map(({ staffId, ...mail }) => ({ landlord_id: tx.landlordId, staff_id: staffId, ...mail, queued_at: now })));
}

/** What is to be seen to now, the oldest first, leaving out what was tried already. */
export async function dueStaffMails(tx: Tx, now: string, tried: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from staff_mails where landlord_id = $1 and status in ('queued', 'sending') and not (id = any ($4::uuid[])) and (
       (status = 'queued' and (next_try_at is null or next_try_at <= $2)) or (status = 'sending' and sending_at <= $3))
     order by queued_at, id limit 100`,
    [tx.landlordId, now, lostBefore(now), tried],
  );
  return rows.map(({ id }) => id);
}

/** Takes one for changing; whoever else wants it waits. Undefined when there is none. */
export async function staffMailForChange(tx: Tx, id: string): Promise<StaffMail | undefined> {
  return (await tx.query<StaffMail>(`select ${columns} from staff_mails where landlord_id = $1 and id = $2 for update`, [tx.landlordId, id]))[0];
}

export async function markStaffMailSending(tx: Tx, id: string, sendingAt: string, by: 'smtp' | 'notify'): Promise<void> {
  await tx.query("update staff_mails set status = 'sending', sending_at = $3, transport = $4, next_try_at = null where landlord_id = $1 and id = $2", [tx.landlordId, id, sendingAt, by]);
}

/** Writes down what became of it. */
export async function settleStaffMail(tx: Tx, id: string, end: StaffMailEnd, now: string): Promise<void> {
  const waits = end.status === 'queued' ? end : undefined;
  await tx.query(
    `update staff_mails set status = $3, settled_at = $4, failure = $5, failed_tries = case when $6::int is null then failed_tries else $6 end, next_try_at = $7,
       transport = case when $8::text is null then transport else $8 end, sending_at = case when $3 = 'queued' then null else sending_at end
     where landlord_id = $1 and id = $2`,
    [tx.landlordId, id, end.status, waits === undefined ? now : null, end.status === 'sent' ? null : end.failure, waits?.failedTries ?? null, waits?.nextTryAt ?? null, end.status === 'sent' ? (end.transport ?? null) : null],
  );
}

/** An email as its reader sees it on the page of their own. */
export interface OwnMail extends Pick<StaffMail, 'id' | 'kind' | 'subject' | 'body' | 'status' | 'transport'> {
  readonly queuedAt: string;
}

/** The newest 30 of this person's own. */
export function newestMailsOf(tx: Tx, staffId: StaffId): Promise<OwnMail[]> {
  return tx.query<OwnMail>(
    `select id, kind, subject, body, status, transport, queued_at as "queuedAt" from staff_mails
     where landlord_id = $1 and staff_id = $2 order by queued_at desc, id desc limit 30`,
    [tx.landlordId, staffId],
  );
}
