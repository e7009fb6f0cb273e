import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { asUnavailable, DatabaseUnavailable } from '../database/index.ts';

const tryAgainMs = 500;

/**
 * Waits for a server that is not there yet: machines start in any order. What waiting does not mend, such as a wrong
 * password, is told at once.
 */
export async function untilDatabaseAnswers(connectionString: string, { forMs, log }: { readonly forMs: number; readonly log: (line: string) => void }): Promise<void> {
  const patienceEnds = performance.now() + forMs;
  for (let hasSaid = false; ; hasSaid = true) {
    const error = await tryOnce(connectionString);
    if (error === undefined) return;
    if (!(asUnavailable(error) instanceof DatabaseUnavailable) || performance.now() > patienceEnds) throw error;
    if (!hasSaid) log('Waiting for PostgreSQL to answer.');
    await pause(tryAgainMs);
  }
}

async function tryOnce(connectionString: string): Promise<Error | undefined> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5000, application_name: 'putright start' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}
