export { openDatabase, type Database, type Tx } from './database.ts';
export { NotFound, RecordChanged, isUniqueViolation } from './errors.ts';
export { DatabaseUnavailable, type WhyUnavailable } from './unavailable.ts';
export { insertRows } from './insert-rows.ts';
export { useNamedStatements } from './statement-names.ts';
export { bytesInText, writeTogether, type RowsToInsert, type StepOverRows, type WriteStep } from './write-together.ts';
