import { EventEmitter } from 'node:events';
import { run, type ParsedCronItem, type Runner, type TaskList, type WorkerEvents, type Logger } from 'graphile-worker';
import type { Pool, PoolClient } from 'pg';

export interface RunOptions {
  readonly pool: Pool;
  readonly concurrency: number;
  readonly taskList: TaskList;
  readonly cronItems: ParsedCronItem[];
  readonly logger: Logger;
}

/** One stretch of taking jobs: until it is stopped, or the database is lost. */
export interface WorkerRun {
  /** Resolves once no more jobs are taken, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Any number will do, as long as every Putright uses the same. */
const ALIVE_LOCK = 7_088_451;
const lookForDeadEveryMs = 30_000;

/**
 * Begins taking jobs. The queue itself would keep the jobs of a worker that was killed for four hours, since it cannot
 * know. Ours say that they live by a lock that ends with their connection; what nobody alive holds is freed.
 */
export async function beginRun(options: RunOptions): Promise<WorkerRun> {
  const alive = await options.pool.connect();
  const lost = Promise.withResolvers<void>();
  alive.on('error', () => lost.resolve());
  alive.on('end', () => lost.resolve());
  try {
    await freeJobsOfTheDead(alive);
    const runner = await startRunner(options, alive);
    const looking = setInterval(() => void freeJobsOfTheDead(alive).catch(() => undefined), lookForDeadEveryMs).unref();
    const stop = stopOf(runner, () => {
      clearInterval(looking);
      alive.release(true);
    });
    const endedByItself = Promise.race([runner.promise.catch(() => undefined), lost.promise]);
    return { ended: endedByItself.then(stop), stop };
  } catch (error) {
    alive.release(true);
    throw error;
  }
}

async function startRunner({ pool, concurrency, taskList, cronItems, logger }: RunOptions, alive: PoolClient): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  const said: Promise<unknown>[] = [];
  // Jobs are taken in the name of the queue's pool of workers, not of each worker in it.
  events.on('pool:create', ({ workerPool }) => {
    const saying = alive.query(`select pg_advisory_lock_shared(${ALIVE_LOCK}, hashtext($1))`, [workerPool.id]);
    saying.catch(() => undefined);
    said.push(saying);
  });
  const runner = await run({
    pgPool: pool, concurrency, pollInterval: 2000, noHandleSignals: true, gracefulShutdownAbortTimeout: 10_000,
    taskList, parsedCronItems: cronItems, logger, events,
    // Told in batches, an outcome that cannot be written down ends the run; told at once, it would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  await Promise.all(said);
  return runner;
}

function stopOf(runner: Runner, after: () => void): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const once = async () => {
    // Stopping one that has ended is no mistake: a signal may come just then.
    await runner.stop().catch(() => undefined);
    await runner.promise.catch(() => undefined);
    after();
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
