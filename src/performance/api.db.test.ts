import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { aLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { siteByRole } from '../../test/site-by-role.ts';
import { createToken, type Scope, type TokenId } from '../api-tokens/index.ts';
import { writeToken } from '../platform/api/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId, newSecret } from '../platform/ids.ts';
import { performanceRoutes } from './index.ts';
import { countLandlord } from './jobs.ts';

const now = london('2026-12-01 09:00');
const september = 'from=2026-09&until=2026-09';

interface Item {
  readonly measure: string;
  readonly month: string | null;
  readonly part: { readonly id: string | null; readonly name: string | null } | null;
  readonly total: number;
  readonly hits: number;
}

describe('what managers count, for programs', () => {
  let made: TestDatabase;
  let database: Database;
  let server: FastifyInstance;
  let work: RepairsAtWork;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl });
    work = new RepairsAtWork(database, await aLandlord(database));
    server = await siteByRole(database, performanceRoutes, now);
    for (let day = 1; day <= 7; day += 1) await work.report(day % 2 === 0 ? 'tap' : 'window', london(`2026-09-0${day} 10:00`));
    await countLandlord(database, work.landlord.id, now);
  });
  after(async () => {
    await server.close();
    await database.close();
    await made.close();
  });

  async function read(url: string, scopes: readonly Scope[] = ['figures:read', 'cases:read']) {
    const { id, staff } = work.landlord;
    const secret = newSecret();
    await work.inLandlord((tx) => createToken(tx, { id: newId() as TokenId, name: 'Dashboard', scopes, actsAs: staff.manager.id, expiresAt: london('2027-06-01 00:00'), secret }, { by: { kind: 'system', name: 'Test' }, now }));
    const answer = await server.inject({ url, headers: { authorization: `Bearer ${writeToken({ landlordId: id, secret })}` } });
    return { status: answer.statusCode, json: answer.json() as { items: Item[]; next: string | null; isComplete: boolean } };
  }

  it('gives a measure by month, and set out by team with its name', async () => {
    const { json } = await read(`/api/v1/figures/measures?measure=opened&${september}`);
    assert.deepEqual([json.isComplete, json.items], [true, [{ measure: 'opened', month: '2026-09', part: null, total: 7, hits: 7, amended: 0, amount: 0 }]]);
    const byTeam = (await read(`/api/v1/figures/measures?measure=opened&by=team&${september}`)).json.items;
    assert.deepEqual(byTeam.map(({ part, total }) => [part?.id, part?.name, total]), [[work.landlord.repairsTeamId, 'Repairs', 7]]);
  });

  it('pages through the rows of a figure, each once, as many as it counts', async () => {
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { json } = await read(`/api/v1/figures/rows?measure=opened&${september}&limit=3${next === '' ? '' : `&after=${next}`}`);
      seen.push(...json.items.map((row) => JSON.stringify(row)));
      next = json.next;
    }
    assert.deepEqual([seen.length, new Set(seen).size], [7, 7]);
  });

  it('keeps people’s homes from a token that may read figures only', async () => {
    assert.equal((await read(`/api/v1/figures/measures?${september}`, ['figures:read'])).status, 200);
    assert.equal((await read(`/api/v1/figures/rows?${september}`, ['figures:read'])).status, 403);
  });

  it('says what cannot be asked for, where the page would pass over it', async () => {
    for (const asked of ['measures?by=team', 'measures?measure=nothing', 'measures?from=1999-01', 'rows?measure=nothing']) assert.equal((await read(`/api/v1/figures/${asked}`)).status, 422, asked);
  });
});
