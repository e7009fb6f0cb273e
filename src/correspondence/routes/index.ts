import type { Route } from '../../platform/http/index.ts';
import { messageRoutes } from './messages.ts';
import { wordingApiRoutes } from './wordings-api.ts';
import { wordingRoutes } from './wordings.ts';

export const correspondenceRoutes: readonly Route[] = [...messageRoutes, ...wordingRoutes, ...wordingApiRoutes];
