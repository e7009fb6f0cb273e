export { openDatabase, type Database, type DatabaseOptions } from './database.ts';
export { NotFound, RecordChanged } from './errors.ts';
export { asUnavailable, DatabaseUnavailable, type WhyUnavailable } from './unavailable.ts';
export { insertRows } from './insert-rows.ts';
export { shareTransactions, type Shareable, type Sharing } from './share-transactions.ts';
export { useNamedStatements } from './statement-names.ts';
export type { Tx } from './transaction.ts';
export type { RowsToInsert, StepOverRows, WriteStep } from './write-step.ts';
export { bytesInText, sendTogether, writeTogether } from './write-together.ts';
