import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { aLandlord, type BuiltLandlord } from './builders/landlord.ts';
import { testDatabase } from './database.ts';

/** A database of one's own, as the product opens it; closed as a whole. */
export interface OpenedDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

export async function openedTestDatabase(): Promise<OpenedDatabase> {
  const made = await testDatabase();
  const database = await openDatabase({ connectionString: made.appUrl });
  return { database, close: async () => {
    await database.close();
    await made.close();
  } };
}

/** The same with Larchfield Homes in it. */
export async function openedLandlord(): Promise<OpenedDatabase & { readonly landlord: BuiltLandlord }> {
  const opened = await openedTestDatabase();
  return { ...opened, landlord: await aLandlord(opened.database) };
}
