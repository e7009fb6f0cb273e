import type { Tx } from '../../platform/database/index.ts';
import { rewritePieces, wordsToKeep } from '../../platform/search/index.ts';

/** People are found by their name, numbers and email address as they are now. */
export async function rewriteSearchOfResidents(tx: Tx, residentIds: readonly string[], now: string): Promise<void> {
  const found = await tx.query<{ id: string; search_text: string }>(
    'select id, search_text from residents where landlord_id = $1 and id = any($2::uuid[])',
    [tx.landlordId, residentIds],
  );
  await rewritePieces(tx, 'res', found.map(({ id, search_text }) => ({ kind: 'resident', subjectId: id, at: now, words: wordsToKeep(search_text), marks: [] })));
}
