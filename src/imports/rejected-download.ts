import { rejectionColumns } from '../platform/cells/index.ts';
import { everyColumnOf } from '../platform/importer.ts';
import type { DownloadableList } from '../staff/index.ts';
import { importers } from './kinds.ts';
import type { ImportRun, RejectedRow } from './model.ts';
import { rejectedRows } from './queries/runs.ts';
import { problemCells } from './rejected-csv.ts';

/** A row may have more cells than there are columns: what has none of its own stands with the last. */
function cellAt(cells: readonly string[], at: number, columns: number): string | null {
  return at === columns - 1 && cells.length > columns ? cells.slice(at).join(',') : (cells[at] ?? null);
}

/** A run's rejected rows: what is wrong with each, then its cells as they came, so that the file can be mended and sent again. */
export function rejectedDownload({ id, kind, fileName, forgottenAt }: ImportRun): DownloadableList<RejectedRow> {
  const names = everyColumnOf(importers[kind]);
  return {
    title: `Rejected rows of ${fileName}`,
    counts: 'One row for each row of the file that was not imported, in the order of the file.',
    columns: [
      ...rejectionColumns.map((heading, at) => ({ heading, value: (row: RejectedRow) => problemCells(row)[at] ?? null })),
      ...names.map((heading, at) => ({ heading, value: ({ cells }: RejectedRow) => cellAt(cells, at, names.length) })),
    ],
    filters: [['File', fileName], ...(forgottenAt === null ? [] : [['Forgotten', 'Its rows are no longer kept'] as const])],
    rowsAfter: (tx, last, most) => rejectedRows(tx, id, last?.line ?? 0, most),
  };
}
