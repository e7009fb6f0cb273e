export { csvOf } from './csv.ts';
export { xlsxOf } from './xlsx.ts';
export type { ColumnKind, Sheet, SheetColumn } from './sheet.ts';
