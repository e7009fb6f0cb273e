export { accountabilityRoutes } from './routes.ts';
