import './episodes/keep-episodes.ts';

export { insightRoutes } from './routes.ts';
export { insightJobs } from './jobs.ts';
