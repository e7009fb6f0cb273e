import { isInstant } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { isUuid } from '../platform/ids.ts';
import { lostBefore } from './decide/next-step.ts';
import type { Message } from './model.ts';

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

const pageSize = 50;

/** Staff see what concerns the homes their own organisation owns or manages, and the areas everybody shares. */
const ofOwnOrganisation = (place: string): string =>
  `(homes.id is null or ${place}::uuid in (homes.owning_organisation_id, homes.managing_organisation_id))`;

/** One page of a list, and where the next one starts. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

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
    [tx.landlordId, at, id, filter.channel ?? null, filter.organisationId, pageSize + 1],
  );
  return asPage(rows, (row) => [row.deliveredAt, row.messageId]);
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

export interface StuckMessage {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly ownerName: string;
  readonly status: 'failed' | 'uncertain';
  readonly channel: Message['channel'];
  readonly address: string;
  readonly recipientName: string;
  readonly subject: string;
  readonly body: string;
  readonly why: string;
  readonly since: string;
}

const stuck = `select m.id, m.case_id as "caseId", c.reference, s.name as "ownerName", m.status, m.channel, m.address,
    m.recipient_name as "recipientName", m.subject, m.body, coalesce(m.failure, '') as why, m.settled_at as since
  from messages m
  join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id
  join staff s on s.landlord_id = c.landlord_id and s.id = c.owner_id
  left join homes on homes.landlord_id = c.landlord_id and homes.id = c.home_id
  where m.landlord_id = $1 and ${ofOwnOrganisation('$2')} and m.status in ('failed', 'uncertain')`;

/** Messages that wait for a person, oldest first. */
export async function stuckMessages(tx: Tx, organisationId: string, after: string | undefined): Promise<ListPage<StuckMessage>> {
  const [at, id] = readPlace(after) ?? ['-infinity', '00000000-0000-0000-0000-000000000000'];
  const rows = await tx.query<StuckMessage>(
    `${stuck} and (m.settled_at, m.id) > ($3::timestamptz, $4::uuid) order by m.settled_at, m.id limit $5`,
    [tx.landlordId, organisationId, at, id, pageSize + 1],
  );
  return asPage(rows, (row) => [row.since, row.id]);
}

export async function stuckMessage(tx: Tx, organisationId: string, id: string): Promise<StuckMessage | undefined> {
  return (await tx.query<StuckMessage>(`${stuck} and m.id = $3`, [tx.landlordId, organisationId, id]))[0];
}

export const mostCounted = 100;

/** How many wait for a person; counting stops where the exact number no longer matters. */
export async function countStuckMessages(tx: Tx, organisationId: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `select count(*) as count from (${stuck} limit ${mostCounted}) as waiting`,
    [tx.landlordId, organisationId],
  );
  return rows[0]?.count ?? 0;
}

/** A place in a list is a time and an id; one typed by hand starts the list again. */
function readPlace(text: string | undefined): [string, string] | undefined {
  const [at = '', id = ''] = (text ?? '').split('_');
  return isInstant(at) && isUuid(id) ? [at, id] : undefined;
}

function asPage<Row>(found: readonly Row[], placeOf: (row: Row) => readonly [string, string]): ListPage<Row> {
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return { rows, next: found.length > pageSize && last !== undefined ? placeOf(last).join('_') : null };
}
