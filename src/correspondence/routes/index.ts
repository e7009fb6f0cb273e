import type { Route } from '../../platform/http/index.ts';
import { letterApiRoutes } from './letters-api.ts';
import { letterRoutes } from './letters.ts';
import { messageRoutes } from './messages.ts';
import { messagesOfCaseRoutes } from './of-case.ts';
import { staffMailRoutes } from '../staff-mail/routes.ts';
import { stuckApiRoutes } from './stuck-api.ts';
import { taskRoutes } from './tasks.ts';
import { wordingApiRoutes } from './wordings-api.ts';
import { wordingRoutes } from './wordings.ts';

export const correspondenceRoutes: readonly Route[] = [
  ...messageRoutes, ...letterRoutes, ...letterApiRoutes, ...taskRoutes, ...messagesOfCaseRoutes, ...stuckApiRoutes, ...wordingRoutes, ...wordingApiRoutes, ...staffMailRoutes,
];
