import type { Database } from '../database/index.ts';
import type { Log } from '../log.ts';

/** Ids only, never words about a person: the queue's tables lie outside row-level security. */
export type JobPayload = Readonly<Record<string, string>>;

/** What a task may use. The clock is read once, when the job starts. */
export interface JobTools {
  readonly database: Database;
  readonly log: Log;
  readonly now: string;
  readonly newId: () => string;
}

/** Must bear being run twice, and being killed anywhere: every job runs at least once. */
export type Task = (payload: JobPayload, tools: JobTools) => Promise<void>;

/** A task to run every so many minutes of the hour. What is due then, the task decides in London time. */
export interface ScheduledTask {
  readonly task: string;
  readonly everyMinutes: 1 | 2 | 5 | 10 | 15 | 30 | 60;
}

/** What a slice gives the worker. */
export interface SliceJobs {
  readonly tasks: Readonly<Record<string, Task>>;
  readonly schedule: readonly ScheduledTask[];
}

/** The landlord that a job added with `addJob` belongs to, and the rest of its payload. */
export function landlordOf(payload: JobPayload): string {
  return payloadText(payload, 'landlordId');
}

/** One id of a payload; a job that lacks it was added wrongly and can only fail. */
export function payloadText(payload: JobPayload, name: string): string {
  const text = payload[name];
  if (text === undefined) throw new Error(`The job has no ${name}.`);
  return text;
}
