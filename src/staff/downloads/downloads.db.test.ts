import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { aLandlord, type BuiltLandlord } from '../../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { ask, siteByRole } from '../../../test/site-by-role.ts';
import { openDatabase, type Database } from '../../platform/database/index.ts';
import { sessionCookie } from '../../platform/http/index.ts';
import { downloadRoutes } from './downloadable-list.ts';

const total = 2500;

describe('a download of a list', () => {
  let made: TestDatabase;
  let database: Database;
  let landlord: BuiltLandlord;
  let server: FastifyInstance;
  const asked: (number | undefined)[] = [];

  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl });
    landlord = await aLandlord(database);
    server = await siteByRole(database, downloadRoutes<{ readonly n: number }>({ path: '/numbers', name: 'numbers', roles: ['manager'] }, () => ({
      title: 'Numbers', counts: 'One row for each number.', filters: [['Which', 'all']],
      columns: [{ heading: 'Number', kind: 'number', value: ({ n }) => n }],
      rowsAfter: (tx, last, most) => {
        asked.push(last?.n);
        return tx.query<{ n: number }>(`select n from generate_series(${(last?.n ?? 0) + 1}, ${total}) n order by n limit ${most}`);
      },
    })), '2026-11-24T10:00:00.000Z');
  });
  after(async () => {
    await server.close();
    await database.close();
    await made.close();
  });

  const cookie = (role: 'manager' | 'adviser') => `${sessionCookie}=${landlord.id}.${Buffer.from(JSON.stringify({ staffId: landlord.staff[role].id, name: 'P. Shah', roles: [role], teamIds: [], organisationId: landlord.councilId })).toString('base64url')}`;
  const written = () => database.inLandlord(landlord.id, (tx) => tx.query<{ kind: string }>('select staff_id, list, kind, filters from downloads where landlord_id = $1 order by at, id', [landlord.id]));

  it('has every row once, read a piece at a time by where the last piece ended', async () => {
    const { status, body, type } = await ask(server, '/numbers.csv', cookie('manager'));
    assert.equal(status, 200);
    assert.match(type, /text\/csv/);
    assert.deepEqual(body.trimEnd().split('\r\n').slice(1).map(Number), Array.from({ length: total }, (_, at) => at + 1));
    assert.deepEqual(asked, [undefined, 1000, 2000]);
  });

  it('is written down: who, which list, how filtered, and nothing that somebody typed into the address', async () => {
    const { status, bytes } = await ask(server, `/numbers.xlsx?team=all&month=2026-10&who=${encodeURIComponent('Ms A. Okafor')}`, cookie('manager'));
    assert.deepEqual([status, bytes.subarray(0, 2).toString()], [200, 'PK']);
    assert.deepEqual((await written()).filter(({ kind }) => kind === 'xlsx'), [{ staff_id: landlord.staff.manager.id, list: 'numbers', kind: 'xlsx', filters: { Which: 'all' } }]);
  });

  it('is refused to those who may not see the list, and then nothing is written down', async () => {
    const before = (await written()).length;
    assert.equal((await ask(server, '/numbers.csv', cookie('adviser'))).status, 403);
    assert.equal((await written()).length, before);
  });
});
