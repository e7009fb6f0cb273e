import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import sharp from 'sharp';
import { anOpenedCase, aContext } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { openProductServer } from '../../test/product-server.ts';
import { TestBrowser } from '../../test/staff-site.ts';
import { saveCases, sweepDeadlines } from '../casefile/index.ts';
import { dateInLondon, instant, plainDate } from '../clock/index.ts';
import type { PromiseId } from '../casefile/index.ts';
import { correspondenceJobs } from '../correspondence/index.ts';
import { addPhotos } from '../evidence/index.ts';
import { readArchive } from '../platform/backup/index.ts';
import { readConfig, type Config } from '../platform/config.ts';
import type { Database } from '../platform/database/index.ts';
import { openFolderStore } from '../platform/files/index.ts';
import { newId } from '../platform/ids.ts';
import { openLog } from '../platform/log.ts';
import { openProduct, type OpenProduct } from '../platform/open-product.ts';
import { createStaff, hashPassword, setPassword } from '../staff/index.ts';
import { backUp, backupCommand } from './commands/backup.ts';
import { restore } from './commands/restore.ts';
import type { LookedOver } from './look-over.ts';

const now = instant('2026-11-24T09:30:00Z');
const whenSent = '2026-11-24T10:00:00.000Z';
const password = 'kettle lamp heron';
let folder: string;
let config: Config;
let restored: Config;
let archive: string;

const configOf = (name: string) => readConfig({ DATA_DIR: join(folder, name) });
const open = (which: Config) => openProduct(which, { log: () => undefined });

async function saveCase(database: Database, landlord: BuiltLandlord, number: number, message: boolean): Promise<string> {
  const reference = `REP-2026-${String(number).padStart(5, '0')}`;
  const draft = anOpenedCase(aCaseOf(landlord, reference), { ...aContext({ actor: landlord.staff.adviser }), newId }, {
    events: [{ type: 'RepairReported', data: { words: `Number ${number}` } }],
    promise: [{ id: newId() as PromiseId, madeTo: 'Ms A. Okafor', words: 'We will ring', dueOn: plainDate('2026-11-26') }],
    messages: message ? [{ channel: 'email', address: 'okafor@example.org', recipientName: 'Ms A. Okafor', residentId: landlord.residentId, template: 'report-received', subject: 'We have it', body: 'Thank you' }] : [],
  });
  await database.inLandlord(landlord.id, (tx) => saveCases(tx, [draft]));
  return reference;
}

async function addSignIn(database: Database, landlord: BuiltLandlord): Promise<void> {
  const passwordHash = await hashPassword(password);
  await database.inLandlord(landlord.id, async (tx) => {
    const person = { name: 'P. Shah', email: 'p.shah@example.org', phone: null, organisationId: landlord.councilId, roles: ['adviser'] as const, teamIds: [landlord.repairsTeamId] };
    const staffId = await createStaff(tx, person, { by: { kind: 'system', name: 'Test' }, now });
    await setPassword(tx, { staffId, passwordHash, isTemporary: false, now });
  });
}

async function addPhoto(database: Database, landlord: BuiltLandlord, dataDir: string, reference: string): Promise<string> {
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#a52' } }).jpeg().toBuffer();
  return database.inLandlord(landlord.id, async (tx) => {
    const [row] = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]);
    const store = openFolderStore(join(dataDir, 'files'));
    const added = await addPhotos(tx, [{ field: 'photos', filename: 'leak.jpg', claimedType: 'image/jpeg', bytes }], { caseId: row?.id ?? '', takenBy: 'Ms A. Okafor', now, newId, store });
    assert.ok(added.ok);
    return added.photos[0]?.id ?? '';
  });
}

const numberOf = (lsn: string) => {
  const [high = '', low = ''] = lsn.split('/');
  return BigInt(`0x${high}`) * 0x1_0000_0000n + BigInt(`0x${low}`);
};

/** Goes on saving cases until told to stop, and notes where the log stood when each had been acknowledged. */
function keepSaving(product: OpenProduct, landlord: BuiltLandlord) {
  const saved: { reference: string; at: bigint }[] = [];
  const order = { stop: false };
  const work = (async () => {
    const client = new Client({ connectionString: product.ownerUrl });
    await client.connect();
    for (let number = 100; !order.stop; number += 1) {
      const reference = await saveCase(product.database, landlord, number, false);
      const { rows } = await client.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at');
      saved.push({ reference, at: numberOf(rows[0]?.at ?? '') });
    }
    await client.end();
  })();
  return async () => {
    order.stop = true;
    await work;
    return saved;
  };
}

describe('a backup of the embedded database, taken while people work, its data folder destroyed', () => {
  let landlord: BuiltLandlord;
  let photo: string;
  let sentBefore: string[];
  let acknowledged: string[];
  let found: LookedOver[];
  let product: OpenProduct;

  const references = () => product.database.inLandlord(landlord.id, async (tx) =>
    (await tx.query<{ reference: string }>('select reference from cases where landlord_id = $1 order by reference', [tx.landlordId])).map(({ reference }) => reference));
  const sent = () => product.database.inLandlord(landlord.id, async (tx) =>
    (await tx.query<{ id: string }>('select message_id as id from mailbox where landlord_id = $1 order by message_id', [tx.landlordId])).map(({ id }) => id));
  const sendWaiting = (at: string) => correspondenceJobs({ mailer: undefined, publicAddress: 'http://localhost' })
    .tasks['send-waiting-messages']?.({}, { database: product.database, log: openLog('silent'), now: at, newId });

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'putright-backup-'));
    chmodSync(folder, 0o755);
    [config, restored, archive] = [configOf('first'), configOf('second'), join(folder, 'backup.tar.zst')];
    product = await open(config);
    landlord = await aLandlord(product.database);
    await addSignIn(product.database, landlord);
    for (const number of [1, 2, 3]) await saveCase(product.database, landlord, number, true);
    photo = await addPhoto(product.database, landlord, config.dataDir, 'REP-2026-00001');
    await sendWaiting(whenSent);
    sentBefore = await sent();
    const stopSaving = keepSaving(product, landlord);
    await backUp(config, { target: archive, portable: false });
    const saved = await stopSaving();
    const { endsAt } = (await readArchive(archive)).contents as { endsAt: string };
    acknowledged = saved.filter(({ at }) => at <= numberOf(endsAt)).map(({ reference }) => reference);
    await saveCase(product.database, landlord, 99_999, true);
    await product.close();
    rmSync(config.dataDir, { recursive: true });
    found = await restore(archive, restored);
    product = await open(restored);
  });
  after(async () => {
    await product.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('brings back every case that was acknowledged before its end, and nothing from after it', async () => {
    const there = await references();
    assert.ok(acknowledged.length > 3, `only ${acknowledged.length} cases were saved meanwhile: the test proves little`);
    assert.deepEqual([...['1', '2', '3'].map((number) => `REP-2026-0000${number}`), ...acknowledged].filter((reference) => !there.includes(reference)), []);
    assert.equal(there.includes('REP-2026-99999'), false);
  });

  test('says what it holds, every chain recomputed', async () => {
    const [looked] = found;
    assert.deepEqual([found.length, looked?.name, looked?.broken], [1, 'Larchfield Homes', []]);
    assert.equal(looked?.cases, (await references()).length);
    assert.equal(looked?.newestEntry, whenSent);
  });

  test('has the photos', async () => {
    const store = openFolderStore(join(restored.dataDir, 'files'));
    for (const part of ['original', 'stored', 'thumbnail']) assert.ok(((await store.get(landlord.id, { id: photo, part }))?.length ?? 0) > 100, part);
  });

  test('lets people sign in as before', async () => {
    const { server, close } = await openProductServer({ database: product.database, publicAddress: 'http://localhost:3000', readClock: () => now });
    const browser = new TestBrowser({ server, database: product.database, clock: { now }, close });
    assert.equal((await browser.post('/sign-in', { email: 'p.shah@example.org', password })).location, '/work');
    await close();
  });

  test('does not send again what was sent before it was taken', async () => {
    assert.equal(sentBefore.length, 3);
    await sendWaiting('2026-11-24T12:00:00.000Z');
    assert.deepEqual(await sent(), sentBefore);
  });

  test('has its deadlines told by the next ordinary sweep, however long it was away', async () => {
    const later = instant('2026-12-14T09:00:00Z');
    const pointsToTell = () => product.database.inLandlord(landlord.id, (tx) =>
      tx.query('select id from deadlines where landlord_id = $1 and next_look_at <= $2', [tx.landlordId, later]));
    assert.ok((await pointsToTell()).length > 0);
    const swept = await sweepDeadlines(product.database, landlord.id, { now: later, today: dateInLondon(later), newId });
    assert.equal(swept.cases, (await references()).length);
    assert.deepEqual([swept.unreadable, await pointsToTell()], [[], []]);
    const broken = await product.database.inLandlord(landlord.id, (tx) => tx.query(`select id from promises where landlord_id = $1 and outcome = 'broken'`, [tx.landlordId]));
    assert.equal(broken.length, swept.cases);
  });

  test('is never restored over anything', async () => {
    await assert.rejects(restore(archive, restored), /is not empty, and nothing in it will be overwritten/);
    mkdirSync(join(folder, 'notes'));
    writeFileSync(join(folder, 'notes', 'mine.txt'), 'mine');
    await assert.rejects(restore(archive, configOf('notes')), /is not empty/);
    assert.deepEqual(readdirSync(join(folder, 'notes')), ['mine.txt']);
  });

  test('that was cut or changed is refused, and nothing of it is put in place', async () => {
    const cut = join(folder, 'cut.tar.zst');
    writeFileSync(cut, readFileSync(archive));
    truncateSync(cut, Math.floor(readFileSync(archive).length * 0.7));
    await assert.rejects(restore(cut, configOf('third')), /cut short or damaged/);
    assert.equal(existsSync(join(configOf('third').dataDir, 'cluster')), false);
    await assert.rejects(backupCommand(['--verify', cut], () => undefined), /cut short or damaged/);
    const said: string[] = [];
    assert.equal(await backupCommand(['--verify', archive], (line) => said.push(line)), 0);
    assert.match(said.join('\n'), /is whole: \d+ files, .* MB, the files of PostgreSQL 18, made at .* by Putright/);
  });

  test('cannot go into another PostgreSQL, and says what can', async () => {
    await assert.rejects(restore(archive, { ...restored, databaseUrl: 'postgresql://nowhere/nothing' }), /--into FOLDER, make a portable one/);
  });
});
