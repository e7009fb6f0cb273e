import type { Tx } from '../../platform/database/index.ts';
import { letterColumns, type LetterWaiting } from '../queries/letters.ts';

export interface ByWhom {
  readonly organisationId: string;
  readonly now: string;
  readonly by: { readonly staffId: string; readonly name: string };
}

const mostInABatch = 200;

/** Puts the oldest letters of an organisation's homes that nobody has taken yet into one batch; undefined when there are none. */
export async function makeBatch(tx: Tx, id: string, { organisationId, now, by }: ByWhom): Promise<number> {
  const letters = await tx.query<{ id: string }>(
    `select m.id from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id
     left join homes on homes.landlord_id = c.landlord_id and homes.id = c.home_id
     where m.landlord_id = $1 and m.status = 'to print' and m.batch_id is null and (homes.id is null or $2::uuid in (homes.owning_organisation_id, homes.managing_organisation_id))
     order by m.queued_at, m.id limit ${mostInABatch} for update of m skip locked`,
    [tx.landlordId, organisationId],
  );
  if (letters.length === 0) return 0;
  await tx.query(
    `insert into letter_batches (landlord_id, id, organisation_id, letters, made_at, made_by, made_by_name) values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.landlordId, id, organisationId, letters.length, now, by.staffId, by.name],
  );
  await tx.query('update messages set batch_id = $2 where landlord_id = $1 and id = any($3::uuid[])', [tx.landlordId, id, letters.map((letter) => letter.id)]);
  return letters.length;
}

/** Everything of the batch that still waits has been posted. Gives the letters, for their timelines. */
export async function markBatchPosted(tx: Tx, batchId: string, { now, by }: ByWhom): Promise<LetterWaiting[]> {
  const posted = await tx.query<LetterWaiting>(
    `update messages m set status = 'sent', settled_at = $3 where m.landlord_id = $1 and m.batch_id = $2 and m.status = 'to print' returning ${letterColumns}`,
    [tx.landlordId, batchId, now],
  );
  await tx.query(
    'update letter_batches set posted_at = coalesce(posted_at, $3), posted_by = coalesce(posted_by, $4), posted_by_name = coalesce(posted_by_name, $5) where landlord_id = $1 and id = $2',
    [tx.landlordId, batchId, now, by.staffId, by.name],
  );
  return posted;
}
