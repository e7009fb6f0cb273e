import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { createAlder } from '../../test/fixtures/alder-homes.ts';
import { testServer } from '../../test/server.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';

let test: TestDatabase;
let database: Database;
let landlordId: string;

async function asAdministrator(statement: string): Promise<void> {
  const { administratorUrl } = await testServer();
  const name = /^\w+:\/\/[^/?]*\/([^?]*)/.exec(test.ownerUrl)?.[1] ?? '';
  const client = new Client({ connectionString: administratorUrl.replace(/^(\w+:\/\/[^/?]*)(?:\/[^?]*)?/, `$1/${name}`) });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Names enough for an index to be worth its while. */
async function fillWithPeople(): Promise<void> {
  await database.inLandlord(landlordId, (tx) => tx.query(
    `insert into residents (landlord_id, id, name, preferred_channel, search_text, updated_at)
     select $1, gen_random_uuid(), 'Somebody', 'text', md5(number::text) || ' ' || md5((number * 7)::text), now() from generate_series(1, 5000) number`,
    [landlordId],
  ));
  await asAdministrator('vacuum analyze residents');
}

async function planOfSearch(): Promise<string> {
  const rows = await database.inLandlord(landlordId, (tx) =>
    tx.query<Record<string, string>>("explain select id from residents where landlord_id = $1 and search_text like '%okafor%' limit 21", [landlordId]));
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('the search box', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 2 });
    ({ landlordId } = await createAlder(database));
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  // PostgreSQL runs only functions it trusts before it knows whose row it is. LIKE is not among them until an
  // administrator says so: see the README of this slice.
  it('uses the index of words once an administrator has said that LIKE may be trusted', async () => {
    await fillWithPeople();
    assert.doesNotMatch(await planOfSearch(), /residents_by_words/);
    await asAdministrator('alter function pg_catalog.textlike(text, text) leakproof');
    assert.match(await planOfSearch(), /Bitmap Index Scan on residents_by_words/);
  });
});
