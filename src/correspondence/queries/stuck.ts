import type { Tx } from '../../platform/database/index.ts';
import type { MessageTask } from '../decide/choose-address.ts';
import type { Message } from '../model.ts';
import { asPage, ofOwnOrganisation, pageSize, readPlace, type ListPage } from './list-page.ts';

/** What a person has to see to: a message that did not get through, or may not have, or what no program can do for one. */
export interface StuckMessage {
  /** Of the message, or of the task where it is one. */
  readonly id: string;
  readonly messageId: string;
  readonly caseId: string;
  readonly reference: string;
  readonly ownerName: string;
  readonly status: 'failed' | 'uncertain' | MessageTask['kind'];
  readonly channel: Message['channel'];
  readonly address: string;
  readonly recipientName: string;
  readonly subject: string;
  readonly body: string;
  /** What went wrong, or which language or format. */
  readonly why: string;
  readonly since: string;
}

const columns = (id: string, status: string, why: string, since: string): string => `${id} as id, m.id as "messageId", m.case_id as "caseId", c.reference, s.name as "ownerName",
    ${status} as status, m.channel, m.address, m.recipient_name as "recipientName", m.subject, m.body, ${why} as why, ${since} as since`;
const places = `join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id
  join staff s on s.landlord_id = c.landlord_id and s.id = c.owner_id
  left join homes on homes.landlord_id = c.landlord_id and homes.id = c.home_id`;

const stuck = `select ${columns('m.id', 'm.status', `coalesce(m.failure, '')`, 'm.settled_at')} from messages m ${places}
  where m.landlord_id = $1 and ${ofOwnOrganisation('$2')} and m.status in ('failed', 'uncertain') and m.seen_to is null`;
const tasks = `select ${columns('t.id', 't.kind', 't.detail', 't.made_at')} from message_tasks t
  join messages m on m.landlord_id = t.landlord_id and m.id = t.message_id ${places}
  where t.landlord_id = $1 and ${ofOwnOrganisation('$2')} and t.done_at is null`;

/** What a list may be narrowed to: messages that did not arrive, or one kind of task. */
export const needs = ['arrival', 'call', 'language', 'format', 'reach'] as const;
export type Need = (typeof needs)[number];

export interface StuckFilter {
  readonly organisationId: string;
  /** Where the last page ended. */
  readonly after: string | undefined;
  readonly need: Need | undefined;
  readonly most?: number;
}

/** All that waits for a person, oldest first. Each half comes by an index of its own, and no more of it than one page. */
export async function stuckMessages(tx: Tx, { organisationId, after, need, most = pageSize }: StuckFilter): Promise<ListPage<StuckMessage>> {
  const [at, id] = readPlace(after) ?? ['-infinity', '00000000-0000-0000-0000-000000000000'];
  const rows = await tx.query<StuckMessage>(
    `select * from (
       (${stuck} and coalesce($6, 'arrival') = 'arrival' and (m.settled_at, m.id) > ($3::timestamptz, $4::uuid) order by m.settled_at, m.id limit $5)
       union all
       (${tasks} and coalesce($6, t.kind) = t.kind and (t.made_at, t.id) > ($3::timestamptz, $4::uuid) order by t.made_at, t.id limit $5)) as waiting
     order by since, id limit $5`,
    [tx.landlordId, organisationId, at, id, most + 1, need ?? null],
  );
  return asPage(rows, (row) => [row.since, row.id], most);
}

export async function stuckMessage(tx: Tx, organisationId: string, id: string): Promise<StuckMessage | undefined> {
  return (await tx.query<StuckMessage>(`${stuck} and m.id = $3`, [tx.landlordId, organisationId, id]))[0];
}

/** A task, and how its person can be rung. */
export interface MessageTaskToDo extends StuckMessage {
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly contactTimes: string | null;
}

export async function messageTask(tx: Tx, organisationId: string, id: string): Promise<MessageTaskToDo | undefined> {
  const rows = await tx.query<MessageTaskToDo>(
    `select task.*, r.mobile, r.phone, r.contact_times as "contactTimes" from (${tasks} and t.id = $3) as task
     join messages m on m.landlord_id = $1 and m.id = task."messageId" left join residents r on r.landlord_id = $1 and r.id = m.resident_id`,
    [tx.landlordId, organisationId, id],
  );
  return rows[0];
}

export const mostCounted = 100;

/** How many wait for a person; counting stops where the exact number no longer matters. */
export async function countStuckMessages(tx: Tx, organisationId: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `select count(*) as count from ((${stuck} limit ${mostCounted}) union all (${tasks} limit ${mostCounted})) as waiting`,
    [tx.landlordId, organisationId],
  );
  return Math.min(mostCounted, rows[0]?.count ?? 0);
}

/** Messages that could not leave and are tried again by themselves, by what is in the way. */
export interface Trouble {
  readonly why: string;
  readonly count: number;
  readonly since: string;
}

const mostTroubled = 1000;

/** What keeps messages from leaving, the most first. Of a long queue no more than a thousand are looked at. */
export function troublesOfSending(tx: Tx, organisationId: string): Promise<Trouble[]> {
  return tx.query<Trouble>(
    `select why, count(*)::int as count, min(since) as since from (
       select coalesce(m.failure, '') as why, m.queued_at as since from messages m ${places}
       where m.landlord_id = $1 and ${ofOwnOrganisation('$2')} and m.status = 'queued' and m.failed_tries > 0 order by m.queued_at, m.id limit ${mostTroubled}) as waiting
     group by why order by count desc, why limit 5`,
    [tx.landlordId, organisationId],
  );
}
