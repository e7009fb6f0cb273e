import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { run, type ParsedCronItem, type Runner, type TaskList, type WorkerEvents, type Logger } from 'graphile-worker';
import type { PoolClient } from 'pg';
import { listenTo } from './hearing.ts';
import type { RunConnections } from './run-connections.ts';

/** How often a run asks for jobs, besides when it is told of one, and how long without an answer makes it deaf. */
export interface Asking {
  readonly everyMs: number;
  readonly deafAfterMs: number;
}

export const usualAsking: Asking = { everyMs: 2000, deafAfterMs: 30_000 };

export interface RunOptions {
  readonly openConnections: () => RunConnections;
  readonly concurrency: number;
  readonly taskList: TaskList;
  readonly cronItems: ParsedCronItem[];
  readonly logger: Logger;
  readonly asking: Asking;
}

/** One stretch of taking jobs: until it is stopped, the database is lost, or it asks and has no answer. */
export interface WorkerRun {
  /** Resolves once no more jobs are taken, for whatever reason. */
  readonly ended: Promise<void>;
  secondsUnanswered(): number;
  stop(): Promise<void>;
}

/** Any number will do, as long as every Putright uses the same. */
const ALIVE_LOCK = 7_088_451;
const lookForDeadEveryMs = 30_000;
const patienceAtEndMs = 5000;

/**
 * Begins taking jobs. The queue itself would keep the jobs of a worker that was killed for four hours, since it cannot
 * know. Ours say that they live by a lock that ends with their connection; what nobody alive holds is freed.
 */
export async function beginRun(options: RunOptions): Promise<WorkerRun> {
  const connections = options.openConnections();
  let alive: PoolClient | undefined;
  try {
    alive = await connections.pool.connect();
    await freeJobsOfTheDead(alive);
    return await runWhile(alive, connections, options);
  } catch (error) {
    alive?.release(true);
    void connections.pool.end();
    throw error;
  }
}

async function runWhile(alive: PoolClient, connections: RunConnections, options: RunOptions): Promise<WorkerRun> {
  const over = Promise.withResolvers<void>();
  let isOver = false;
  const end = (words: string) => {
    if (!isOver) options.logger.error(words);
    isOver = true;
    over.resolve();
  };
  const lost = () => end('The worker lost the database: it begins anew as soon as the database is back.');
  for (const gone of ['error', 'end'] as const) alive.on(gone, lost);
  const events: WorkerEvents = new EventEmitter();
  const hearing = listenTo(events);
  const runner = await startRunner(options, { alive, connections, events });
  const { everyMs, deafAfterMs } = options.asking;
  const watching = setInterval(() => {
    if (hearing.secondsUnanswered() * 1000 < deafAfterMs) return;
    // What waits for an answer on a connection that gives none would keep the run from ever stopping: that ends first.
    connections.cut();
    end(`The worker asked for jobs and had no answer for ${Math.round(hearing.secondsUnanswered())} seconds: it begins anew, on other connections.`);
  }, everyMs).unref();
  const looking = setInterval(() => void freeJobsOfTheDead(alive).catch(() => undefined), lookForDeadEveryMs).unref();
  const stop = stopOf(runner, async () => {
    for (const regularly of [watching, looking]) clearInterval(regularly);
    alive.release(true);
    await Promise.race([connections.pool.end(), pause(patienceAtEndMs, undefined, { ref: false })]);
  });
  runner.promise.then(lost, lost);
  return { ended: over.promise.then(stop), stop, secondsUnanswered: hearing.secondsUnanswered };
}

interface Begun {
  readonly alive: PoolClient;
  readonly connections: RunConnections;
  readonly events: WorkerEvents;
}

async function startRunner({ concurrency, taskList, cronItems, logger, asking }: RunOptions, { alive, connections, events }: Begun): Promise<Runner> {
  const said: Promise<unknown>[] = [];
  // Jobs are taken in the name of the queue's pool of workers, not of each worker in it.
  events.on('pool:create', ({ workerPool }) => {
    const saying = alive.query(`select pg_advisory_lock_shared(${ALIVE_LOCK}, hashtext($1))`, [workerPool.id]);
    saying.catch(() => undefined);
    said.push(saying);
  });
  const runner = await run({
    pgPool: connections.pool, concurrency, pollInterval: asking.everyMs, noHandleSignals: true, gracefulShutdownAbortTimeout: 10_000,
    taskList, parsedCronItems: cronItems, logger, events,
    // Told in batches, an outcome that cannot be written down ends the run; told at once, it would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  await Promise.all(said);
  return runner;
}

function stopOf(runner: Runner, after: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const once = async () => {
    // Stopping one that has ended is no mistake: a signal may come just then.
    await runner.stop().catch(() => undefined);
    await runner.promise.catch(() => undefined);
    await after();
  };
  return () => (stopping ??= once());
}

async function freeJobsOfTheDead(client: PoolClient): Promise<void> {
  await client.query(
    `select graphile_worker.force_unlock_workers(array(
       select held.by from (select distinct locked_by as by from graphile_worker._private_jobs
         where locked_by is not null and locked_at < now() - interval '5 seconds') as held
       where pg_try_advisory_xact_lock(${ALIVE_LOCK}, hashtext(held.by))))`,
  );
}
