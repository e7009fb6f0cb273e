export { apiCallers } from './store/callers.ts';
export { scopes, type ApiToken, type Scope, type TokenId } from './model.ts';
export { createToken, type NewToken } from './store/tokens.ts';
