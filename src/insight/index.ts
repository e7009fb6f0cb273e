import './episodes/keep-episodes.ts';
import './homes-to-ask.ts';

export { insightRoutes } from './routes.ts';
export { insightJobs } from './jobs.ts';
