import { stringify } from 'csv-stringify/sync';
import { rejectionColumns } from '../platform/cells/index.ts';
import type { RejectedRow } from './model.ts';

// What somebody typed into another system is opened here in a spreadsheet, as whoever opens it.
const options = { escape_formulas: true } as const;

/** The first line of a file of rejected rows: what is wrong, then the file's own columns. */
export const rejectedHeader = (columns: readonly string[]): string => stringify([[...rejectionColumns, ...columns]], options);

/** One line for each row, its cells as they came, so that the file can be mended and sent again: `cellAsTyped` undoes what keeps a spreadsheet from running one. */
export function rejectedLines(rows: readonly RejectedRow[]): string {
  return stringify(rows.map(({ line, cells, problems }) => [
    line, together(problems.map(({ field }) => field)), together(problems.map(({ reason }) => reason)), together(problems.map(({ mend }) => mend)), ...cells,
  ]), options);
}

/** A cell of a file of rejected rows as it first came: "'+44 7700 900123" was "+44 7700 900123". */
export const cellAsTyped = (cell: string): string => (formulaMadeText.test(cell) ? cell.slice(1) : cell);

// The apostrophe that csv-stringify puts before what a spreadsheet would run.
const formulaMadeText = /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

const together = (texts: readonly string[]): string => texts.join(' | ');
