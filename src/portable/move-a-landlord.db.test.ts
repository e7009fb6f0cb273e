import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import type { BuiltLandlord } from '../../test/builders/landlord.ts';
import { aLandlordWithARowInEveryTable, searchingForAll } from '../../test/builders/row-in-every-table.ts';
import { emptyTestDatabase, testDatabase, type TestDatabase } from '../../test/database.ts';
import { inventLandlord } from '../../test/invented-landlord.ts';
import { linkFor, resolveLink } from '../correspondence/index.ts';
import { instant } from '../clock/index.ts';
import { FORMAT, VERSION } from '../platform/backup/archive-header.ts';
import { writeArchive } from '../platform/backup/index.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { openFolderStore } from '../platform/files/index.ts';
import { newId } from '../platform/ids.ts';
import { migrate, migrationNames, migrationsThatFillRows } from '../platform/migrations/index.ts';
import { migrationsFolder } from '../platform/open-product.ts';
import { exportLandlords, landlordTables, nothingLeftBehind, type LandlordTable, type LeftBehind } from '../platform/portable/index.ts';
import { backUp } from './commands/backup.ts';
import { exportLandlord } from './commands/export-landlord.ts';
import { importLandlord } from './commands/import-landlord.ts';
import { restore } from './commands/restore.ts';
import { decidedSecrets } from './secrets.ts';

const photoId = newId();
let folder: string;
let here: Installation;
let landlord: BuiltLandlord;
let tables: LandlordTable[];
const installations: Installation[] = [];

interface Installation {
  readonly made: TestDatabase;
  readonly config: Config;
  readonly database: Database;
}

async function anInstallation(): Promise<Installation> {
  const made = await testDatabase();
  const config = readConfig({ DATABASE_URL: made.ownerUrl, DATA_DIR: mkdtempSync(join(folder, 'data-')) });
  const installation = { made, config, database: await openDatabase({ connectionString: made.ownerUrl, mostConnections: 2 }) };
  installations.push(installation);
  return installation;
}

/** Every row of the landlord in this table, in full, as text. */
const rowsOf = ({ database }: Installation, { name, owner, key }: LandlordTable): Promise<string[]> =>
  database.inLandlord(landlord.id, async (tx) =>
    (await searchingForAll(tx).query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t where ${owner} = $1 order by ${key.join(', ')}`, [landlord.id])).map(({ row }) => row));
const tablesWithRows = async (installation: Installation) => {
  const found: string[] = [];
  for (const table of tables) if ((await rowsOf(installation, table)).length > 0) found.push(table.name);
  return found;
};

async function exported(name: string, more: { withCredentials?: boolean } = {}): Promise<string> {
  const target = join(folder, `${name}.tar.zst`);
  const [{ slug } = { slug: '' }] = await here.database.beforeLandlord((tx) => tx.query<{ slug: string }>('select slug from landlords where id = $1', [landlord.id]));
  await exportLandlord(here.config, { slug, target, withCredentials: more.withCredentials ?? false });
  return target;
}

const bring = (archive: string, there: Installation, more: { as?: string; keepBroken?: boolean } = {}) =>
  importLandlord(there.config, { archive, keepBroken: false, ...more });

/** An archive as an older Putright would have made it, before these columns were there. */
async function fromBefore(columns: LeftBehind['columns']): Promise<string> {
  const target = join(folder, `before-${newId()}.tar.zst`);
  await exportLandlords({ ownerUrl: here.made.ownerUrl, filesFolder: join(here.config.dataDir, 'files'), target, leave: { tables: [], columns } });
  return target;
}

async function asOwner(installation: Installation, sql: string): Promise<void> {
  const client = new Client({ connectionString: installation.made.ownerUrl });
  await client.connect();
  await client.query(`set app.landlord_id = '${landlord.id}'`);
  await client.query(sql).finally(() => client.end());
}

describe('a landlord with something in every table', () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'putright-move-'));
    here = await anInstallation();
    landlord = await aLandlordWithARowInEveryTable(here.database, here.made.ownerUrl);
    const client = new Client({ connectionString: here.made.ownerUrl });
    await client.connect();
    tables = await landlordTables(client);
    await client.end();
    await openFolderStore(join(here.config.dataDir, 'files')).put(landlord.id, { id: photoId, part: 'stored' }, Buffer.from('a photo'));
  });
  after(async () => {
    for (const { database, made } of installations) {
      await database.close();
      await made.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  test('has something in every table', async () => {
    assert.deepEqual(await tablesWithRows(here), tables.map(({ name }) => name));
    assert.ok(tables.length > 38, `${tables.length} tables`);
  });

  test('is the same, row for row in every table, after a portable backup of everything and its restore', async () => {
    const [there, target] = [await anInstallation(), join(folder, 'everything.tar.zst')];
    await backUp(here.config, { target, portable: true });
    const [looked] = await restore(target, there.config);
    assert.deepEqual([looked?.cases, looked?.broken, looked?.waitingMessages], [2, [], 1]);
    for (const table of tables) assert.deepEqual(await rowsOf(there, table), await rowsOf(here, table), table.name);
    assert.equal(String(await openFolderStore(join(there.config.dataDir, 'files')).get(landlord.id, { id: photoId, part: 'stored' })), 'a photo');
    assert.deepEqual(readdirSync(there.config.dataDir), ['files'], 'nothing half-unpacked stays');
  });

  test('travels alone without sign-ins, and its residents’ links go on working', async () => {
    const there = await anInstallation();
    const caseId = (await here.database.inLandlord(landlord.id, (tx) => tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [landlord.id, 'REP-2026-00002'])))[0]?.id ?? '';
    const now = instant('2026-11-24T09:30:00Z');
    const { token } = await here.database.inLandlord(landlord.id, (tx) => linkFor(tx, { caseId, residentId: landlord.residentId, now, newId }));
    const looked = await bring(await exported('alone'), there);
    assert.deepEqual([looked.cases, looked.broken], [2, []]);
    for (const table of tables) {
      const kept = await rowsOf(there, table);
      if (['sessions', 'known_devices', 'reports_kept', 'api_tokens'].includes(table.name)) assert.deepEqual(kept, [], table.name);
      else if (table.name === 'sign_in_names') assert.ok(kept.length > 0 && kept.every((row) => row.includes('"password_hash": null')));
      else assert.deepEqual(kept, await rowsOf(here, table), table.name);
    }
    assert.equal((await resolveLink(there.database, token, now))?.landlordId, landlord.id);
  });

  test('takes passwords and API tokens along when told to', async () => {
    const there = await anInstallation();
    await bring(await exported('with-credentials', { withCredentials: true }), there);
    for (const table of tables.filter(({ name }) => ['sign_in_names', 'api_tokens'].includes(name))) assert.deepEqual(await rowsOf(there, table), await rowsOf(here, table), table.name);
    for (const table of tables.filter(({ name }) => ['sessions', 'known_devices', 'reports_kept'].includes(name))) assert.deepEqual(await rowsOf(there, table), [], table.name);
  });

  test('is never merged into itself', async () => {
    await assert.rejects(bring(await exported('again'), here), /is here already .* import into another installation/);
  });

  test('gets another address where its own is taken', async () => {
    const there = await anInstallation();
    const archive = await exported('address');
    const other = newId();
    await there.database.inLandlord(other, (tx) => tx.query(
      `insert into landlords (id, slug, name, colour, phone, emergency_phone, email, created_at) values ($1, $2, 'Moorside', '#000000', '1', '2', 'a@b.example', now())`,
      [other, `larchfield-${landlord.id.slice(-12)}`]));
    await assert.rejects(bring(archive, there), /belongs to Moorside here.*--as NEW-SLUG/);
    await bring(archive, there, { as: 'larchfield-north' });
    const [{ slug } = { slug: '' }] = await there.database.beforeLandlord((tx) => tx.query<{ slug: string }>('select slug from landlords where id = $1', [landlord.id]));
    assert.equal(slug, 'larchfield-north');
  });

  test('from before a column was there gets its default', async () => {
    const there = await anInstallation();
    await bring(await fromBefore({ landlords: ['settings_version', 'is_invented'], residents: ['language'] }), there);
    const [{ language } = { language: '' }] = await there.database.inLandlord(landlord.id, (tx) => tx.query<{ language: string }>('select language from residents where landlord_id = $1', [landlord.id]));
    assert.equal(language, 'English');
  });

  test('is taken in without the tables that were dropped since, and refused with one that nobody knows', async () => {
    const withTable = async (name: string) => {
      await asOwner(here, `create table ${name} as select id as landlord_id from landlords; select putright_protect('${name}')`);
      const archive = await fromBefore({});
      await asOwner(here, `drop table ${name}`);
      return archive;
    };
    const there = await anInstallation();
    await assert.rejects(bring(await withTable('pigeonholes'), there), /a table "pigeonholes" is not known here any more/);
    assert.match((await bring(await withTable('monthly_tallies'), there)).name, /Larchfield/);
  });

  test('is refused when this Putright could not take all of it, with what to do, and nothing of it stays', async () => {
    const there = await anInstallation();
    await assert.rejects(bring(await fromBefore({ cases: ['title'] }), there), /"title" of cases is needed here and was not there yet.*upgrade that, and export again/);
    const archive = await exported('columns');
    await asOwner(there, 'alter table cases drop column title');
    await assert.rejects(bring(archive, there), /"title" of cases is not known here any more/);
    await asOwner(there, 'alter table case_events add constraint never check (false) not valid');
    await assert.rejects(bring(await fromBefore({ cases: ['title'] }), there), /rows of case_events cannot be taken in: .*"never".*Nothing was imported/s);
    assert.deepEqual(await tablesWithRows(there), []);
  });

  test('from a newer Putright, from one too old, or a whole database, is refused with what to do', async () => {
    const path = join(folder, 'foreign.tar.zst');
    const header = { format: FORMAT, version: VERSION, kind: 'portable', madeAt: '2026-11-24T09:30:00.000Z', madeBy: '9.0.0', postgresMajor: 18, machine: 'linux-x64', migrations: ['9999_later.sql'] } as const;
    await writeArchive(path, header, async () => ({ landlords: [] }));
    await assert.rejects(bring(path, here), /newer Putright \(9\.0\.0\).*9999_later\.sql/);
    const known = migrationNames(migrationsFolder);
    assert.ok(migrationsThatFillRows(migrationsFolder).includes('0009_monthly_tallies.sql') && !migrationsThatFillRows(migrationsFolder).includes('0010_api_tokens.sql'));
    await writeArchive(path, { ...header, madeBy: '0.1.0', migrations: known.filter((name) => name !== '0009_monthly_tallies.sql') }, async () => ({ landlords: [] }));
    await assert.rejects(bring(path, here), /from before 0009_monthly_tallies\.sql.*with the Putright that made it \(0\.1\.0\), upgrade that one/);
    await writeArchive(path, { ...header, kind: 'physical', migrations: [] }, async () => ({}));
    await assert.rejects(bring(path, here), /whole embedded database.*putright restore FILE --into FOLDER/);
  });

  test('from before a migration that works out rows is restored into an empty database as it was, and migrated there', async () => {
    const [older, there] = [await emptyTestDatabase(), await emptyTestDatabase()];
    const only = migrationNames(migrationsFolder).filter((name) => name < '0008');
    await migrate({ connectionString: older.ownerUrl, folder: migrationsFolder, log: () => undefined, only });
    const database = await openDatabase({ connectionString: older.ownerUrl, mostConnections: 1 });
    const larch = await inventLandlord(database);
    await database.inLandlord(larch.id, (tx) => tx.query(
      `insert into cases (landlord_id, id, reference, kind, title, communal_area_id, owner_id, team_id, stage, update_every, opened_at, version, last_sequence, last_hash, search_text)
       values ($1, $1, 'REP-2025-00001', 'repair', 'Light out', $2, $3, $4, 'reported', 5, '2025-11-22T10:00:00Z', 1, 0, decode(repeat('00', 32), 'hex'), 'light out')`,
      [larch.id, larch.areaId, larch.staffId, larch.teamId]));
    await database.inLandlord(larch.id, (tx) => tx.query(
      `insert into residents (landlord_id, id, name, preferred_channel, search_text, updated_at) values ($1, gen_random_uuid(), 'Ms Okafor', 'text', 'ms okafor', now())`, [larch.id]));
    await database.close();
    const [target, config] = [join(folder, 'older.tar.zst'), readConfig({ DATABASE_URL: there.ownerUrl, DATA_DIR: mkdtempSync(join(folder, 'data-')) })];
    await backUp(readConfig({ DATABASE_URL: older.ownerUrl, DATA_DIR: folder }), { target, portable: true });
    const [looked] = await restore(target, config);
    assert.equal(looked?.cases, 1);
    const restored = await openDatabase({ connectionString: there.ownerUrl, mostConnections: 1 });
    const words = await restored.inLandlord(larch.id, async (tx) => {
      await tx.query(`select set_config('app.search_words', $1, true)`, [`'${larch.id.slice(-6)}resokafor'`]);
      return tx.query('select 1 from search_words where landlord_id = $1', [larch.id]);
    });
    assert.ok(words.length > 0, 'the migration ran on the restored rows');
    await restored.close();
    await assert.rejects(restore(target, here.config), /from before 0008_search_words\.sql|from before 0009_monthly_tallies\.sql/, 'among other landlords it would be too late');
    for (const made of [older, there]) await made.close();
  });

  test('with a row of somebody else among its rows is refused by row-level security', async () => {
    const there = await anInstallation();
    const target = join(folder, 'forged.tar.zst');
    const columns = ['id', 'slug', 'name', 'colour', 'phone', 'emergency_phone', 'email', 'created_at'];
    const line = (id: string) => `${id},forged,Forged,#000000,1,2,a@b.example,2026-11-24T09:30:00Z\n`;
    const mine = newId();
    await writeArchive(target, { format: FORMAT, version: VERSION, kind: 'portable', madeAt: '2026-11-24T09:30:00.000Z', madeBy: '0.1.0', postgresMajor: 18, machine: 'linux-x64', migrations: migrationNames(migrationsFolder) }, async (archive) => {
      await archive.addBytes(`landlords/${mine}/landlords.csv`, `${columns.join(',')}\n${line(newId())}`);
      return { landlords: [{ id: mine, slug: 'forged', name: 'Forged', leftBehind: [], files: 0, tables: [{ name: 'landlords', columns, rows: 1 }] }] };
    });
    await assert.rejects(bring(target, there), /rows of landlords cannot be taken in: new row violates row-level security/);
  });

  test('whose record was changed behind our back is not taken in, unless it is to be kept as it is', async () => {
    const [there, elsewhere] = [await anInstallation(), await anInstallation()];
    await bring(await exported('sound'), there);
    await asOwner(there, `update case_events set data = '{"words":"Nothing was wrong"}' where landlord_id = '${landlord.id}' and sequence = 1`);
    const target = join(folder, 'tampered.tar.zst');
    await exportLandlords({ ownerUrl: there.made.ownerUrl, filesFolder: folder, target, leave: nothingLeftBehind });
    await assert.rejects(bring(target, elsewhere), /chain is broken in REP-2026-00001 at entry 1.*Nothing was imported.*--keep-broken-chains/);
    assert.deepEqual(await tablesWithRows(elsewhere), []);
    const kept = await bring(target, elsewhere, { keepBroken: true });
    assert.equal(kept.broken.length > 0, true);
  });

  test('has no secret whose travelling nobody decided', async () => {
    const client = new Client({ connectionString: here.made.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
         and format_type(a.atttypid, null) in ('bytea', 'text') and (a.attname ~ 'secret|password_hash|token|private' or (a.attname ~ '^id$|key$' and format_type(a.atttypid, null) = 'bytea'))
       order by 1`);
    await client.end();
    assert.deepEqual(rows.map(({ name }) => name).filter((name) => !Object.hasOwn(decidedSecrets, name)), []);
    assert.deepEqual(Object.keys(decidedSecrets).filter((name) => !rows.some((row) => row.name === name)), []);
  });
});
