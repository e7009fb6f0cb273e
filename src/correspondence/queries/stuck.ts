import type { Tx } from '../../platform/database/index.ts';
import type { Message } from '../model.ts';
import { asPage, ofOwnOrganisation, pageSize, readPlace, type ListPage } from './list-page.ts';

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
export async function stuckMessages(tx: Tx, organisationId: string, after: string | undefined, most = pageSize): Promise<ListPage<StuckMessage>> {
  const [at, id] = readPlace(after) ?? ['-infinity', '00000000-0000-0000-0000-000000000000'];
  const rows = await tx.query<StuckMessage>(
    `${stuck} and (m.settled_at, m.id) > ($3::timestamptz, $4::uuid) order by m.settled_at, m.id limit $5`,
    [tx.landlordId, organisationId, at, id, most + 1],
  );
  return asPage(rows, (row) => [row.since, row.id], most);
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
