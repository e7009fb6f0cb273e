import { stringify } from 'csv-stringify/sync';
import { rejectionColumns } from '../platform/cells/index.ts';
import type { RejectedRow } from './model.ts';

/** The first line of a file of rejected rows: what is wrong, then the file's own columns. */
export const rejectedHeader = (columns: readonly string[]): string => stringify([[...rejectionColumns, ...columns]]);

/** One line for each row, its cells as they came, so that the file can be mended and sent again as it is. */
export function rejectedLines(rows: readonly RejectedRow[]): string {
  return stringify(rows.map(({ line, cells, problems }) => [
    line, together(problems.map(({ field }) => field)), together(problems.map(({ reason }) => reason)), together(problems.map(({ mend }) => mend)), ...cells,
  ]));
}

const together = (texts: readonly string[]): string => texts.join(' | ');
