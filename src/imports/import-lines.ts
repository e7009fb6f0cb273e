import { dateInLondon, type Instant } from '../clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { ImportChoices } from '../platform/cells/index.ts';
import type { Importer } from '../platform/importer.ts';
import { importRows } from './import-rows.ts';
import type { ImportCounts, RejectedRow } from './model.ts';
import type { FileChunks } from './read-file.ts';

export interface LinesOptions {
  readonly now: Instant;
  readonly newId: () => string;
  /** What the lines are called on the record, and who brings them. */
  readonly name: string;
  readonly by: { readonly staffId: string | null; readonly name: string };
  readonly choices?: Partial<ImportChoices>;
  readonly isDryRun?: boolean;
  readonly rowsPerBatch?: number;
  readonly onRejected?: (row: RejectedRow) => void;
  readonly onProgress?: (rows: number) => void;
}

/**
 * Imports what a program makes up line by line, header first: the same machine and the same rules as a file, without a
 * run on record. Rows already in change nothing, so it may be run again.
 */
export function importLines<Row>(database: Database, landlordId: string, importer: Importer<Row>, lines: { readonly chunks: FileChunks } & LinesOptions): Promise<ImportCounts> {
  const { chunks, now, newId, name, by, choices, isDryRun = false, rowsPerBatch, onRejected, onProgress } = lines;
  return importRows({
    landlordId, importer, chunks, isDryRun,
    reading: { now, today: dateInLondon(now), newId, by, source: { name, sha256: null }, choices: { keepRoundUprns: false, ownerEmail: '', ...choices }, database },
    ...(rowsPerBatch === undefined ? {} : { rowsPerBatch }),
    onProgress: ({ counts }, rejected) => {
      for (const row of rejected) onRejected?.(row);
      onProgress?.(counts.rows);
    },
  });
}
