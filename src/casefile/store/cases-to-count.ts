import type { Tx, WriteStep } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import type { CaseDraft } from '../draft.ts';

/** That these cases changed, for whoever counts: a row of its own for each save, so that no two saves wait for one another. */
export function casesToCount(landlordId: string, drafts: readonly CaseDraft[]): WriteStep {
  return { table: 'cases_to_count', rows: drafts.map(({ file }) => ({ landlord_id: landlordId, id: newId(), case_id: file.id })) };
}

/** Takes some of the cases that changed since they were last taken. Each is given back once, however often it was saved. */
export async function takeCasesToCount(tx: Tx, most: number): Promise<{ readonly taken: number; readonly caseIds: readonly string[] }> {
  const rows = await tx.query<{ case_id: string }>(
    `delete from cases_to_count where landlord_id = $1 and id = any (array(
       select id from cases_to_count where landlord_id = $1 order by id limit ${most} for update skip locked))
     returning case_id`,
    [tx.landlordId],
  );
  return { taken: rows.length, caseIds: [...new Set(rows.map(({ case_id }) => case_id))] };
}

/** How many saves wait to be counted; counting stops at the most given. */
export async function countCasesToCount(tx: Tx, most: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*) as count from (select from cases_to_count where landlord_id = $1 limit ${most}) waiting`, [tx.landlordId]);
  return row?.count ?? 0;
}
