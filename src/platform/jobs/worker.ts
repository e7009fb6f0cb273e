import { Logger, parseCronItems, run, type ParsedCronItem, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import type { Database } from '../database/index.ts';
import { currentInstant } from '../clock.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import { failureFacts, namelessError } from './failure.ts';
import type { JobPayload, ScheduledTask, Task } from './task.ts';

export interface WorkerOptions {
  /** The owner's connection: the queue's own tables are closed to the role that row-level security binds. */
  readonly ownerUrl: string;
  /** What the tasks themselves work through. */
  readonly database: Database;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly schedule: readonly ScheduledTask[];
  readonly log: Log;
  readonly concurrency?: number;
  readonly readClock?: () => string;
}

export interface Worker {
  /** Takes no more jobs and waits for those in hand; one that takes too long is left to be run again. */
  stop(): Promise<void>;
}

/**
 * Starts taking jobs. A failed job is tried again after a growing pause (about a day for all its tries). Signals are
 * the caller's: nothing here listens for SIGTERM.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  for (const { task } of options.schedule) {
    if (!Object.hasOwn(options.tasks, task)) throw new Error(`"${task}" is scheduled, but no slice has a task of that name.`);
  }
  let stopping = false;
  // Ours, so that it is closed before the server is, and a connection lost meanwhile is a log line and not the end.
  const pool = new Pool({ connectionString: options.ownerUrl, max: (options.concurrency ?? 2) + 2 });
  const lost = (error: Error) => stopping || options.log.error({ queue: error.message });
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const runner = await run({
    pgPool: pool,
    concurrency: options.concurrency ?? 2,
    pollInterval: 2000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 10_000,
    taskList: taskList(options),
    parsedCronItems: cronItems(options.schedule),
    logger: queueLogger(options.log, () => stopping),
  });
  return {
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await stopOnce(runner);
      await runner.promise.catch(() => undefined);
      await pool.end();
    },
  };
}

function stopOnce(runner: Awaited<ReturnType<typeof run>>): Promise<void> {
  // Stopping twice is no mistake: a signal may come while the server is closing anyway.
  return runner.stop().catch((error: Error) => {
    if (!/already|not running|stopp/i.test(error.message)) throw error;
  });
}

function taskList(options: WorkerOptions): TaskList {
  return Object.fromEntries(
    Object.entries(options.tasks).map(([name, task]) => [
      name,
      async (payload: unknown, { job }: { job: { id: string; attempts: number } }) => {
        const now = (options.readClock ?? currentInstant)();
        try {
          await task(idsOnly(payload), { database: options.database, log: options.log, now, newId: () => newId(Date.parse(now)) });
        } catch (error) {
          const facts = failureFacts(error);
          options.log.error({ task: name, job: job.id, attempt: job.attempts, ...facts });
          throw namelessError(facts);
        }
      },
    ]),
  );
}

/** A tick's payload also carries the queue's own bookkeeping, which is nobody's business. */
function idsOnly(payload: unknown): JobPayload {
  const entries = Object.entries((payload ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** One waiting tick of each task at most, and none made up for the time the worker was off. */
function cronItems(schedule: readonly ScheduledTask[]): ParsedCronItem[] {
  return parseCronItems(
    schedule.map(({ task, everyMinutes }) => ({
      task,
      identifier: `tick:${task}`,
      match: everyMinutes === 60 ? '0 * * * *' : `*/${everyMinutes} * * * *`,
      options: { backfillPeriod: 0, maxAttempts: 1, jobKey: `tick:${task}`, jobKeyMode: 'replace' },
    })),
  );
}

/** Connections that end because we are stopping are no fault. */
function queueLogger(log: Log, isStopping: () => boolean): Logger {
  return new Logger(() => (level, message) => {
    if (isStopping()) return;
    if (level === 'error') log.error({ queue: message });
    else if (level === 'warning') log.warn({ queue: message });
  });
}
