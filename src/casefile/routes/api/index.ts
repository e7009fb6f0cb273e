import type { ApiRoute } from '../../../platform/api/index.ts';
import { actRoutes } from './act-on-case.ts';
import { changeOwnersRoute } from './change-owners.ts';
import { listCasesRoute } from './list-cases.ts';
import { noticeRoutes } from './notices.ts';
import { readRoutes } from './read-case.ts';
import { figuresRoute } from './read-figures.ts';
import { searchRoute } from './search-cases.ts';

/** What programs may do to cases of any kind, by the same doors as the pages. */
export const caseApiRoutes: readonly ApiRoute[] = [listCasesRoute, ...readRoutes, ...actRoutes, changeOwnersRoute, figuresRoute, searchRoute, ...noticeRoutes];
