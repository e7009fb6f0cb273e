import type { Tx } from '../../platform/database/index.ts';
import { rewritePieces, wordsToKeep } from '../../platform/search/index.ts';

/** What the row of a home that was just written says to the search box. */
export interface WrittenHome {
  readonly id: string;
  readonly search_text: string;
  readonly owning_organisation_id: string;
  readonly managing_organisation_id: string;
}

/** Homes are found by their address; who may find them are the organisations that own and manage them. */
export async function rewriteSearchOfHomes(tx: Tx, homes: readonly WrittenHome[], now: string): Promise<void> {
  await rewritePieces(tx, 'hom', homes.map((home) => ({
    kind: 'home',
    subjectId: home.id,
    at: now,
    words: wordsToKeep(home.search_text),
    marks: [...new Set([home.owning_organisation_id, home.managing_organisation_id])].map((id) => id.slice(-12)),
  })));
}
