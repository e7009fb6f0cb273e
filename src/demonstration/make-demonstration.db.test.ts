import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { sweepDeadlines, verifyAllCases } from '../casefile/index.ts';
import { dateInLondon, instant } from '../clock/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { openFolderStore, type FileStore } from '../platform/files/index.ts';
import { newId } from '../platform/ids.ts';
import { listLandlords } from '../platform/landlord.ts';
import { makeDemonstration } from './index.ts';
import { rulesOf } from './loading/catalogue.ts';

const morning = instant('2026-11-24T09:00:00.000Z');
const evening = instant('2026-11-24T21:30:00.000Z');
const size = { homes: 60, days: 430, onProgress: () => undefined };

/** What chance alone decides, and must: keys, salts, and the ids of what waits to be counted. */
const neverAlike: Readonly<Record<string, readonly string[]>> = { landlord_keys: ['key'], sign_in_names: ['password_hash'], cases_to_count: ['id'] };

interface Made {
  readonly database: TestDatabase;
  readonly product: Database;
  readonly files: FileStore;
  readonly rules: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly rows: ReadonlyMap<string, string>;
}

async function ask<Row>(url: string, work: (client: Client) => Promise<Row>): Promise<Row> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function publicTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  return rows.map(({ name }) => name);
}

/** The rows of each table as one number each, whatever their order; unguarded for a moment, to see every landlord's. */
async function sumOfRows(client: Client): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  const tables = await publicTables(client);
  await client.query(`begin; ${tables.map((table) => `alter table ${table} no force row level security`).join('; ')}`);
  for (const table of tables) {
    const { rows } = await client.query<{ sum: string }>(
      `select concat(count(*), ' ', coalesce(sum(hashtextextended((to_jsonb(t) - $1::text[])::text, 0)::numeric), 0)) as sum from ${table} t`,
      [neverAlike[table] ?? []],
    );
    sums.set(table, rows[0]?.sum ?? '');
  }
  await client.query('rollback');
  return sums;
}

async function make(now: typeof morning, isFresh: boolean, { homes, days }: { readonly homes: number; readonly days: number } = size): Promise<Made> {
  const database = await testDatabase();
  const product = await openDatabase({ connectionString: database.ownerUrl, mostConnections: 3 });
  const rules = () => ask(database.ownerUrl, async (client) => rulesOf(client, await publicTables(client)));
  const before = await rules();
  const files = openFolderStore(await mkdtemp(join(tmpdir(), 'putright-demonstration-')));
  assert.equal(await makeDemonstration(product, { ...size, homes, days, now, ownerUrl: database.ownerUrl, isFresh, files }), true);
  return { database, product, files, rules: { before, after: await rules() }, rows: await ask(database.ownerUrl, sumOfRows) };
}

describe('the demonstration', () => {
  let rowByRow: Made;
  let filledAtOnce: Made;
  before(async () => {
    rowByRow = await make(morning, false);
    filledAtOnce = await make(evening, true);
  });
  after(async () => {
    for (const { database, product } of [rowByRow, filledAtOnce]) {
      await product.close();
      await database.close();
    }
  });

  it('is the same on the same day, to the last id, whether it is copied past every rule or filled in before the rules are put back', () => {
    assert.ok([...rowByRow.rows.values()].filter((sum) => !sum.startsWith('0 ')).length > 25, 'many tables were compared');
    assert.deepEqual(filledAtOnce.rows, rowByRow.rows);
  });

  it('leaves every key, index, guard and privilege as the migrations made them', () => {
    assert.deepEqual(filledAtOnce.rules.after, filledAtOnce.rules.before);
    assert.deepEqual(rowByRow.rules.after, rowByRow.rules.before);
  });

  it('holds repairs brought over from before, repairs lived here, and some of every ending', async () => {
    const [landlord] = await rowByRow.product.beforeLandlord(listLandlords);
    const stages = await rowByRow.product.inLandlord((await tarnbrookOf(rowByRow.product)), (tx) =>
      tx.query<{ stage: string; prefix: string; n: number }>(`select stage, left(reference, 3) as prefix, count(*) as n from cases where landlord_id = $1 group by 1, 2`, [tx.landlordId]));
    assert.equal(landlord?.isInvented, true);
    assert.deepEqual(new Set(stages.map(({ prefix }) => prefix)), new Set(['OLD', 'REP', 'INS', 'HAZ']));
    for (const stage of ['closed', 'booked']) assert.ok(stages.some((one) => one.stage === stage && one.n > 0), stage);
  });

  it('has something to show of all that a landlord does around repairs', async () => {
    const shown = [
      'contractors', 'contracts', 'rates', 'work_orders', 'operative_calendars', 'absences', 'programmes', 'programme_places', 'site_hazards', 'inspection_draws', 'post_inspections',
      'photos', 'evidence_documents', 'hazards', 'orphans', 'orphan_files', 'notices', 'mailbox', 'message_tasks',
    ];
    assert.deepEqual(shown.filter((table) => rowByRow.rows.get(table)?.startsWith('0 ') !== false), []);
  });

  it('keeps every file that it names', async () => {
    const landlordId = await tarnbrookOf(rowByRow.product);
    const named = await rowByRow.product.inLandlord(landlordId, (tx) => tx.query<{ id: string; sha256: string }>("select id, encode(sha256, 'hex') as sha256 from photos where landlord_id = $1", [landlordId]));
    for (const { id, sha256 } of named) {
      const bytes = await rowByRow.files.get(landlordId, { id, part: 'stored' });
      assert.equal(createHash('sha256').update(bytes ?? '').digest('hex'), sha256);
    }
  });

  it('counts what its orders hold of each contract', async () => {
    const landlordId = await tarnbrookOf(rowByRow.product);
    const wrong = await rowByRow.product.inLandlord(landlordId, (tx) => tx.query(
      `select k.name from contracts k where k.landlord_id = $1
         and k.committed_pence <> (select coalesce(sum(value_pence), 0) from work_orders o where o.landlord_id = $1 and o.contract_id = k.id and o.state <> 'cancelled')`,
      [landlordId]));
    assert.deepEqual(wrong, []);
  });

  it('has chains that all verify', async () => {
    const landlordId = await tarnbrookOf(rowByRow.product);
    const checked = await rowByRow.product.inLandlord(landlordId, async (tx) => Array.fromAsync(verifyAllCases(tx)));
    assert.ok(checked.length > 100, String(checked.length));
    assert.deepEqual(checked.filter(({ intact }) => !intact), []);
  });

  it('leaves nothing for the first sweep of its day but what that day brings', async () => {
    const landlordId = await tarnbrookOf(filledAtOnce.product);
    const atMidnight = instant('2026-11-24T00:00:00.000Z');
    const swept = await sweepDeadlines(filledAtOnce.product, landlordId, { now: atMidnight, today: dateInLondon(atMidnight), newId: () => newId() });
    assert.deepEqual(swept, { cases: 0, unreadable: [] });
  });

  // On this Monday a contractor's day was over before the planner said yes to it, and the start ended there.
  it('tells nothing that the landlord would be refused, on a day and at a size where it once did', async () => {
    const { database, product } = await make(instant('2026-11-23T18:43:00.000Z'), true, { homes: 300, days: 365 });
    await product.close();
    await database.close();
  });

  it('is made once: a second start finds it, and makes nothing', async () => {
    assert.equal(await makeDemonstration(rowByRow.product, { ...size, now: morning, ownerUrl: rowByRow.database.ownerUrl, isFresh: false }), false);
  });
});

async function tarnbrookOf(product: Database): Promise<string> {
  const found = (await product.beforeLandlord(listLandlords)).find(({ slug }) => slug === 'tarnbrook-homes');
  return found?.id ?? assert.fail('there is no Tarnbrook Homes');
}
