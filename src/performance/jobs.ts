import { takeCasesToCount } from '../casefile/index.ts';
import { addHours, instant } from '../clock/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { SliceJobs } from '../platform/jobs/index.ts';
import { everyLandlord } from '../platform/landlord.ts';
import { countCases } from './counting/count-cases.ts';
import { mendSums } from './counting/mend-sums.ts';
import { beginWalk, holdProgress, measuresNow, noteCounted, noteWalk, type Progress } from './counting/progress.ts';
import { nextStep } from './counting/walk.ts';

const savesATime = 500;
/** A landlord's first count may take minutes: it goes on the next minute, so that nobody else's waits for it. */
const stepsARun = 50;
const hoursBetweenWalks = 24;

/**
 * Counts what changed for one landlord, then goes on with a walk over all its cases: the first ever, one for new measures, or
 * the one a day that finds what nobody told of. Each piece is a transaction of its own, so it may be killed at any point.
 */
export async function countLandlord(database: Database, landlordId: string, now: string, most = stepsARun): Promise<void> {
  const piece = (work: (tx: Tx, progress: Progress) => Promise<boolean>) => database.inLandlord(landlordId, async (tx) => {
    const progress = await holdProgress(tx);
    return progress !== undefined && (await work(tx, progress));
  });
  while (await piece((tx) => countChanged(tx, now)));
  for (let step = 0; step < most; step += 1) if (!(await piece((tx, progress) => walkOn(tx, progress, now)))) return;
}

/** Counts some of the cases that changed; false when no more wait. */
async function countChanged(tx: Tx, now: string): Promise<boolean> {
  const { taken, caseIds } = await takeCasesToCount(tx, savesATime);
  await countCases(tx, caseIds);
  const isMore = taken === savesATime;
  if (!isMore) await noteCounted(tx, now);
  return isMore;
}

/** One step of a walk; false when there is no walk to go on with. */
async function walkOn(tx: Tx, progress: Progress, now: string): Promise<boolean> {
  if (progress.measures !== measuresNow()) {
    // What was counted before there were sums is summed up now, so that the page is right while the walk goes on.
    await mendSums(tx);
    return begun(beginWalk(tx, true));
  }
  if (progress.walkedTo === null) {
    const isDue = progress.walkedAt === null || addHours(progress.walkedAt, hoursBetweenWalks) <= now;
    return isDue && begun(beginWalk(tx, false));
  }
  const { stale, lastId } = await nextStep(tx, progress.walkedTo, progress.walkCountsAll);
  await countCases(tx, stale);
  await noteWalk(tx, lastId, now);
  return lastId !== undefined;
}

async function begun(beginning: Promise<void>): Promise<true> {
  await beginning;
  return true;
}

/** Every minute, each landlord in turn; one landlord's trouble does not keep the others waiting. */
export const performanceJobs: SliceJobs = {
  tasks: {
    'count-cases': async (_payload, { database, log, now }) => {
      for await (const { id } of everyLandlord(database)) {
        await countLandlord(database, id, instant(now)).catch((error: Error) => log.error({ task: 'count-cases', landlordId: id, error: error.name }));
      }
    },
  },
  schedule: [{ task: 'count-cases', everyMinutes: 1 }],
};
