import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { cutWire, type CutWire } from '../../../test/cut-wire.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { openDatabase, type Database } from '../database/index.ts';
import { newId } from '../ids.ts';
import { addJob, startWorker, type Worker } from './index.ts';

describe('a worker whose connections hang', () => {
  let made: TestDatabase;
  let database: Database;
  let wire: CutWire;
  let worker: Worker;
  let taken = Promise.withResolvers<void>();
  let deaf = Promise.withResolvers<void>();
  const write = (line: string) => void (line.includes('had no answer') && deaf.resolve());
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.ownerUrl });
    wire = await cutWire(made.ownerUrl);
    worker = await startWorker({
      ownerUrl: wire.url, database, schedule: [], log: pino({ level: 'error' }, { write }), tasks: { look: async () => taken.resolve() }, asking: { everyMs: 50, deafAfterMs: 500 },
    });
  });
  after(async () => {
    await worker.stop();
    await wire.close();
    await database.close();
    await made.close();
  });

  const jobTaken = async () => {
    taken = Promise.withResolvers();
    await database.inLandlord(newId(), (tx) => addJob(tx, 'look', {}));
    await taken.promise;
  };

  test('says so and begins anew on other connections, which take jobs; as often as it happens', async () => {
    await jobTaken();
    for (const time of ['once', 'once more']) {
      deaf = Promise.withResolvers();
      wire.stall();
      await deaf.promise;
      assert.ok(worker.secondsUnanswered() >= 0.5, time);
      wire.mend();
      await jobTaken();
    }
  });
});
