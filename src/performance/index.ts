import './introduce.ts';

export { performanceRoutes } from './routes.ts';
export { performanceJobs } from './jobs.ts';
export { talliesCommand } from './command.ts';
