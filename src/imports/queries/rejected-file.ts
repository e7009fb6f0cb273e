import type { Database } from '../../platform/database/index.ts';
import { importers } from '../kinds.ts';
import type { ImportRun } from '../model.ts';
import { rejectedHeader, rejectedLines } from '../rejected-csv.ts';
import { rejectedRows } from './runs.ts';

/** The file of a run's rejected rows, read a thousand at a time, each in a transaction of its own, since whoever asked may be slow. */
export async function* rejectedCsv(database: Database, landlordId: string, { id, kind }: Pick<ImportRun, 'id' | 'kind'>): AsyncGenerator<string> {
  yield rejectedHeader(importers[kind].columns);
  for (let line = 0; ; ) {
    const rows = await database.inLandlord(landlordId, (tx) => rejectedRows(tx, id, line, 1000));
    const last = rows.at(-1);
    if (last === undefined) return;
    line = last.line;
    yield rejectedLines(rows);
  }
}
