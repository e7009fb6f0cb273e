import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { createAlder } from '../../test/fixtures/alder-homes.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { importCommand } from './index.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const example = pathOf('docs/how-to/example-homes.csv');
const mistakes = pathOf('test/fixtures/homes-with-mistakes.csv');

let test: TestDatabase;
let database: Database;
let slug: string;
let folder: string;

async function run(...args: readonly string[]) {
  const said: string[] = [];
  const code = await importCommand(args, (line) => said.push(line), (work) => work(database));
  return { code, said: said.join('\n') };
}

describe('putright import homes', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 2 });
    const { landlordId } = await createAlder(database);
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
    assert.match(said, /Dry run: nothing was saved/);
    assert.match(said, /1 UPRN came with fewer than 12 figures/);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    assert.equal(lines[0], 'row,field,reason,mend');
    assert.equal(lines.length, 9);
    assert.match(lines[1] ?? '', /^3,uprn,"A spreadsheet shortened it to/);
  });

  it('shows them on the screen when no file was asked for', async () => {
    const { said } = await run('homes', mistakes, '--landlord', slug, '--dry-run');
    assert.match(said, /Row 8, facts_on: The value "01\/04\/2026" is not a date written year-month-day\. Write 2026-04-01/);
  });

  const refused: readonly (readonly [string, () => readonly string[], RegExp])[] = [
    ['no landlord named', () => ['homes', example], /Say: putright import homes FILE/],
    ['something other than homes', () => ['people', example, '--landlord', slug], /Say: putright import homes/],
    ['a landlord that is not here', () => ['homes', example, '--landlord', 'nobody'], /no landlord "nobody"/],
    ['a file that is not there', () => ['homes', 'nowhere.csv', '--landlord', slug], /There is no file nowhere\.csv/],
    ['a file that is no CSV at all', () => ['homes', pathOf('package.json'), '--landlord', slug], /was not imported\. The file cannot be read near line 2/],
    ['a long file with other columns', () => ['homes', pathOf('data/wards-greater-manchester.csv'), '--landlord', slug], /was not imported\. The column "uprn" is missing/],
  ];
  for (const [what, args, words] of refused) {
    it(`refuses ${what}`, () => assert.rejects(run(...args()), words));
  }
});
