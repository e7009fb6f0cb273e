import type { RejectedRow } from './model.ts';

/** What stands before a rejected row's own cells: its line, and what is wrong with it. */
export const problemCells = ({ line, problems }: RejectedRow): readonly (string | number)[] =>
  [line, together(problems.map(({ field }) => field)), together(problems.map(({ reason }) => reason)), together(problems.map(({ mend }) => mend))];

/** A cell of a file of rejected rows as it first came: "'+44 7700 900123" was "+44 7700 900123". */
export const cellAsTyped = (cell: string): string => (formulaMadeText.test(cell) ? cell.slice(1) : cell);

// The apostrophe that a download puts before what a spreadsheet would run.
const formulaMadeText = /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

const together = (texts: readonly string[]): string => texts.join(' | ');
