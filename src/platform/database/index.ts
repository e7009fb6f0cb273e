export { openDatabase, type Database, type Tx } from './database.ts';
export { NotFound, RecordChanged, isUniqueViolation } from './errors.ts';
export { insertRows } from './insert-rows.ts';
export { useNamedStatements } from './statement-names.ts';
