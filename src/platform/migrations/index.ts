export { migrate } from './migrate.ts';
export type { MigrateOptions } from './migrate.ts';
export { migrationNames, migrationsChecksum, migrationsThatFillRows, readMigrations, tablesDropped } from './files.ts';
export { pendingFiles } from './history.ts';
export { APP_ROLE, asAppRole } from './app-role.ts';
