import { addDays, dateInLondon, instant, startOfDay, addHours } from '../clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { FileName, FileStore } from '../platform/files/index.ts';
import { addJob, landlordOf, payloadText, type JobTools, type SliceJobs } from '../platform/jobs/index.ts';
import { everyLandlord } from '../platform/landlord.ts';
import { daysKept, type RunId } from './model.ts';
import { performRun } from './perform-run.ts';
import { runsToForget } from './queries/runs.ts';
import { runsLeftOpen } from './store/claim.ts';
import { forgetRun } from './store/runs.ts';

/** Where the file of a run is kept. */
export const fileOfRun = (id: RunId): FileName => ({ id, part: 'import' });

const secondsBetweenTries = 10;

/** Reading files, taking up what was left lying, and forgetting what has been kept long enough. */
export function importsJobs(files: FileStore): SliceJobs {
  return {
    tasks: {
      'run-import': (payload, tools) => runImport(files, { landlordId: landlordOf(payload), runId: payloadText(payload, 'runId') as RunId }, tools),
      'take-up-imports': (_payload, tools) => ofEachLandlord(tools, 'take-up-imports', (landlordId) => takeUp(tools.database, landlordId)),
      'forget-imports': (_payload, tools) => ofEachLandlord(tools, 'forget-imports', (landlordId) => forgetImports(files, landlordId, tools)),
    },
    schedule: [{ task: 'take-up-imports', everyMinutes: 1 }, { task: 'forget-imports', everyMinutes: 60 }],
  };
}

/** Another file of the same kind goes first: this one is tried again when that may have ended. */
async function runImport(files: FileStore, { landlordId, runId }: { readonly landlordId: string; readonly runId: RunId }, { database, now, newId }: JobTools): Promise<void> {
  const done = await performRun({ database, landlordId, runId, now, newId, open: () => files.open(landlordId, fileOfRun(runId)) });
  if (done.kind !== 'busy') return;
  const runAt = addHours(instant(now), secondsBetweenTries / 3600);
  await database.inLandlord(landlordId, (tx) => addJob(tx, 'run-import', { runId }, { key: runId, runAt }));
}

async function takeUp(database: Database, landlordId: string): Promise<void> {
  await database.inLandlord(landlordId, async (tx) => {
    for (const runId of await runsLeftOpen(tx)) await addJob(tx, 'run-import', { runId }, { key: runId });
  });
}

/** The file first: killed between the two, the row still says that there may be one. */
export async function forgetImports(files: FileStore, landlordId: string, { database, now }: Pick<JobTools, 'database' | 'now'>): Promise<void> {
  const today = dateInLondon(instant(now));
  const runs = await database.inLandlord(landlordId, (tx) => runsToForget(tx, startOfDay(addDays(today, -daysKept)), addHours(instant(now), -24)));
  for (const run of runs) {
    await files.remove(landlordId, fileOfRun(run.id));
    await database.inLandlord(landlordId, (tx) => forgetRun(tx, run, now));
  }
}

async function ofEachLandlord({ database, log }: JobTools, task: string, work: (landlordId: string) => Promise<void>): Promise<void> {
  for await (const { id } of everyLandlord(database)) {
    await work(id).catch((error: Error) => log.error({ task, landlordId: id, error: error.name }));
  }
}
