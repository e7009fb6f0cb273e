import { addWorkPanel } from '../casefile/index.ts';
import { readinessPanel } from './work-panel.ts';

export { importLines, type LinesOptions } from './import-lines.ts';
export { ImportRefused } from './refused.ts';
export type { ImportCounts, RejectedRow } from './model.ts';
export { importCommand } from './commands.ts';
export { importHelp } from './samples.ts';
export { importsJobs } from './jobs.ts';
export { importsRoutes } from './routes.ts';

addWorkPanel(readinessPanel);
