import type { Tx } from '../database/index.ts';
import type { JobPayload } from './task.ts';

export interface JobOptions {
  /** Not before this instant; at once when left out. */
  readonly runAt?: string;
  /** A job still waiting under the same task, landlord and key is replaced instead of added to. */
  readonly key?: string;
}

/**
 * Adds a job in the caller's transaction: it exists exactly if that commits. The landlord's id goes with it. For what is
 * done now and then; what every request may do says `Tx.wake`.
 */
export async function addJob(tx: Tx, task: string, payload: JobPayload, options: JobOptions = {}): Promise<void> {
  const key = options.key === undefined ? null : `${task}:${tx.landlordId}:${options.key}`;
  await tx.query('select putright_add_job($1, $2, $3, $4)', [
    task,
    JSON.stringify({ ...payload, landlordId: tx.landlordId }),
    options.runAt ?? null,
    key,
  ]);
}
