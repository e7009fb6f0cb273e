import type { FileStore } from '../../platform/files/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { pageRoutesOf } from './action-page.ts';
import { everyAction } from './actions/index.ts';
import { hazardApiRoutes } from './api.ts';
import { hazardPageRoutes } from './hazard.ts';
import { listRoutes } from './list.ts';
import { spreadRoutes } from './spread.ts';
import { ownLimitsRoutes } from './own-limits.ts';
import { reportRoutes } from './report.ts';
import { residentAnswerRoutes } from './resident-answers.ts';

/** Every address of hazards: reporting, the list, one hazard and what is done to it, and the same for programs. */
export function hazardRoutes(files: FileStore): readonly Route[] {
  return [...listRoutes, ...residentAnswerRoutes, ...spreadRoutes, ...reportRoutes(files), ...hazardPageRoutes, ...everyAction.flatMap((action) => pageRoutesOf(action, files)), ...hazardApiRoutes, ...ownLimitsRoutes];
}
