import { sendTogether, type Tx } from '../../platform/database/index.ts';
import type { Message, MessageId, Transport } from '../model.ts';

const columns = `id, case_id as "caseId", resident_id as "residentId", channel, address, recipient_name as "recipientName",
  template, subject, body, status, transport, queued_at as "queuedAt", sending_at as "sendingAt", failed_tries as "failedTries",
  next_try_at as "nextTryAt", large_print as "largePrint", language, facts, seen_to as "seenTo", delivered_at as "deliveredAt"`;

/**
 * Takes the message for changing; whoever else wants it waits. Its case is taken first, as every change of a case does,
 * so that two messages of one case never wait for each other.
 */
export async function loadMessageForChange(tx: Tx, id: string): Promise<Message | undefined> {
  await tx.query(
    `select 1 from cases join messages on messages.landlord_id = cases.landlord_id and messages.case_id = cases.id
     where messages.landlord_id = $1 and messages.id = $2 for update of cases`,
    [tx.landlordId, id],
  );
  const rows = await tx.query<Message>(`select ${columns} from messages where landlord_id = $1 and id = $2 for update`, [tx.landlordId, id]);
  return rows[0];
}

export interface Words {
  readonly subject: string;
  readonly body: string;
}

/**
 * Takes many messages for changing, those whose case or own row is in nobody's hands. Cases first, in the order every
 * other change of many cases takes them.
 */
export async function takeMessagesForChange(tx: Tx, ids: readonly string[]): Promise<Message[]> {
  const cases = await tx.query<{ id: string }>(
    `select id from cases where landlord_id = $1 and id in (select case_id from messages where landlord_id = $1 and id = any($2::uuid[]))
     order by id for update skip locked`,
    [tx.landlordId, ids],
  );
  return tx.query<Message>(
    `select ${columns} from messages where landlord_id = $1 and id = any($2::uuid[]) and case_id = any($3::uuid[])
     order by queued_at, id for update skip locked`,
    [tx.landlordId, ids, cases.map(({ id }) => id)],
  );
}

/** Keeps what would have been sent where staff can read it. Once for each message, however often it is sent again. */
export function putInMailbox(tx: Tx, messages: readonly Message[], now: string): void {
  sendTogether(tx, [
    {
      table: 'mailbox',
      rows: messages.map(({ id, channel, address, recipientName, subject, body }) => ({
        landlord_id: tx.landlordId, message_id: id, delivered_at: now, channel, address, recipient_name: recipientName, subject, body,
      })),
      onConflict: 'on conflict (landlord_id, message_id) do nothing',
    },
    {
      // A letter is not sent until somebody has posted it.
      sql: `update messages m set status = n.status, transport = n.transport, settled_at = n.at, failure = null
        from json_to_recordset({rows}) as n(landlord_id uuid, id uuid, status text, transport text, at timestamptz)
        where m.landlord_id = n.landlord_id and m.id = n.id`,
      rows: messages.map(({ id, channel }) => ({
        landlord_id: tx.landlordId, id, ...(channel === 'letter' ? { status: 'to print', transport: 'print', at: null } : { status: 'sent', transport: 'mailbox', at: now }),
      })),
    },
  ]);
}

export async function markSending(tx: Tx, id: MessageId, { sendingAt, by }: { readonly sendingAt: string; readonly by: Transport }): Promise<void> {
  await tx.query(
    `update messages set status = 'sending', transport = $4, sending_at = $3, next_try_at = null where landlord_id = $1 and id = $2`,
    [tx.landlordId, id, sendingAt, by],
  );
}

/** Whoever carries it took it. */
export async function markTaken(tx: Tx, id: MessageId, now: string): Promise<void> {
  await tx.query(
    `update messages set status = 'sent', settled_at = $3, failure = null where landlord_id = $1 and id = $2`,
    [tx.landlordId, id, now],
  );
}

/** Failed or uncertain: it waits for a person. */
export async function markStuck(tx: Tx, id: MessageId, stuck: { status: 'failed' | 'uncertain'; why: string; now: string }): Promise<void> {
  await tx.query(
    'update messages set status = $3, failure = $4, settled_at = $5 where landlord_id = $1 and id = $2',
    [tx.landlordId, id, stuck.status, stuck.why, stuck.now],
  );
}

/** Back in the queue: no server took it. */
export async function markPutOff(tx: Tx, id: MessageId, next: { failedTries: number; nextTryAt: string; why: string }): Promise<void> {
  await tx.query(
    `update messages set status = 'queued', sending_at = null, failed_tries = $3, next_try_at = $4, failure = $5, settled_at = null
     where landlord_id = $1 and id = $2`,
    [tx.landlordId, id, next.failedTries, next.nextTryAt, next.why],
  );
}

/** Back in the queue because a person said so, as if it were new. */
export async function markQueuedAgain(tx: Tx, id: MessageId, now: string): Promise<void> {
  await tx.query(
    `update messages set status = 'queued', sending_at = null, failed_tries = 0, next_try_at = null, failure = null,
       settled_at = null, delivered_at = null, seen_to = null, batch_id = null, queued_at = $3 where landlord_id = $1 and id = $2`,
    [tx.landlordId, id, now],
  );
}

export async function rememberLink(tx: Tx, id: MessageId, linkId: string): Promise<void> {
  await tx.query('update messages set link_id = $3 where landlord_id = $1 and id = $2', [tx.landlordId, id, linkId]);
}

export async function changeAddress(tx: Tx, id: MessageId, address: string): Promise<void> {
  await tx.query('update messages set address = $3 where landlord_id = $1 and id = $2', [tx.landlordId, id, address]);
}

/** Sent on a person's word; how it left stays as it was. */
export async function markSentByHand(tx: Tx, id: MessageId, now: string): Promise<void> {
  await tx.query(
    `update messages set status = 'sent', sending_at = null, settled_at = $3 where landlord_id = $1 and id = $2`,
    [tx.landlordId, id, now],
  );
}

/** It waits for nobody any more: it was sent another way, or a person gave it up. */
export async function markSeenTo(tx: Tx, id: MessageId, seenTo: 'sent another way' | 'given up'): Promise<void> {
  await tx.query('update messages set seen_to = $3 where landlord_id = $1 and id = $2', [tx.landlordId, id, seenTo]);
}

/** Whoever carried it says that it arrived. */
export async function markDelivered(tx: Tx, id: MessageId, deliveredAt: string): Promise<void> {
  await tx.query(
    `update messages set delivered_at = $3, status = 'sent', settled_at = coalesce(settled_at, $3), failure = null where landlord_id = $1 and id = $2`,
    [tx.landlordId, id, deliveredAt],
  );
}
