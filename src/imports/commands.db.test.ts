import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { createAlder } from '../../test/fixtures/alder-homes.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { importCommand } from './index.ts';
import { insertRun } from './store/runs.ts';
import { claimRun } from './store/claim.ts';
import type { RunId } from './model.ts';
import { newId } from '../platform/ids.ts';
import { sealOfFile } from './file-seal.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const example = pathOf('docs/how-to/example-homes.csv');
const mistakes = pathOf('test/fixtures/homes-with-mistakes.csv');

let test: TestDatabase;
let database: Database;
let slug: string;
let landlordId: string;
let folder: string;

async function run(...args: readonly string[]) {
  const said: string[] = [];
  const code = await importCommand(args, { say: (line) => said.push(line), progress: () => undefined }, (work) => work(database));
  return { code, said: said.join('\n') };
}

describe('putright import homes', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 2 });
    ({ landlordId } = await createAlder(database));
    slug = `alder-${landlordId.slice(-12)}`;
    folder = await mkdtemp(join(tmpdir(), 'putright-'));
  });
  after(async () => {
    await database.close();
    await test.close();
    await rm(folder, { recursive: true });
  });

  it('says what is new, changed and unchanged, and gives 0', async () => {
    const { code, said } = await run('homes', example, '--landlord', slug);
    assert.equal(code, 0);
    assert.match(said, /5 rows: 0 new, 0 changed, 5 unchanged, 0 rejected/);
  });

  it('writes what is wrong with each rejected row to a file, and gives 1', async () => {
    const file = join(folder, 'rejected.csv');
    const { code, said } = await run('homes', mistakes, '--landlord', slug, '--dry-run', '--rejected', file);
    assert.equal(code, 1);
    assert.match(said, /was checked and nothing was saved\. It would have been/);
    assert.match(said, /1 UPRN came with fewer than 12 figures/);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    assert.match(lines[0] ?? '', /^\uFEFFrow,field,reason,mend,uprn,address_line,/);
    assert.equal(lines.length, 7);
    assert.match(lines[1] ?? '', /^3,uprn,"A spreadsheet shortened it to/);
  });

  it('never writes rejected rows over the file they came from, nor in place of a folder', async () => {
    const mended = join(folder, 'mended.csv');
    await copyFile(mistakes, mended);
    await symlink(mended, join(folder, 'the-same.csv'));
    for (const same of [mended, join(folder, 'the-same.csv')]) await assert.rejects(run('homes', mended, '--landlord', slug, '--rejected', same), /is the file to be imported.*name another file.*Nothing was imported/);
    await assert.rejects(run('homes', mended, '--landlord', slug, '--rejected', folder), /cannot be written.*Nothing was imported/);
    assert.equal(await readFile(mended, 'utf8'), await readFile(mistakes, 'utf8'));
  });

  it('shows them on the screen when no file was asked for', async () => {
    const { said } = await run('homes', mistakes, '--landlord', slug, '--dry-run');
    assert.match(said, /Row 8, facts_on: The value "01\/04\/2026" is not a date written year-month-day\. Write 2026-04-01/);
  });

  it('goes on where an earlier command of the same file was stopped', async () => {
    const id = newId() as RunId;
    await database.inLandlord(landlordId, async (tx) => {
      await insertRun(tx, {
        ...(await sealOfFile(example)), id, kind: 'homes', fileName: 'homes.csv', isFileKept: false, choices: { keepRoundUprns: false, ownerEmail: '' }, isDryRun: false,
        state: 'waiting', actorId: null, actorName: 'the command line', startedAt: '2026-11-22T10:00:00.000Z',
      });
      await claimRun(tx, { id, kind: 'homes' }, newId());
      const counts = { rows: 3, new: 2, changed: 0, unchanged: 0, rejected: 1, others: {} };
      await tx.query(`update import_runs set rows_done = 3, counts = $3, beat_at = now() - interval '1 minute' where landlord_id = $1 and id = $2`, [landlordId, id, JSON.stringify(counts)]);
    });
    const { said } = await run('homes', example, '--landlord', slug);
    assert.match(said, /5 rows: 2 new, 0 changed, 2 unchanged, 1 rejected/);
  });

  const refused: readonly (readonly [string, () => readonly string[], RegExp])[] = [
    ['no landlord named', () => ['homes', example], /Say: putright import homes\|residents\|repairs\|rates\|site-hazards\|home-positions\|hazard-reports\|area-boundaries\|census-areas FILE/],
    ['something we have no importer for', () => ['people', example, '--landlord', slug], /Say: putright import homes\|residents\|repairs\|rates\|site-hazards\|home-positions\|hazard-reports\|area-boundaries\|census-areas FILE/],
    ['a landlord that is not here', () => ['homes', example, '--landlord', 'nobody'], /no landlord "nobody"/],
    ['a file that is not there', () => ['homes', 'nowhere.csv', '--landlord', slug], /There is no file nowhere\.csv/],
    ['a folder', () => ['homes', pathOf('docs/how-to'), '--landlord', slug], /is a folder: name one file/],
    ['to write rejected rows where nothing can be', () => ['homes', example, '--landlord', slug, '--rejected', join(folder, 'nowhere', 'rejected.csv')], /rejected\.csv cannot be written.*Nothing was imported/],
    ['a file that is no CSV at all', () => ['homes', pathOf('package.json'), '--landlord', slug], /was not imported\. Most of the columns are missing/],
    ['a long file with other columns', () => ['homes', pathOf('data/wards-greater-manchester.csv'), '--landlord', slug], /was not imported\. Most of the columns are missing\. The first row must be exactly: uprn,address_line,/],
  ];
  for (const [what, args, words] of refused) {
    it(`refuses ${what}`, () => assert.rejects(run(...args()), words));
  }
});
