export { openDatabase, type Database, type DatabaseOptions } from './database.ts';
export { NotFound, RecordChanged } from './errors.ts';
export { asUnavailable, DatabaseUnavailable, type WhyUnavailable } from './unavailable.ts';
export { insertRows } from './insert-rows.ts';
export { useNamedStatements } from './statement-names.ts';
export type { Tx } from './transaction.ts';
export { bytesInText, sendTogether, writeTogether, type RowsToInsert, type StepOverRows, type WriteStep } from './write-together.ts';
