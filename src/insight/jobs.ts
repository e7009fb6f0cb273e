import { everyLandlord } from '../platform/landlord.ts';
import type { JobTools, SliceJobs } from '../platform/jobs/index.ts';
import { workOutDamp } from './runs/ask.ts';
import { addDueRuns } from './runs/nightly.ts';
import { performRuns } from './runs/perform-runs.ts';

/** Adds what is due tonight and works on what waits; one landlord's trouble does not keep the others waiting. */
async function workOut(landlordId: string, { database, log, now, newId }: JobTools): Promise<void> {
  await database.inLandlord(landlordId, (tx) => addDueRuns(tx, now, newId))
    .then(() => performRuns({ database, now }, landlordId))
    .catch((error: Error) => log.error({ task: workOutDamp, landlordId, error: error.name }));
}

/** Every minute each landlord in turn, and one landlord at once when somebody asked. */
export const insightJobs: SliceJobs = {
  tasks: {
    [workOutDamp]: async (payload, tools) => {
      const asked = payload['landlordId'];
      if (asked !== undefined) return workOut(asked, tools);
      for await (const { id } of everyLandlord(tools.database)) await workOut(id, tools);
    },
  },
  schedule: [{ task: workOutDamp, everyMinutes: 1 }],
};
