import type { ApiRoute } from '../../../platform/api/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import { reportRoute } from './report.ts';

/** What programs may do to repairs: all that people may on the pages, by the same doors. */
export function repairApiRoutes(store: FileStore): readonly ApiRoute[] {
  return [reportRoute(store)];
}
