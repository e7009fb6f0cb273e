import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { QueuePool } from './queue-pool.ts';

describe('the pool of the queue', () => {
  let made: TestDatabase;
  let pool: QueuePool;
  before(async () => {
    made = await testDatabase();
    pool = new QueuePool({ connectionString: made.ownerUrl, max: 1 });
  });
  after(async () => {
    await pool.end();
    await made.close();
  });

  test('takes a connection back once, however often it is given back, and lends it again', async () => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    pool.connect((error, client, giveBack) => {
      if (client === undefined) return reject(error);
      giveBack();
      giveBack();
      giveBack(true);
      resolve(undefined);
    });
    await promise;
    assert.deepEqual([pool.totalCount, pool.idleCount, pool.waitingCount], [1, 1, 0]);
    const lent = await pool.connect();
    assert.equal((await lent.query<{ one: number }>('select 1 as one')).rows[0]?.one, 1);
    lent.release();
    assert.equal((await pool.query<{ one: number }>('select 1 as one')).rows[0]?.one, 1);
  });
});
