import { insightJobs } from '../src/insight/index.ts';
import { performanceJobs } from '../src/performance/index.ts';
import { openLog } from '../src/platform/log.ts';
import { newId } from '../src/platform/ids.ts';
import type { Site } from './site.ts';

/** What the worker does each minute: counts what managers read, to the end. */
export async function countFigures({ database, clock }: Site): Promise<void> {
  await performanceJobs.tasks['count-cases']?.({}, { database, now: clock.now, newId, log: openLog('silent') });
}

/** What the worker does at night: works out where homes are damp. */
export async function workOutDamp({ database, clock }: Site): Promise<void> {
  await insightJobs.tasks['work-out-damp']?.({}, { database, now: clock.now, newId, log: openLog('silent') });
}
