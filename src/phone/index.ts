import './introduce.ts';

export { takeCapture, type Taken } from './perform.ts';
export { phoneJobs } from './jobs.ts';
export { phoneRoutes } from './routes/index.ts';
