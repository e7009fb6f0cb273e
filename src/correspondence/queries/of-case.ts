import { isUuid } from '../../platform/uuid.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Message } from '../model.ts';
import { asPage, pageSize, readPlace, type ListPage } from './list-page.ts';

/** A message of a case as its page shows it: how it went, what became of it, and how it went on from there. */
export interface MessageOfCase extends Pick<Message, 'channel' | 'recipientName' | 'subject' | 'status' | 'transport' | 'seenTo' | 'deliveredAt' | 'queuedAt' | 'language' | 'largePrint'> {
  readonly id: string;
  readonly why: string | null;
  readonly settledAt: string | null;
  /** The channel it went by instead, when it did not arrive. */
  readonly nextChannel: Message['channel'] | null;
  /** It stands in for another that did not arrive. */
  readonly isInstead: boolean;
}

const columns = `m.id, m.channel, m.recipient_name as "recipientName", m.subject, m.status, m.transport, m.seen_to as "seenTo", m.delivered_at as "deliveredAt",
  m.queued_at as "queuedAt", m.language, m.large_print as "largePrint", m.failure as why, m.settled_at as "settledAt", m.follows_id is not null as "isInstead",
  (select n.channel from messages n where n.landlord_id = m.landlord_id and n.follows_id = m.id limit 1) as "nextChannel"`;

/** The messages of a case, newest first, fifty at a time. */
export async function messagesOfCase(tx: Tx, caseId: string, before: string | undefined): Promise<ListPage<MessageOfCase>> {
  const [at, id] = readPlace(before) ?? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const rows = await tx.query<MessageOfCase>(
    `select ${columns} from messages m where m.landlord_id = $1 and m.case_id = $2 and (m.queued_at, m.id) < ($3::timestamptz, $4::uuid)
     order by m.queued_at desc, m.id desc limit ${pageSize + 1}`,
    [tx.landlordId, caseId, at, id],
  );
  return asPage(rows, (row) => [row.queuedAt, row.id]);
}

/** Whose message this is, for whoever would change it. */
export async function caseOfMessage(tx: Tx, messageId: string): Promise<string | undefined> {
  if (!isUuid(messageId)) return undefined;
  return (await tx.query<{ reference: string }>(
    'select c.reference from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id where m.landlord_id = $1 and m.id = $2',
    [tx.landlordId, messageId],
  ))[0]?.reference;
}
