import type { Route } from '../../platform/http/index.ts';
import { caseApiRoutes } from './api/index.ts';
import { caseActionRoutes } from './case-actions.ts';
import { casePageRoutes } from './case-page.ts';
import { chasingRoutes } from './chasing.ts';
import { firstPageRoutes } from './first-page.ts';
import { manageRoutes } from './manage.ts';
import { myWorkRoutes } from './my-work.ts';
import { officeHoursRoutes } from './office-hours.ts';
import { queueRoutes } from './queue.ts';
import { searchRoutes } from './search.ts';

/** Every page of the spine: what waits, what is queued, what is counted, what is found, and any one case. */
export const casefileRoutes: readonly Route[] = [
  ...firstPageRoutes, ...myWorkRoutes, ...queueRoutes, ...manageRoutes, ...searchRoutes, ...casePageRoutes, ...caseActionRoutes, ...chasingRoutes, ...officeHoursRoutes, ...caseApiRoutes,
];
