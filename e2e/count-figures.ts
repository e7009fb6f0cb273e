import { performanceJobs } from '../src/performance/index.ts';
import { openLog } from '../src/platform/log.ts';
import { newId } from '../src/platform/ids.ts';
import type { Site } from './site.ts';

/** What the worker does each minute: counts what managers read, to the end. */
export async function countFigures({ database, clock }: Site): Promise<void> {
  await performanceJobs.tasks['count-cases']?.({}, { database, now: clock.now, newId, log: openLog('silent') });
}
