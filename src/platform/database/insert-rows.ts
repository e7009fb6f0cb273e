import type { Tx } from './transaction.ts';
import { writeTogether } from './write-together.ts';

const rowsAStatement = 2000;

/** Inserts many rows of one table, in bounded statements: see `writeTogether`. */
export async function insertRows(tx: Tx, table: string, rows: readonly object[], onConflict = ''): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAStatement) {
    await writeTogether(tx, [{ table, rows: rows.slice(start, start + rowsAStatement), onConflict }]);
  }
}
