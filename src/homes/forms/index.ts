export { columns, problemsWithHeader, type Column } from './columns.ts';
export { readRow, type HomeRow, type RowContext } from './row.ts';
export type { CellProblem } from './cell.ts';
