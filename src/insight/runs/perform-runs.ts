import { addDays, addHours, dateInLondon, instant, type PlainDate } from '../../clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { readHomes, weeksToRead } from './read-homes.ts';
import { endEmptyRun, failRun, noteStep, saveRun, takeRun, type RunToDo } from './store.ts';
import { workOutInThread, type Piece } from './in-thread.ts';
import { readWork } from './read-work.ts';

/** A run that takes longer was lost with its process. */
const longestHours = 1;

/** What somebody working on runs has. */
export interface Working {
  readonly database: Database;
  readonly now: string;
}

/** Works on the runs of a landlord that wait, one after another; one that fails ends as such, so that it keeps nobody waiting. */
export async function performRuns({ database, now }: Working, landlordId: string): Promise<void> {
  for (;;) {
    const run = await database.inLandlord(landlordId, (tx) => takeRun(tx, now, addHours(instant(now), -longestHours)));
    if (run === undefined) return;
    await performRun({ database, now }, landlordId, run).catch(async (error: Error) => {
      await database.inLandlord(landlordId, (tx) => failRun(tx, run.id, now));
      throw error;
    });
  }
}

/** The seed of a day: the same whoever works it out, and another one the next. */
const seedOf = (lastDay: PlainDate): number => Number(lastDay.replaceAll('-', ''));

async function performRun({ database, now }: Working, landlordId: string, run: RunToDo): Promise<void> {
  const today = dateInLondon(instant(now));
  const weeks = await database.inLandlord(landlordId, (tx) => weeksToRead(tx, today));
  if (weeks === undefined) return database.inLandlord(landlordId, (tx) => endEmptyRun(tx, run.id, now));
  const lastWeek = addDays(weeks.first, (weeks.count - 1) * 7);
  const seed = seedOf(addDays(lastWeek, 6));
  let noted: Promise<unknown> = Promise.resolve();
  const pieces = readAll({ database, now }, landlordId, { organisationId: run.organisationId, today, until: addDays(lastWeek, 6) });
  const worked = await workOutInThread({ weeks, seed }, pieces, (step, share) => {
    noted = noted.then(() => database.inLandlord(landlordId, (tx) => noteStep(tx, run.id, { step, share })));
  });
  await noted;
  const end = { doneAt: instant(now), firstWeek: weeks.first, lastWeek, seed };
  await database.inLandlord(landlordId, (tx) => saveRun(tx, run, worked, end));
}

async function* readAll({ database }: Working, landlordId: string, { organisationId, today, until }: { readonly organisationId: string; readonly today: PlainDate; readonly until: PlainDate }): AsyncGenerator<Piece> {
  for await (const homes of readHomes(database, landlordId, { organisationId, today })) yield { homes };
  for await (const jobs of readWork(database, landlordId, { organisationId, until })) yield { jobs };
}
