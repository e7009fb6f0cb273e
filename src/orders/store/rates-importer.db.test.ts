import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { tuesdayMorning } from '../../../test/builders/case.ts';
import { aContractorOf, type BuiltContractor } from '../../../test/builders/contractors.ts';
import { aLandlord, type BuiltLandlord } from '../../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { plainDate } from '../../clock/index.ts';
import { openDatabase, type Database } from '../../platform/database/index.ts';
import type { ImportReading } from '../../platform/importer.ts';
import { newId } from '../../platform/ids.ts';
import { possibleContractors } from '../queries/lists.ts';
import { ratesLike } from '../queries/rates.ts';
import { ratesImporter } from './rates-importer.ts';

const today = plainDate('2026-11-24');
let made: TestDatabase;
let database: Database;
let landlord: BuiltLandlord;
let brightside: BuiltContractor;

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.appUrl });
  landlord = await aLandlord(database);
  brightside = await aContractorOf(database, landlord);
});
after(async () => {
  await database.close();
  await made.close();
});

/** What becomes of rows of a file; those that are good are saved. */
const bring = (...rows: readonly (readonly string[])[]) => database.inLandlord(landlord.id, async (tx) => {
  const reading: ImportReading = { now: tuesdayMorning, today, newId, by: { staffId: null, name: 'Test' }, source: { name: 'rates.csv', sha256: null }, choices: { keepRoundUprns: false, ownerEmail: '' }, database };
  const session = await ratesImporter.open(tx, reading);
  const taken = rows.map((cells) => session.take(cells));
  const good = taken.flatMap((row) => (row.ok ? [row.row] : []));
  const plans = await session.plan(tx, good);
  await session.save(tx, good.flatMap((row, at) => { const plan = plans[at] ?? 'unchanged'; return plan === 'unchanged' ? [] : [{ row, plan }]; }));
  return [...taken.flatMap((row) => (row.ok ? [] : row.problems.map(({ field }) => field))), ...plans];
});
const listed = (words: string, which: 'all' | 'in force' | 'expired' = 'all') => database.inLandlord(landlord.id, async (tx) =>
  (await ratesLike(tx, { words, contractId: undefined, on: today, which, after: undefined, most: 10 })).map(({ code, pricePence }) => [code, pricePence]));

describe('a file of rates', () => {
  const basin = ['Plumbing 2025', 'PL300', 'Renew basin', 'Plumber', 'each', '92.50', '2026-03-31'];

  it('is new, changed or unchanged by contract and code', async () => {
    assert.deepEqual(await bring(basin), ['new']);
    assert.deepEqual(await bring(basin), ['unchanged']);
    assert.deepEqual(await bring(basin.with(5, '1,095.00')), ['changed']);
    assert.deepEqual(await listed('basin renew'), [['PL300', 109_500]]);
  });

  it('is found by whether it may still be ordered', async () => {
    assert.deepEqual((await listed('', 'expired')).map(([code]) => code), ['PL300']);
    assert.deepEqual((await listed('', 'in force')).map(([code]) => code), ['PL101', 'PL200']);
    assert.deepEqual(await listed('no such work'), []);
  });

  it('is the example of the documentation, word for word', async () => {
    const [header = '', ...lines] = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'how-to', 'example-rates.csv'), 'utf8').trim().split('\n');
    assert.equal(header, ratesImporter.columns.join(','));
    const cells = lines.map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain = '']) => quoted ?? plain));
    assert.deepEqual(await bring(...cells), ['unchanged', 'changed', 'new']);
  });

  it('says of each row all that is wrong with it', async () => {
    assert.deepEqual(await bring(['Plumbing 2025', 'PL 1', '', 'wizard', 'each', 'lots', '31/03/2026']), ['code', 'description', 'trade', 'price', 'expires_on']);
    assert.deepEqual(await bring(['Another contract', ...basin.slice(1)]), ['contract']);
    assert.deepEqual(await bring(basin, basin), ['code', 'changed']);
    assert.deepEqual(await bring(basin.slice(1)), ['row']);
  });
});

describe('who may be given an order', () => {
  it('is a firm under a contract in force, and a team of our own with or without', async () => {
    await aContractorOf(database, landlord, { name: 'Our own joiners', kind: 'own team' }, { name: 'Joinery' });
    await aContractorOf(database, landlord, { name: 'Gone Ltd', endsOn: plainDate('2026-11-23') }, { name: 'Gone' });
    await aContractorOf(database, landlord, { name: 'Late Ltd' }, { name: 'Late', endsOn: plainDate('2026-11-23') });
    const names = (await database.inLandlord(landlord.id, (tx) => possibleContractors(tx, today))).map(({ text }) => text);
    assert.deepEqual(names, ['Our own joiners', 'Brightside Plumbing – Plumbing 2025', 'Our own joiners – Joinery']);
    assert.ok(brightside.contractId !== '');
  });
});
