import { addDays, addHours, dateInLondon, instant, type PlainDate } from '../../clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { tenthsOf } from './read-deprivation.ts';
import { readHomes, weeksToRead } from './read-homes.ts';
import { endEmptyRun, failRun, noteStep, saveRun, takeRun, type RunToDo } from './store.ts';
import { workOutInThread, type Piece } from './in-thread.ts';
import { readWork } from './read-work.ts';

/** A run that takes longer was lost with its process. */
const longestHours = 1;

/** What a run does, one after another; what is read is handed to the thread, which adds it up, as it is read. */
export const runParts = ['reading homes', 'reading jobs', 'working out', 'writing', 'done'] as const;
export type RunPart = (typeof runParts)[number];

/** What somebody working on runs has. */
export interface Working {
  readonly database: Database;
  readonly now: string;
  /** Told as each part of a run begins, for whoever takes the time of them. */
  readonly onPart?: (part: RunPart) => void;
}

/** Works on the runs of a landlord that wait, one after another; one that fails ends as such, so that it keeps nobody waiting. */
export async function performRuns(working: Working, landlordId: string): Promise<void> {
  const { database, now } = working;
  for (;;) {
    const run = await database.inLandlord(landlordId, (tx) => takeRun(tx, now, addHours(instant(now), -longestHours)));
    if (run === undefined) return;
    await performRun(working, landlordId, run).catch(async (error: Error) => {
      await database.inLandlord(landlordId, (tx) => failRun(tx, run.id, now));
      throw error;
    });
  }
}

/** The seed of a day: the same whoever works it out, and another one the next. */
const seedOf = (lastDay: PlainDate): number => Number(lastDay.replaceAll('-', ''));

async function performRun(working: Working, landlordId: string, run: RunToDo): Promise<void> {
  const { database, now, onPart } = working;
  const today = dateInLondon(instant(now));
  const weeks = await database.inLandlord(landlordId, (tx) => weeksToRead(tx, today));
  if (weeks === undefined) return database.inLandlord(landlordId, (tx) => endEmptyRun(tx, run.id, now));
  const lastWeek = addDays(weeks.first, (weeks.count - 1) * 7);
  const seed = seedOf(addDays(lastWeek, 6));
  let noted: Promise<unknown> = Promise.resolve();
  const pieces = readAll(working, landlordId, { organisationId: run.organisationId, today, until: addDays(lastWeek, 6) });
  const worked = await workOutInThread({ weeks, seed }, pieces, (step, share) => {
    noted = noted.then(() => database.inLandlord(landlordId, (tx) => noteStep(tx, run.id, { step, share })));
  });
  await noted;
  onPart?.('writing');
  const end = { doneAt: instant(now), firstWeek: weeks.first, lastWeek, seed };
  await database.inLandlord(landlordId, (tx) => saveRun(tx, run, worked, end));
  onPart?.('done');
}

async function* readAll({ database, onPart }: Working, landlordId: string, { organisationId, today, until }: { readonly organisationId: string; readonly today: PlainDate; readonly until: PlainDate }): AsyncGenerator<Piece> {
  onPart?.('reading homes');
  for await (const homes of readHomes(database, landlordId, { organisationId, today })) yield { homes, tenths: await tenthsOf(database, landlordId, homes) };
  onPart?.('reading jobs');
  for await (const jobs of readWork(database, landlordId, { organisationId, until })) yield { jobs };
  onPart?.('working out');
}
