export { backupCommand } from './commands/backup.ts';
export { restoreCommand } from './commands/restore.ts';
export { exportLandlordCommand } from './commands/export-landlord.ts';
export { importLandlordCommand } from './commands/import-landlord.ts';
