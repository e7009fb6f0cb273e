import { rowsOfNewCases } from '../casefile/index.ts';
import type { RowsToInsert } from '../platform/database/index.ts';
import type { RepairDraft } from './apply.ts';
import { repairsToSave } from './store/index.ts';

/** The rows of repairs that are new, spine and all, in an order in which they may be written: see `rowsOfNewCases`. */
export function rowsOfNewRepairs(landlordId: string, drafts: readonly RepairDraft[]): RowsToInsert[] {
  return [
    ...rowsOfNewCases(landlordId, drafts.map(({ spine }) => spine)),
    ...repairsToSave(landlordId, drafts.map(({ repair }) => repair)).filter((step) => 'table' in step),
  ];
}
