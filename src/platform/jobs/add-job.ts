import type { StepOverRows, Tx } from '../database/index.ts';
import type { JobPayload } from './task.ts';

export interface JobOptions {
  /** Not before this instant; at once when left out. */
  readonly runAt?: string;
  /** A job still waiting under the same task, landlord and key is replaced instead of added to. */
  readonly key?: string;
}

interface Job {
  readonly task: string;
  readonly payload: JobPayload;
  readonly options?: JobOptions;
}

/** Adds a job in the caller's transaction: it exists exactly if that commits. The landlord's id goes with it. */
export async function addJob(tx: Tx, task: string, payload: JobPayload, options: JobOptions = {}): Promise<void> {
  const { payload: whole, run_at, key } = rowOfJob(tx.landlordId, { task, payload, options });
  await tx.query('select putright_add_job($1, $2, $3, $4)', [task, JSON.stringify(whole), run_at, key]);
}

/** The same for many jobs, as a step of `writeTogether`. */
export function jobsToAdd(landlordId: string, jobs: readonly Job[]): StepOverRows {
  return {
    sql: `select putright_add_job(j.task, j.payload, j.run_at, j.key)
      from json_to_recordset({rows}) as j(task text, payload json, run_at timestamptz, key text)`,
    rows: jobs.map((job) => rowOfJob(landlordId, job)),
    selects: true,
  };
}

function rowOfJob(landlordId: string, { task, payload, options = {} }: Job) {
  const key = options.key === undefined ? null : `${task}:${landlordId}:${options.key}`;
  return { task, payload: { ...payload, landlordId }, run_at: options.runAt ?? null, key };
}
