import type { StaffVisit } from '../../platform/http/index.ts';
import type { QueueReader } from '../queries/queue.ts';

/** Who looks at the queue, and when. */
export const queueReader = (visit: StaffVisit): QueueReader => ({
  now: visit.now,
  today: visit.today,
  organisationId: visit.actor.organisationId,
  teamIds: visit.actor.teamIds,
});
