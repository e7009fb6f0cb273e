import type { ApiRoute } from '../../../platform/api/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import { causeApiRoutes } from './causes.ts';
import { endingActions } from './ending-actions.ts';
import { freeSlotRoutes } from './free-slots.ts';
import { linkActions } from './link-actions.ts';
import { readRepairRoutes } from './read-repair.ts';
import { reportRoute } from './report.ts';
import { standingActions } from './standing-actions.ts';
import { triageActions } from './triage-actions.ts';
import { visitsToMoveApiRoutes } from './visits-to-move.ts';
import { visitActions } from './visit-actions.ts';

/** What programs may do to repairs: all that people may on the pages, by the same doors. */
export function repairApiRoutes(store: FileStore): readonly ApiRoute[] {
  return [...readRepairRoutes, ...freeSlotRoutes, ...visitsToMoveApiRoutes, reportRoute(store), ...triageActions, ...visitActions, ...standingActions, ...endingActions, ...causeApiRoutes, ...linkActions];
}
