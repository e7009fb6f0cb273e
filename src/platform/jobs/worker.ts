import { setTimeout as pause } from 'node:timers/promises';
import { Logger, parseCronItems, type ParsedCronItem, type TaskList } from 'graphile-worker';
import type { Database } from '../database/index.ts';
import { currentInstant } from '../clock.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import { failureFacts, namelessError } from './failure.ts';
import type { JobPayload, ScheduledTask, Task } from './task.ts';
import { openRunConnections } from './run-connections.ts';
import { beginRun, usualAsking, type Asking, type RunOptions, type WorkerRun } from './worker-run.ts';

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
  readonly asking?: Asking;
  /** Told of every job that ended. */
  readonly onJob?: (task: string, outcome: 'done' | 'failed', seconds: number) => void;
}

export interface Worker {
  /** How long ago a scheduled task last ended well, or the worker was started. */
  secondsSinceTick(): number;
  /** How long ago it last asked for a job and was answered; nought while it has as many as it can do. */
  secondsUnanswered(): number;
  /** Takes no more jobs and waits for those in hand; one that takes too long is left to be run again. */
  stop(): Promise<void>;
}

const tryAgainMs = 1000;

/**
 * Starts taking jobs, and starts again whenever the database was lost and is back. A failed job is tried again after a
 * growing pause (about a day for all its tries). Signals are the caller's: nothing here listens for SIGTERM.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  for (const { task } of options.schedule) {
    if (!Object.hasOwn(options.tasks, task)) throw new Error(`"${task}" is scheduled, but no slice has a task of that name.`);
  }
  const state: WorkerState = { stopping: false, lastTick: performance.now() };
  const concurrency = options.concurrency ?? 2;
  const onLost = (error: Error) => state.stopping || options.log.error({ queue: error.message });
  const runOptions: RunOptions = {
    openConnections: () => openRunConnections({ ownerUrl: options.ownerUrl, most: concurrency + 3, onLost }),
    concurrency, cronItems: cronItems(options.schedule), asking: options.asking ?? usualAsking,
    taskList: taskList(options, () => (state.lastTick = performance.now())), logger: queueLogger(options.log, () => state.stopping),
  };
  let current = await beginRun(runOptions);
  const kept = keepRunning(current, { state, runOptions, changed: (next) => (current = next) });
  return {
    secondsSinceTick: () => (performance.now() - state.lastTick) / 1000,
    secondsUnanswered: () => current.secondsUnanswered(),
    stop: async () => {
      if (state.stopping) return;
      state.stopping = true;
      await current.stop();
      await kept;
    },
  };
}

interface WorkerState {
  stopping: boolean;
  lastTick: number;
}

interface Keeping {
  readonly state: WorkerState;
  readonly runOptions: RunOptions;
  readonly changed: (run: WorkerRun) => void;
}

async function keepRunning(first: WorkerRun, { state, runOptions, changed }: Keeping): Promise<void> {
  let run: WorkerRun | undefined = first;
  while (!state.stopping) {
    await run?.ended;
    if (state.stopping) return;
    await pause(tryAgainMs);
    run = state.stopping ? undefined : await beginRun(runOptions).catch(() => undefined);
    if (run !== undefined) changed(run);
  }
  // Begun while the stop was on its way.
  await run?.stop();
}

function taskList(options: WorkerOptions, ticked: () => void): TaskList {
  const scheduled = new Set(options.schedule.map(({ task }) => task));
  return Object.fromEntries(Object.entries(options.tasks).map(([name, task]) => [
    name,
    async (payload: unknown, { job }: { job: { id: string; attempts: number } }) => {
      await oneJob(options, { name, task, payload: idsOnly(payload), job });
      if (scheduled.has(name)) ticked();
    },
  ]));
}

interface JobInHand {
  readonly name: string;
  readonly task: Task;
  readonly payload: JobPayload;
  readonly job: { readonly id: string; readonly attempts: number };
}

/** Does one job, and tells the log and the figures what came of it: one line, ids only. */
async function oneJob(options: WorkerOptions, { name, task, payload, job }: JobInHand): Promise<void> {
  const now = (options.readClock ?? currentInstant)();
  const began = performance.now();
  const { landlordId } = payload;
  const facts = () => ({ task: name, job: job.id, attempt: job.attempts, ms: Math.round(performance.now() - began), ...(landlordId === undefined ? {} : { landlord: landlordId }) });
  try {
    await task(payload, { database: options.database, log: options.log, now, newId: () => newId(Date.parse(now)) });
    options.log.info({ ...facts(), outcome: 'done' });
    options.onJob?.(name, 'done', (performance.now() - began) / 1000);
  } catch (error) {
    const failure = failureFacts(error);
    options.log.error({ ...facts(), outcome: 'failed', ...failure });
    options.onJob?.(name, 'failed', (performance.now() - began) / 1000);
    throw namelessError(failure);
  }
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
