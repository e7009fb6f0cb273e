import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kill } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { openRoute, page, staffRoute } from '../src/platform/http/index.ts';
import { html } from '../src/platform/html/index.ts';
import { migrate } from '../src/platform/migrations/index.ts';
import { migrationsFolder } from '../src/platform/open-product.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/platform/postgres/index.ts';
import { readPidFile } from '../src/platform/postgres/running.ts';
import { inventLandlord, testNow, type InventedLandlord } from './invented-landlord.ts';
import { cookieOf, siteByRole } from './site-by-role.ts';

describe('when PostgreSQL is killed under a page', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let database: Database;
  let server: FastifyInstance;
  let landlord: InventedLandlord;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'putright-lost-'));
    chmodSync(folder, 0o755);
    postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined, keepRunning: true });
    await migrate({ connectionString: postgres.ownerUrl, folder: migrationsFolder, log: () => undefined });
    database = await openDatabase({ connectionString: postgres.ownerUrl });
    landlord = await inventLandlord(database);
    const routes = [
      openRoute('GET', '/rules', async () => page(html`<p>The rules</p>`)),
      staffRoute('GET', '/slow', 'every role', async ({ tx }) => {
        await tx.query(`insert into organisations (landlord_id, id, name, kind) values ($1, gen_random_uuid(), 'Half', 'contractor')`, [tx.landlordId]);
        await tx.query('select pg_sleep(20)');
        return page(html`<p>Done</p>`);
      }),
      staffRoute('GET', '/quick', 'every role', async ({ tx }) => {
        const rows = await tx.query<{ name: string }>('select name from organisations where landlord_id = $1', [tx.landlordId]);
        return page(html`<p>${rows.map(({ name }) => name).join()}</p>`);
      }),
    ];
    server = await siteByRole(database, routes, testNow);
  });
  after(async () => {
    await server.close();
    await database.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (url: string) => server.inject({ method: 'GET', url, headers: { cookie: cookieOf(landlord, 'manager') } });

  test('whoever asks is told so with 503, what needs no database goes on, and within 5 seconds all is as before, with the same session', async () => {
    const caught = ask('/slow');
    await pause(300);
    kill(readPidFile(postgres.cluster)?.pid ?? assert.fail('no server'), 'SIGKILL');
    const killedAt = performance.now();
    const answer = await caught;
    assert.equal(answer.statusCode, 503);
    assert.equal(answer.headers['retry-after'], '5');
    assert.match(answer.body, /cannot reach its records just now[\s\S]*Nothing was saved[\s\S]*You stay signed in/);
    assert.equal((await ask('/rules')).statusCode, 200);
    let quick = await ask('/quick');
    while (quick.statusCode !== 200) {
      assert.equal(quick.statusCode, 503);
      assert.ok(performance.now() - killedAt < 5000, 'not back within 5 s');
      await pause(50);
      quick = await ask('/quick');
    }
    assert.match(quick.body, /<p>Larch Homes<\/p>/, 'of what was begun nothing is there');
  });
});
