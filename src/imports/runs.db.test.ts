import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { pino } from 'pino';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { createAlder, hire, type Alder } from '../../test/fixtures/alder-homes.ts';
import { addHours, instant, type Instant } from '../clock/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { openFolderStore, type FileStore } from '../platform/files/index.ts';
import type { SignedIn } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { fileOfRun, forgetImports, importsJobs } from './jobs.ts';
import type { RunId } from './model.ts';
import { performRun } from './perform-run.ts';
import { rejectedRows, runById } from './queries/runs.ts';
import { beginImport, insertRun } from './store/runs.ts';
import { claimRun } from './store/claim.ts';

const now = instant('2026-11-22T10:00:00.000Z');
const header = 'uprn,address_line,town,postcode,neighbourhood,estate,block,block_storeys,communal_areas,ward_code,ward_name,local_authority,tenure,owning_organisation,managing_organisation,bedrooms,floor,form,built_from,built_until,wall,heating,ventilation,epc_band,facts_source,facts_on';

/** A home of the file: some name new places, some contradict an earlier row, some are rejected. */
function home(row: number): string {
  const uprn = row % 7 === 6 ? '1.0E+11' : String(200_000_000_001 + (row % 11 === 10 ? row - 1 : row));
  const storeys = row % 5 === 4 ? 9 : 12;
  return `${uprn},${row} High Street,Stockport,SK1 3XA,Central,Estate ${row % 4},Block ${row % 3},${storeys},Stairs,E05000783,Brinnington and Central,Stockport,social rent,Alder Homes,Alder Homes,2,,,,,,,,,Survey,2024-05-31`;
}
const fileOf = (rows: number): string => [header, ...Array.from({ length: rows }, (_, row) => home(row))].join('\r\n');

class Killed extends Error {}

describe('an import on record', () => {
  let test: TestDatabase;
  let database: Database;
  let folder: string;
  let files: FileStore;
  let alder: Alder;
  let administrator: SignedIn;

  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 4 });
    folder = await mkdtemp(join(tmpdir(), 'putright-imports-'));
    files = openFolderStore(folder);
  });
  beforeEach(newLandlord);
  after(async () => {
    await database.close();
    await test.close();
    await rm(folder, { recursive: true });
  });

  async function newLandlord(): Promise<void> {
    alder = await createAlder(database);
    administrator = await database.inLandlord(alder.landlordId, (tx) => hire(tx, alder.company, 'administrator'));
  }

  async function* bytesOf(text: string) {
    yield Buffer.from(text);
  }

  async function sent(text: string, differing: { readonly isDryRun?: boolean; readonly startedAt?: Instant } = {}): Promise<RunId> {
    const id = newId() as RunId;
    const seal = await files.putStream(alder.landlordId, fileOfRun(id), bytesOf(text));
    await database.inLandlord(alder.landlordId, (tx) => insertRun(tx, {
      ...seal, id, kind: 'homes', fileName: 'homes.csv', isFileKept: true, choices: { keepRoundUprns: false, ownerEmail: '' }, isDryRun: false, state: 'waiting',
      actorId: administrator.staffId, actorName: administrator.name, startedAt: now, ...differing,
    }));
    return id;
  }

  const runOf = (id: RunId) => database.inLandlord(alder.landlordId, (tx) => runById(tx, id));
  const work = (runId: RunId, differing: Partial<Parameters<typeof performRun>[0]> = {}) =>
    performRun({ database, landlordId: alder.landlordId, runId, now, newId, rowsPerBatch: 5, open: () => files.open(alder.landlordId, fileOfRun(runId)), ...differing });

  /** Works on a run and dies after so many batches, without a word to the database. */
  async function workAndDie(runId: RunId, batches: number): Promise<void> {
    let left = batches;
    const dying: Database = {
      ...database,
      inLandlord: async (landlordId, inside) => {
        if (left < 0) throw new Killed();
        return database.inLandlord(landlordId, inside);
      },
    };
    const onProgress = () => {
      left -= 1;
      if (left === 0) left = -1;
    };
    await assert.rejects(work(runId, { database: dying, onProgress }), Killed);
    await silent(runId);
  }

  /** As if the silence had lasted: whoever held the run is taken for dead. */
  const silent = (runId: RunId) =>
    database.inLandlord(alder.landlordId, (tx) => tx.query(`update import_runs set beat_at = now() - interval '1 minute' where landlord_id = $1 and id = $2 and claim is not null`, [tx.landlordId, runId]));

  const everything = () => database.inLandlord(alder.landlordId, async (tx) => ({
    homes: await tx.query(`select h.uprn, h.address_line, e.name as estate, b.name as block, b.storeys, h.updated_at from homes h join estates e on e.landlord_id = h.landlord_id and e.id = h.estate_id
      join blocks b on b.landlord_id = h.landlord_id and b.id = h.block_id where h.landlord_id = $1 order by h.uprn`, [tx.landlordId]),
    areas: await tx.query('select name, count(*) as n from communal_areas where landlord_id = $1 group by name order by name', [tx.landlordId]),
    rejected: await tx.query('select line, ordinal, field, reason, mend, cells from import_rejections where landlord_id = $1 order by line, ordinal', [tx.landlordId]),
    runs: await tx.query('select state, rows_done, bytes_done, counts from import_runs where landlord_id = $1', [tx.landlordId]),
  }));

  it('killed after any batches and taken up again, comes to the same as one that was never interrupted', async () => {
    const text = fileOf(43);
    await work(await sent(text));
    const whole = await everything();
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), async (deaths) => {
      await newLandlord();
      const id = await sent(text);
      for (const batches of deaths.slice(0, 2)) await workAndDie(id, batches);
      await work(id);
      assert.deepEqual(await everything(), whole);
    }), { numRuns: 12 });
  });

  it('a check that is taken up again tells the same, and saves nothing', async () => {
    const id = await sent(fileOf(43), { isDryRun: true });
    await workAndDie(id, 3);
    await work(id);
    const run = await runOf(id);
    assert.deepEqual([run?.state, run?.rowsDone, run?.counts.new], ['checked', 43, run?.counts.new]);
    assert.equal((await everything()).homes.length, 2);
    assert.ok(await database.inLandlord(alder.landlordId, (tx) => beginImport(tx, id)));
    const done = await work(id);
    assert.ok(done.kind === 'ended');
    assert.deepEqual(done.run.counts, run?.counts);
  });

  it('is worked on by one at a time', async () => {
    const id = await sent(fileOf(20));
    const [one, other] = await Promise.all([work(id), work(id)]);
    assert.deepEqual([one.kind, other.kind].sort(), ['ended', 'taken']);
    assert.equal((await work(id)).kind, 'over');
  });

  it('waits for another file of the same kind, and says whose', async () => {
    const first = await sent(fileOf(20));
    await database.inLandlord(alder.landlordId, async (tx) => claimRun(tx, { id: first, kind: 'homes' }, newId()));
    const done = await work(await sent(fileOf(3)));
    assert.deepEqual(done, { kind: 'busy', fileName: 'homes.csv', actorName: administrator.name });
    await silent(first);
    assert.equal((await work(await sent(fileOf(3)))).kind, 'ended');
  });

  it('whoever wakes up after it was given to another saves nothing more', async () => {
    const id = await sent(fileOf(20));
    const takenOver = { ...database, inLandlord: async <T>(landlordId: string, inside: Parameters<typeof database.inLandlord<T>>[1]) => database.inLandlord(landlordId, inside) };
    let batches = 0;
    await assert.rejects(work(id, {
      database: takenOver,
      onProgress: () => void (batches += 1),
      open: async () => (async function* () {
        yield Buffer.from(`${header}\r\n${Array.from({ length: 5 }, (_, row) => home(row)).join('\r\n')}\r\n`);
        await silent(id);
        await database.inLandlord(alder.landlordId, (tx) => claimRun(tx, { id, kind: 'homes' }, newId()));
        yield Buffer.from(Array.from({ length: 6 }, (_, row) => home(row + 20)).join('\r\n'));
      })(),
    }), /Somebody else works on this import now/);
    assert.equal((await runOf(id))?.rowsDone, batches * 5);
  });

  it('left lying by a killed worker, is taken up within the minute', async () => {
    const id = await sent(fileOf(20));
    await workAndDie(id, 1);
    const jobs = importsJobs(files);
    const tools = { database, log: pino({ level: 'silent' }), now, newId };
    const added = () => database.inLandlord(alder.landlordId, async () => undefined);
    await added();
    await jobs.tasks['take-up-imports']?.({}, tools);
    await jobs.tasks['run-import']?.({ landlordId: alder.landlordId, runId: id }, tools);
    assert.equal((await runOf(id))?.state, 'done');
  });

  it('keeps each rejected row with all that is wrong with it and its cells, to be mended', async () => {
    const id = await sent(`${header}\r\n${home(0).replace('SK1 3XA', 'Stockport').replace('social rent', 'council')}`);
    await work(id);
    const [row] = await database.inLandlord(alder.landlordId, (tx) => rejectedRows(tx, id, 0, 10));
    assert.deepEqual([row?.line, row?.problems.map(({ field }) => field), row?.cells[1]], [2, ['postcode', 'tenure'], '0 High Street']);
  });

  it('a cell without an end is cut where it is kept, and its row rejected', async () => {
    const id = await sent(`${header}\r\n${home(0).replace('0 High Street', `"${'x'.repeat(200_000)}"`)}\r\n${home(1)}`);
    await work(id);
    const run = await runOf(id);
    assert.deepEqual([run?.state, run?.counts.new, run?.counts.rejected], ['done', 1, 1]);
    const [row] = await database.inLandlord(alder.landlordId, (tx) => rejectedRows(tx, id, 0, 10));
    assert.match(row?.problems[0]?.reason ?? '', /200000 characters long/);
    assert.equal(row?.cells[1]?.length, 5000);
  });

  it('is forgotten 7 days after it ended: the file, the rejected rows, and what never came whole', async () => {
    const id = await sent(fileOf(20));
    await work(id);
    const half = newId() as RunId;
    await files.putStream(alder.landlordId, fileOfRun(half), bytesOf('half'));
    await database.inLandlord(alder.landlordId, (tx) => insertRun(tx, {
      id: half, kind: 'homes', fileName: 'half.csv', byteLength: 0, sha256: null, isFileKept: true, choices: { keepRoundUprns: false, ownerEmail: '' }, isDryRun: true,
      state: 'receiving', actorId: administrator.staffId, actorName: administrator.name, startedAt: now,
    }));
    await forgetImports(files, alder.landlordId, { database, now: addHours(now, 6 * 24) });
    assert.ok(await files.get(alder.landlordId, fileOfRun(id)));
    assert.equal(await files.get(alder.landlordId, fileOfRun(half)), undefined);
    assert.equal(await runOf(half), undefined);
    await forgetImports(files, alder.landlordId, { database, now: addHours(now, 9 * 24) });
    assert.equal(await files.get(alder.landlordId, fileOfRun(id)), undefined);
    const run = await runOf(id);
    assert.deepEqual([run?.state, run?.counts.rows], ['done', 20]);
    assert.ok(run?.forgottenAt);
    assert.deepEqual(await database.inLandlord(alder.landlordId, (tx) => rejectedRows(tx, id, 0, 10)), []);
  });

  const refused: readonly (readonly [what: string, bytes: Buffer, RegExp])[] = [
    ['an empty file', Buffer.from(''), /The file is empty/],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 and more'), /such as \.xlsx.*CSV UTF-8/],
    ['an older spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /such as \.xls/],
    ['UTF-16', Buffer.from(`\ufeff${header}`, 'utf16le'), /UTF-16/],
    ['semicolons', Buffer.from(header.replaceAll(',', ';')), /separated by semicolons/],
    ['tabs', Buffer.from(header.replaceAll(',', '\t')), /separated by tabs/],
    ['UTF-16 without its mark', Buffer.from(header, 'utf16le'), /UTF-16/],
    ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 9, 9, 9, 9]), /This is a photo and not a CSV file/],
    ['other words in the header', Buffer.from(header.replace('block_storeys', 'Block storeys')), /"Block storeys" must be written "block_storeys"/],
    ['columns in another order', Buffer.from(header.replace('town,postcode', 'postcode,town')), /"town" is number 4 and must be number 3/],
    ['a quotation mark without its other', Buffer.from(`${header}\n${home(0)}\n"${home(1)}`), /cannot be read near line \d+: its quotation marks/],
  ];
  for (const [what, bytes, words] of refused) {
    it(`refuses ${what} in plain words`, async () => {
      const id = await sent('');
      await work(id, { open: async () => [bytes] });
      const run = await runOf(id);
      assert.equal(run?.state, 'refused');
      assert.match(run?.problem ?? '', words);
    });
  }

  const taken: readonly (readonly [what: string, bytes: Buffer])[] = [
    ['a byte order mark', Buffer.from(`\ufeff${header}\n${home(0)}\n`)],
    ['no line end at its end', Buffer.from(`${header}\n${home(0)}`)],
    ['Windows line ends', Buffer.from(`${header}\r\n${home(0)}\r\n`)],
    ['empty lines', Buffer.from(`${header}\n\n${home(0)}\n\n`)],
    ['capitals and spaces in its header', Buffer.from(`${header.replaceAll(',', ' , ').toUpperCase()}\n${home(0)}\n`)],
    ['the columns of a file of rejected rows before its own', Buffer.from(`row,field,reason,mend,${header}\n2,uprn,why,how,${home(0)}\n`)],
  ];
  for (const [what, bytes] of taken) {
    it(`takes a file with ${what}, a byte at a time too`, async () => {
      const id = await sent('');
      await work(id, { open: async () => Array.from(bytes, (byte) => Buffer.from([byte])) });
      assert.deepEqual([(await runOf(id))?.state, (await runOf(id))?.counts.new], ['done', 1]);
    });
  }

  it('says of Windows-1252 that it is that', async () => {
    const id = await sent('');
    await work(id, { open: async () => [Buffer.from(`${header}\n${home(0).replace('0 High Street', 'Caf\u00e9 Court')}\n`, 'latin1')] });
    const [row] = await database.inLandlord(alder.landlordId, (tx) => rejectedRows(tx, id, 0, 1));
    assert.match(row?.problems[0]?.reason ?? '', /probably in Windows-1252/);
  });
});
