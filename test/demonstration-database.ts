import { instant } from '../src/clock/index.ts';
import { makeDemonstration } from '../src/demonstration/index.ts';
import { openDatabase } from '../src/platform/database/index.ts';
import { copyOfTestDatabase, testDatabase, type TestDatabase } from './database.ts';

/** When it is in the demonstration of the tests: ten o'clock on a Tuesday with no holiday near. */
export const demonstrationNow = '2026-11-24T10:00:00.000Z';

/** Enough for every kind of case to be there, few enough to be made in a second. */
const size = { homes: 140, days: 90 };

let original: Promise<TestDatabase> | undefined;

/** The two invented landlords of the demonstration, in a database of one's own. They are made once in a run. */
export async function demonstrationDatabase(): Promise<TestDatabase> {
  original ??= makeOriginal();
  return copyOfTestDatabase(await original);
}

async function makeOriginal(): Promise<TestDatabase> {
  const made = await testDatabase();
  const database = await openDatabase({ connectionString: made.ownerUrl, mostConnections: 2 });
  await makeDemonstration(database, { ...size, now: instant(demonstrationNow), ownerUrl: made.ownerUrl, isFresh: false, onProgress: () => undefined });
  await database.close();
  return made;
}
