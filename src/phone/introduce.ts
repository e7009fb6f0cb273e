import type { Instant } from '../clock/index.ts';
import { addWorkPanel } from '../casefile/index.ts';
import { actorOf, hasRole } from '../staff/index.ts';
import { countWaiting } from './queries.ts';
import { decidingRoles } from './routes/came-in.ts';
import { waitingPanel } from './views/waiting-page.ts';

// What waits for a planner's decision stands on their first page.

addWorkPanel(async (visit) => {
  const { organisationId } = visit.actor;
  if (!hasRole(actorOf(visit.actor), ...decidingRoles)) return undefined;
  return waitingPanel(await countWaiting(visit.tx, { organisationId, now: visit.now as Instant }));
});
