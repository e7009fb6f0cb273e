export { migrate } from './migrate.ts';
export type { MigrateOptions } from './migrate.ts';
export { migrationNames, migrationsChecksum, migrationsThatFillRows } from './files.ts';
export { APP_ROLE, asAppRole } from './app-role.ts';
