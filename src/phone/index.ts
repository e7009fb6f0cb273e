import './introduce.ts';

export { phoneJobs } from './jobs.ts';
export { phoneRoutes } from './routes/index.ts';
