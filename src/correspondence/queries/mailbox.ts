import type { Tx } from '../../platform/database/index.ts';
import type { Message } from '../model.ts';
import { asPage, ofOwnOrganisation, pageSize, readPlace, type ListPage } from './list-page.ts';

export interface MailboxEntry {
  readonly messageId: string;
  readonly deliveredAt: string;
  readonly channel: Message['channel'];
  readonly recipientName: string;
  readonly subject: string;
}

export interface MailboxFilter {
  readonly organisationId: string;
  /** Where the last page ended. */
  readonly before: string | undefined;
  readonly channel: Message['channel'] | undefined;
  readonly most?: number;
}

const mailboxColumns = `mailbox.message_id as "messageId", mailbox.delivered_at as "deliveredAt", mailbox.channel,
  mailbox.recipient_name as "recipientName", mailbox.subject`;
const mailboxTables = `mailbox
  join messages on messages.landlord_id = mailbox.landlord_id and messages.id = mailbox.message_id
  join cases on cases.landlord_id = messages.landlord_id and cases.id = messages.case_id
  left join homes on homes.landlord_id = cases.landlord_id and homes.id = cases.home_id`;

/** The mailbox, newest first. */
export async function mailboxPage(tx: Tx, filter: MailboxFilter): Promise<ListPage<MailboxEntry>> {
  const [at, id] = readPlace(filter.before) ?? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const rows = await tx.query<MailboxEntry>(
    `select ${mailboxColumns} from ${mailboxTables}
     where mailbox.landlord_id = $1 and (mailbox.delivered_at, mailbox.message_id) < ($2::timestamptz, $3::uuid)
       and ($4::text is null or mailbox.channel = $4) and ${ofOwnOrganisation('$5')}
     order by mailbox.delivered_at desc, mailbox.message_id desc limit $6`,
    [tx.landlordId, at, id, filter.channel ?? null, filter.organisationId, (filter.most ?? pageSize) + 1],
  );
  return asPage(rows, (row) => [row.deliveredAt, row.messageId], filter.most);
}

export interface MailboxMessage extends MailboxEntry {
  readonly address: string;
  readonly body: string;
  readonly caseId: string;
  readonly reference: string;
}

/** One message of the mailbox, as it would have left. */
export async function mailboxMessage(tx: Tx, organisationId: string, id: string): Promise<MailboxMessage | undefined> {
  const rows = await tx.query<MailboxMessage>(
    `select ${mailboxColumns}, mailbox.address, mailbox.body, cases.id as "caseId", cases.reference from ${mailboxTables}
     where mailbox.landlord_id = $1 and mailbox.message_id = $2 and ${ofOwnOrganisation('$3')}`,
    [tx.landlordId, id, organisationId],
  );
  return rows[0];
}
