import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { Client } from 'pg';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { openDatabase, type Database } from '../database/index.ts';
import { newId } from '../ids.ts';
import { addJob, landlordOf, startWorker, type JobPayload, type Task } from './index.ts';

const silent = pino({ level: 'silent' });
const landlord = newId();

describe('jobs', () => {
  let made: TestDatabase;
  let database: Database;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.ownerUrl });
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  async function withWorker(tasks: Record<string, Task>, work: () => Promise<void>): Promise<void> {
    const worker = await startWorker({ ownerUrl: made.ownerUrl, database, tasks, schedule: [], log: silent });
    try {
      await work();
    } finally {
      await worker.stop();
    }
  }

  async function asOwner<Row extends object>(sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: made.ownerUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  test('a job runs if and only if the transaction that added it commits', async () => {
    const ran: JobPayload[] = [];
    const done = Promise.withResolvers<void>();
    const remember: Task = async (payload) => {
      ran.push(payload);
      if (payload['messageId'] === 'kept') done.resolve();
    };
    await assert.rejects(
      database.inLandlord(landlord, async (tx) => {
        await addJob(tx, 'remember', { messageId: 'rolled back' });
        throw new Error('no');
      }),
    );
    await database.inLandlord(landlord, (tx) => addJob(tx, 'remember', { messageId: 'kept' }));
    await withWorker({ remember }, () => done.promise);
    assert.deepEqual(ran.map((payload) => [payload['messageId'], landlordOf(payload)]), [['kept', landlord]]);
  });

  test('a job added again under its key waits once, with the newest time; another landlord has keys of its own', async () => {
    const add = (landlordId: string, runAt: string) =>
      database.inLandlord(landlordId, (tx) => addJob(tx, 'later', {}, { key: 'one', runAt }));
    await add(landlord, '2090-01-01T00:00:00.000Z');
    await add(landlord, '2090-02-02T00:00:00.000Z');
    await add(newId(), '2090-03-03T00:00:00.000Z');
    const rows = await asOwner<{ at: string }>(
      `select to_char(run_at at time zone 'UTC', 'YYYY-MM-DD') as at from graphile_worker.jobs where task_identifier = 'later' order by run_at`,
    );
    assert.deepEqual(rows.map(({ at }) => at), ['2090-02-02', '2090-03-03']);
  });

  test('a failed job is kept to be tried again, without the words of its error', async () => {
    const tried = Promise.withResolvers<void>();
    await database.inLandlord(landlord, (tx) => addJob(tx, 'fail', {}));
    await withWorker(
      {
        fail: async () => {
          tried.resolve();
          throw new Error('Ms A. Okafor did not answer');
        },
      },
      () => tried.promise,
    );
    const [job] = await asOwner<{ attempts: number; last_error: string; later: boolean }>(
      `select attempts, last_error, run_at > now() as later from graphile_worker.jobs where task_identifier = 'fail'`,
    );
    assert.equal(job?.attempts, 1);
    assert.equal(job.later, true);
    assert.doesNotMatch(job.last_error, /Okafor/);
  });

  test('stopping waits for the job in hand, and stopping twice is no mistake', async () => {
    const started = Promise.withResolvers<void>();
    let finished = false;
    await database.inLandlord(landlord, (tx) => addJob(tx, 'slow', {}));
    const slow: Task = async ({ landlordId }, { database: ours }) => {
      started.resolve();
      await ours.inLandlord(landlordId ?? '', (tx) => tx.query('select pg_sleep(0.3)'));
      finished = true;
    };
    const worker = await startWorker({ ownerUrl: made.ownerUrl, database, tasks: { slow }, schedule: [], log: silent });
    await started.promise;
    await worker.stop();
    assert.equal(finished, true);
    await worker.stop();
  });

  test('what a killed worker had in hand is taken up by the next at once, and not four hours later', async () => {
    const done = Promise.withResolvers<void>();
    await database.inLandlord(landlord, (tx) => addJob(tx, 'orphan', {}));
    await asOwner(`update graphile_worker._private_jobs set locked_by = 'worker-that-was-killed', locked_at = now() - interval '1 minute', attempts = 1
      where task_id = (select id from graphile_worker._private_tasks where identifier = 'orphan')`);
    await withWorker({ orphan: async () => done.resolve() }, () => done.promise);
  });

  test('what a living worker has in hand is left to it, however long it takes', async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    let times = 0;
    const long: Task = async () => {
      times += 1;
      begun.resolve();
      await end.promise;
    };
    await database.inLandlord(landlord, (tx) => addJob(tx, 'long', {}));
    await withWorker({ long }, async () => {
      await begun.promise;
      await asOwner(`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour' where locked_at is not null`);
      const locked = () => asOwner(`select from graphile_worker.jobs where task_identifier = 'long' and locked_at is not null`);
      await withWorker({ long }, async () => assert.equal((await locked()).length, 1));
      end.resolve();
    });
    assert.equal(times, 1);
  });

  test('a worker whose every connection was cut goes on by itself within 5 seconds', async () => {
    const done = Promise.withResolvers<void>();
    await withWorker({ after: async () => done.resolve() }, async () => {
      await asOwner(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'putright worker'`);
      await database.inLandlord(landlord, (tx) => addJob(tx, 'after', {}));
      const late = AbortSignal.timeout(5000);
      await Promise.race([done.promise, new Promise((_resolve, reject) => late.addEventListener('abort', () => reject(new Error('not within 5 s'))))]);
    });
  });

  test('a job that is done or failed is one line in the log and one count, with ids only', async () => {
    const lines: Record<string, unknown>[] = [];
    const counted: string[] = [];
    const log = pino({ level: 'info', base: null, timestamp: false }, { write: (line) => void lines.push(JSON.parse(line)) });
    const both = Promise.withResolvers<void>();
    await database.inLandlord(landlord, async (tx) => {
      await addJob(tx, 'good', { messageId: 'm' });
      await addJob(tx, 'bad', {});
    });
    const tasks: Record<string, Task> = { good: async () => undefined, bad: async () => { throw new Error('Ms A. Okafor'); } };
    const onJob = (task: string, outcome: string) => {
      counted.push(`${task} ${outcome}`);
      if (counted.length === 2) both.resolve();
    };
    const worker = await startWorker({ ownerUrl: made.ownerUrl, database, tasks, schedule: [], log, onJob });
    await both.promise;
    await worker.stop();
    assert.deepEqual(counted.toSorted(), ['bad failed', 'good done']);
    const told = lines.filter(({ task }) => task !== undefined).map(({ task, outcome, landlord: whose }) => [task, outcome, whose]);
    assert.deepEqual(told.toSorted(), [['bad', 'failed', landlord], ['good', 'done', landlord]]);
    assert.doesNotMatch(JSON.stringify(lines), /Okafor/);
  });

  test('the application itself cannot read the queue', async () => {
    await assert.rejects(
      database.inLandlord(landlord, (tx) => tx.query('select * from graphile_worker._private_jobs')),
      /permission denied/,
    );
  });

  test('a schedule for a task nobody has is refused at the start', async () => {
    await assert.rejects(
      startWorker({ ownerUrl: made.ownerUrl, database, tasks: {}, schedule: [{ task: 'sweep', everyMinutes: 1 }], log: silent }),
      /"sweep" is scheduled/,
    );
  });
});
