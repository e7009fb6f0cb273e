import type { Tx } from '../../platform/database/index.ts';
import { asPage, ofOwnOrganisation, pageSize, readPlace, type ListPage } from './list-page.ts';

/** A letter that waits to be printed or posted. */
export interface LetterWaiting {
  readonly id: string;
  readonly caseId: string;
  readonly recipientName: string;
  readonly subject: string;
  readonly template: string;
  readonly largePrint: boolean;
  readonly status: string;
  readonly queuedAt: string;
}

export const letterColumns = `m.id, m.case_id as "caseId", m.recipient_name as "recipientName", m.subject, m.template, m.large_print as "largePrint", m.status, m.queued_at as "queuedAt"`;

/** Letters that nobody has put into a batch, oldest first. */
export async function lettersToPrint(tx: Tx, organisationId: string, after: string | undefined, most = pageSize): Promise<ListPage<LetterWaiting>> {
  const [at, id] = readPlace(after) ?? ['-infinity', '00000000-0000-0000-0000-000000000000'];
  const rows = await tx.query<LetterWaiting>(
    `select ${letterColumns} from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id
     left join homes on homes.landlord_id = c.landlord_id and homes.id = c.home_id
     where m.landlord_id = $1 and m.status = 'to print' and m.batch_id is null and ${ofOwnOrganisation('$2')} and (m.queued_at, m.id) > ($3::timestamptz, $4::uuid)
     order by m.queued_at, m.id limit ${most + 1}`,
    [tx.landlordId, organisationId, at, id],
  );
  return asPage(rows, (row) => [row.queuedAt, row.id], most);
}

/** Letters that nobody has posted: how many, up to a hundred, and since when the oldest waits. */
export async function lettersNotPosted(tx: Tx, organisationId: string): Promise<{ readonly count: number; readonly oldest: string | null }> {
  const [found] = await tx.query<{ count: number; oldest: string | null }>(
    `select count(*)::int as count, min("queuedAt") as oldest from (
       select m.queued_at as "queuedAt" from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id
       left join homes on homes.landlord_id = c.landlord_id and homes.id = c.home_id
       where m.landlord_id = $1 and m.status = 'to print' and ${ofOwnOrganisation('$2')} order by m.queued_at, m.id limit 100) as waiting`,
    [tx.landlordId, organisationId],
  );
  return found ?? { count: 0, oldest: null };
}

export interface LetterBatch {
  readonly id: string;
  readonly letters: number;
  readonly madeAt: string;
  readonly madeByName: string;
  readonly postedAt: string | null;
  readonly postedByName: string | null;
}

const batch = `select id, letters, made_at as "madeAt", made_by_name as "madeByName", posted_at as "postedAt", posted_by_name as "postedByName"
  from letter_batches where landlord_id = $1 and organisation_id = $2`;

/** The newest batches of an organisation, twenty of them. */
export const latestBatches = (tx: Tx, organisationId: string): Promise<LetterBatch[]> =>
  tx.query<LetterBatch>(`${batch} order by made_at desc, id desc limit 20`, [tx.landlordId, organisationId]);

export async function letterBatch(tx: Tx, organisationId: string, id: string): Promise<LetterBatch | undefined> {
  return (await tx.query<LetterBatch>(`${batch} and id = $3`, [tx.landlordId, organisationId, id]))[0];
}

/** What a batch prints: the words as they leave, with each person's own link. At most two hundred. */
export function lettersOfBatch(tx: Tx, batchId: string): Promise<(LetterWaiting & { readonly address: string; readonly body: string })[]> {
  return tx.query(
    `select ${letterColumns}, kept.address, kept.body from messages m join mailbox kept on kept.landlord_id = m.landlord_id and kept.message_id = m.id
     where m.landlord_id = $1 and m.batch_id = $2 order by m.queued_at, m.id`,
    [tx.landlordId, batchId],
  );
}
