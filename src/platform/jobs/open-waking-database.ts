import { openDatabase, type Database, type DatabaseOptions } from '../database/index.ts';
import { addJob } from './add-job.ts';

const pauseMs = 100;

/**
 * The database, with a job added a moment after each commit that asked for its task (`Tx.wake`): one for however many
 * commits asked meanwhile, in a short transaction of its own. A job added inside a transaction notifies the worker, and
 * PostgreSQL lets transactions that notify commit only one after another, each waiting for the disk; what many requests
 * do at once must not. Killed in between, nothing is lost: what is to be done is in the landlord's own rows, and the
 * task's regular turn finds it there.
 */
export async function openWakingDatabase(options: DatabaseOptions): Promise<Database> {
  const waiting = new Set<string>();
  const database: Database = await openDatabase({
    ...options,
    onWake: (landlordId, task) => {
      const key = `${task} ${landlordId}`;
      if (waiting.has(key)) return;
      waiting.add(key);
      setTimeout(() => {
        waiting.delete(key);
        database.aside(landlordId, (tx) => addJob(tx, task, {}, { key: 'wake' })).catch((error: Error) => options.onIdleError?.(error));
      }, pauseMs).unref();
    },
  });
  return database;
}
