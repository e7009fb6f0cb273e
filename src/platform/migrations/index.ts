export { migrate } from './migrate.ts';
export type { MigrateOptions } from './migrate.ts';
export { migrationsChecksum } from './files.ts';
export { asAppRole } from './app-role.ts';
