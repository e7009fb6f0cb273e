export { columns, endColumns, type Column } from './columns.ts';
export { readRow, type HomeRow, type RowContext } from './row.ts';
export { readUprn } from './uprn.ts';
