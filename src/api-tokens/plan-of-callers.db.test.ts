import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { apiCallers } from './store/callers.ts';

describe('the plan of asking who calls, made while nobody has called yet and kept for the life of a connection', () => {
  let made: TestDatabase;
  let database: Database;
  let landlord: BuiltLandlord;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl });
    landlord = await aLandlord(database);
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  /** By what each table is looked up, in the plan as it is now. */
  const lookups = () => database.inLandlord(landlord.id, async (tx) => {
    let asked = '';
    const overheard = { landlordId: landlord.id, query: (sql: string) => Promise.resolve(((asked = sql), [])) };
    await apiCallers.read(overheard as never, { token: { landlordId: landlord.id, secret: 'x' }, key: 'k', now: '2026-11-22T10:00:00Z', today: '2026-11-22' } as never);
    await tx.query("select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)");
    await tx.query(`prepare who_calls (uuid, bytea[], timestamptz[], date[], text[]) as ${asked}`);
    const plan = await tx.query<Record<string, string>>(`explain execute who_calls ('${landlord.id}', '{}', '{}', '{}', '{}')`);
    await tx.query('deallocate who_calls');
    return plan.map((row) => row['QUERY PLAN'] ?? '').filter((line) => line.includes('Index Cond')).map((line) => line.trim());
  });
  const byWholeKeys = [
    'Index Cond: ((landlord_id = $1) AND (id = api_tokens.acts_as))',
    'Index Cond: ((landlord_id = $1) AND (token_id = api_tokens.id) AND (key = asked.key))',
  ];

  test('looks up person and earlier answer by their whole keys before the tables were ever looked over', async () => {
    const found = await lookups();
    assert.deepEqual(byWholeKeys.filter((each) => !found.includes(each)), [], found.join('\n'));
  });

  test('and after they were looked over and found empty, when one index costs what another does', async () => {
    const owner = new Client({ connectionString: made.ownerUrl });
    await owner.connect();
    await owner.query('vacuum analyze api_tokens, idempotent_answers, staff').finally(() => owner.end());
    const found = await lookups();
    assert.deepEqual(byWholeKeys.filter((each) => !found.includes(each)), [], found.join('\n'));
  });
});
