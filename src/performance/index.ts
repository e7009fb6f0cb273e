import './introduce.ts';

export { performanceRoutes } from './routes.ts';
export { performanceJobs } from './jobs.ts';
export { talliesCommand } from './command.ts';
export { isEverythingCounted } from './counting/progress.ts';
