export { apiCallers } from './store/callers.ts';
export { scopes, type ApiToken, type Scope, type TokenId } from './model.ts';
export { createToken, type NewToken } from './store/tokens.ts';
export { apiDocumentRoutes } from './documents.ts';
export { apiTokenRoutes } from './routes.ts';
export { apiTokenJobs } from './jobs.ts';
export { tokenCommand } from './commands.ts';
