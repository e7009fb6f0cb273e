import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { Client } from 'pg';
import { emptyTestDatabase } from '../../../test/database.ts';
import { asAppRole, migrate } from './index.ts';

const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

let url = '';
const HOMES = { '0001_homes.sql': 'create table home (uprn text);' };

function run(files: Record<string, string>, connectionString = url) {
  const folder = mkdtempSync(join(tmpdir(), 'putright-migrations-'));
  folders.push(folder);
  for (const [name, sql] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), sql);
  }
  return migrate({ connectionString, folder, log: () => undefined });
}

async function ask(question: string, connectionString = url): Promise<unknown> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(question)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  beforeEach(async () => {
    url = (await emptyTestDatabase()).ownerUrl;
  });

  test('run once each, in order', async () => {
    const later = { ...HOMES, '0002_blocks.sql': 'alter table home add block text;' };
    assert.deepEqual(await run(HOMES), { applied: ['0001_homes.sql'] });
    assert.deepEqual(await run(later), { applied: ['0002_blocks.sql'] });
    assert.deepEqual(await run(later), { applied: [] });
  });

  test('run once when four programs start together', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => run(HOMES)));
    assert.deepEqual(answers.flatMap(({ applied }) => applied), ['0001_homes.sql']);
  });

  const REFUSED: [why: string, files: Record<string, string>, message: RegExp][] = [
    ['an applied file was changed', { '0001_homes.sql': 'create table house (uprn text);' }, /0001_homes\.sql was changed/],
    ['an applied file is missing', { '0002_blocks.sql': 'select 1;' }, /0001_homes\.sql, and that file is missing/],
    ['a new file is numbered before an applied one', { ...HOMES, '0000_first.sql': 'select 1;' }, /0000_first\.sql comes before/],
    ['two files have one number', { ...HOMES, '0001_other.sql': 'select 1;' }, /Two migrations .* 0001/],
    ['a file is badly named', { ...HOMES, '2_Blocks.sql': 'select 1;' }, /must be named like/],
    ['a citus step stands alone', { ...HOMES, 'citus/0002_blocks.sql': 'select 1;' }, /no migration of the same name/],
  ];
  for (const [why, files, message] of REFUSED) {
    test(`are refused when ${why}`, async () => {
      await run(HOMES);
      await assert.rejects(run(files), message);
    });
  }

  test('are the same file with Windows line ends', async () => {
    await run({ '0001_homes.sql': 'select 1;\nselect 2;\n' });
    assert.deepEqual(await run({ '0001_homes.sql': 'select 1;\r\nselect 2;\r\n' }), { applied: [] });
  });

  test('leave nothing of a file that fails, keep those before it, and name file, line and column', async () => {
    const broken = { ...HOMES, '0002_wrong.sql': "-- 🏠 homes\ncreate table block (name text);\nselect nonsense from home;" };
    await assert.rejects(run(broken), /Migration 0002_wrong\.sql, line 3, column 8, failed: column "nonsense" does not exist/);
    assert.equal(await ask(`select to_regclass('block')`), null);
    assert.equal(await ask(`select string_agg(name, ',') from putright_migrations`), '0001_homes.sql');
  });

  test('refuse a file that ends its own transaction', async () => {
    await assert.rejects(run({ '0001_homes.sql': 'create table home (); commit;' }), /ends its own transaction/);
  });

  test('leave citus steps alone where there is no Citus', async () => {
    const files = { ...HOMES, 'citus/0001_homes.sql': `select create_distributed_table('home', 'uprn');` };
    assert.deepEqual(await run(files), { applied: ['0001_homes.sql'] });
  });

  test('find the job queue and the bound role already there', async () => {
    await run({ '0001_jobs.sql': 'grant usage on schema graphile_worker to putright_app; select graphile_worker.add_job($$look$$);' });
    assert.equal(await ask('select current_user::text', asAppRole(url)), 'putright_app');
    assert.equal(await ask(`select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = 'putright_app'`), false);
    assert.equal(await ask(`select bool_and(relrowsecurity) from pg_class where relnamespace = 'graphile_worker'::regnamespace and relname in ('_private_jobs', '_private_tasks')`), true);
  });

  test('say what an administrator must run when the user may not set up the role', async () => {
    await ask(`do $$ begin create role putright_test_clerk login; exception when duplicate_object then null; end $$`);
    const clerkUrl = url.replace(/\/\/[^@/]*@/, '//putright_test_clerk@');
    await assert.rejects(run(HOMES, clerkUrl), /administrator must run once: CREATE ROLE putright_app .* GRANT putright_app TO putright_test_clerk;/);
  });
});
