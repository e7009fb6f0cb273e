import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { pendingFiles, readMigrations } from '../src/platform/migrations/index.ts';
import { emptyTestDatabase, testDatabase, type TestDatabase } from './database.ts';
import { pretendCitus } from './pretend-citus.ts';

const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');
const LOCAL_TABLES = new Set(['putright_foreign_keys_aside', 'putright_migrations']);

const files = globSync('*.sql', { cwd: MIGRATIONS }).toSorted();
const stepOf = (file: string) => (existsSync(join(MIGRATIONS, 'citus', file)) ? readFileSync(join(MIGRATIONS, 'citus', file), 'utf8') : '');
/** The steps that a database which gains Citus late still has to run. */
const lateSteps = () => {
  const all = readMigrations(MIGRATIONS);
  return pendingFiles(all, all.map(({ main }) => main), true).map(({ sql }) => sql);
};
const tablesShared = (sql: string) => [...sql.matchAll(/^select create_(?:distributed|reference)_table\('(\w+)'/gm)].map(([, name]) => name ?? '');

const ALL_TABLES = `select c.relname::text as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'landlord_id') as "isALandlords"
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;
const FOREIGN_KEYS = `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as key from pg_constraint
  where contype = 'f' and connamespace = 'public'::regnamespace order by 1`;

let plain: TestDatabase;

async function ask<Row extends object>(database: TestDatabase, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  // The pretence's catalogue is found where Citus has its own.
  return client.query('set search_path = public, pretend_citus').then(() => client.query<Row>(sql)).then(({ rows }) => rows).finally(() => client.end());
}

/** Runs the steps as a migration does: each in one transaction. */
async function runSteps(database: TestDatabase, steps: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query('set search_path = public, pretend_citus');
    for (const sql of steps) await client.query(`begin; ${sql.replaceAll(/^alter role .*$/gm, '')}; commit`);
  } finally {
    await client.end();
  }
}

async function shared(database: TestDatabase): Promise<string[]> {
  return (await ask<{ name: string }>(database, 'select logicalrelid::text as name from pg_dist_partition order by place')).map(({ name }) => name);
}

describe('the steps of a sharded database', () => {
  before(async () => {
    plain = await testDatabase();
  });
  after(() => plain.close());

  test('share out every table of a landlord exactly once, in the step beside the migration that makes it', () => {
    for (const file of files) {
      const made = [...readFileSync(join(MIGRATIONS, file), 'utf8').matchAll(/^create table (?:if not exists )?(\w+)/gm)].map(([, name]) => name ?? '');
      assert.deepEqual(tablesShared(stepOf(file)).toSorted(), made.toSorted(), `migrations/citus/${file}: share out each table that ${file} makes`);
    }
  });

  test('begin with the lists that every landlord shares, and leave the job queue and our own history where they are', async () => {
    const all = files.flatMap((file) => tablesShared(stepOf(file)));
    assert.deepEqual([all[0], all[1]], ['landlords', 'landlord_keys']);
    const ofNobody = (await ask<{ name: string; isALandlords: boolean }>(plain, ALL_TABLES)).filter(({ isALandlords }) => !isALandlords).map(({ name }) => name);
    assert.deepEqual(ofNobody.filter((name) => !LOCAL_TABLES.has(name)), ['landlords'], 'a list shared by all is made a reference table, and named here');
    for (const file of files) assert.doesNotMatch(stepOf(file), /graphile_worker|putright_migrations/, file);
  });

  test('say by which column, and with whom', () => {
    for (const file of files) {
      for (const [line] of stepOf(file).matchAll(/^.*create_distributed_table.*$/gm)) {
        if (/'landlord_keys', 'landlord_id'\)/.test(line)) continue;
        assert.match(line, /^select create_distributed_table\('\w+', 'landlord_id', colocate_with => 'landlord_keys'\);$/, file);
      }
    }
  });

  test('put the foreign keys aside before and back after, one modification at a time', () => {
    for (const file of files.filter((name) => stepOf(name) !== '')) {
      const sql = stepOf(file);
      assert.match(sql, /set local citus\.multi_shard_modify_mode = 'sequential';/, file);
      const places = ['select putright_set_foreign_keys_aside();', 'select create_', 'select putright_put_foreign_keys_back();'].map((words) => sql.indexOf(words));
      assert.ok(places.every((place) => place >= 0) && places.join() === places.toSorted((a, b) => a - b).join(), file);
    }
  });

  test('tell the nodes whose rows a transaction sees', () => {
    assert.match(stepOf(files[0] ?? ''), /^alter role current_user set citus\.propagate_set_commands = 'local';$/m);
  });

  test('work in a database that gains Citus when all its tables are there, and every foreign key is back', async () => {
    const database = await testDatabase();
    const before = await ask<{ key: string }>(database, FOREIGN_KEYS);
    await pretendCitus(database.ownerUrl);
    await runSteps(database, lateSteps());
    assert.deepEqual(await ask(database, FOREIGN_KEYS), before);
    assert.deepEqual(await ask(database, 'select * from putright_foreign_keys_aside'), []);
    const tables = await ask<{ name: string }>(database, ALL_TABLES);
    assert.deepEqual((await shared(database)).toSorted(), tables.map(({ name }) => name).filter((name) => !LOCAL_TABLES.has(name)));
    await database.close();
  });

  test('work one by one, each straight after its migration', async () => {
    const database = await emptyTestDatabase();
    const needed = `create schema graphile_worker; do $$ begin create role putright_app nologin; exception when duplicate_object or unique_violation then null; end $$`;
    await pretendCitus(database.ownerUrl);
    // The job queue's own tables are made by its library: what calls them is not needed here.
    const withoutJobs = files.map((file) => (file.includes('_jobs') ? [] : [readFileSync(join(MIGRATIONS, file), 'utf8'), stepOf(file)]));
    await runSteps(database, [needed, ...withoutJobs.flat()]);
    assert.deepEqual(await ask(database, FOREIGN_KEYS), await ask(plain, FOREIGN_KEYS));
    assert.deepEqual(await ask(database, 'select * from putright_foreign_keys_aside'), []);
    await database.close();
  });
});

describe('every table, for the day it is shared out', () => {
  const wrong = async (sql: string) => (await ask<{ name: string }>(plain, sql)).map(({ name }) => name);
  const OUR = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
  const firstColumn = (key: string) => `(select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.${key}[1])`;
  before(async () => {
    plain = await testDatabase();
  });
  after(() => plain.close());

  test('has no trigger of ours', async () => {
    assert.deepEqual(await wrong(`select t.tgname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where ${OUR} and not t.tgisinternal`), []);
  });

  test('has no sub-select in a policy', async () => {
    assert.deepEqual(await wrong(`select c.relname || ' ' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where ${OUR} and concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) ~* '\\mselect\\M'`), []);
  });

  test('begins each key and each foreign key with the landlord, at both ends', async () => {
    assert.deepEqual(await wrong(`select c.relname || ' ' || k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
      where ${OUR} and c.relname not in ('landlords', 'putright_migrations') and k.contype in ('p', 'u', 'f') and ${firstColumn('conkey')} <> 'landlord_id'`), []);
    assert.deepEqual(await wrong(`select c.relname || ' ' || k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
      where ${OUR} and k.contype = 'f' and p.relname <> 'landlords'
        and (select a.attname from pg_attribute a where a.attrelid = k.confrelid and a.attnum = k.confkey[1]) <> 'landlord_id'`), []);
  });

  test('takes no number from a sequence, and has no exclusion constraint', async () => {
    assert.deepEqual(await wrong(`select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'`), []);
    assert.deepEqual(await wrong(`select k.conname::text as name from pg_constraint k where k.contype = 'x' and k.connamespace = 'public'::regnamespace`), []);
  });

  test('is found by these checks', async () => {
    assert.ok((await ask(plain, ALL_TABLES)).length > 40, basename(MIGRATIONS));
  });
});
