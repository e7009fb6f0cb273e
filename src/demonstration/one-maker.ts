import { Client } from 'pg';

/** Any number will do, as long as every Putright uses the same. */
const makersLock = 7_088_449;

/** Two starts on one empty database: the second waits until the first has made what it makes, or died over it. */
export async function oneMakerAtATime<Result>(ownerUrl: string, make: () => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: ownerUrl, options: '-c statement_timeout=0' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [makersLock]);
    return await make();
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Resolves at once unless a start is at it. */
export const untilNobodyMakes = (ownerUrl: string): Promise<void> => oneMakerAtATime(ownerUrl, async () => undefined);
