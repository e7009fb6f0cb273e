import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { createAlder, type Alder } from '../../test/fixtures/alder-homes.ts';
import { instant } from '../clock/index.ts';
import { censusAreasImporter } from '../homes/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { importLines } from './index.ts';

const example = readFileSync(new URL('../../docs/how-to/example-census-areas.csv', import.meta.url), 'utf8');
const header = 'uprn,lsoa_2011,source\n';

describe('importing the census areas of homes', () => {
  let made: TestDatabase;
  let database: Database;
  let alder: Alder;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 3 });
    alder = await createAlder(database);
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const send = (text: string) => importLines(database, alder.landlordId, censusAreasImporter, { now: instant('2026-11-22T10:00:00.000Z'), newId, name: 'areas.csv', by: { staffId: null, name: 'A. Admin' }, chunks: [text] });
  const stored = async () => (await database.inLandlord(alder.landlordId, (tx) => tx.query<{ lsoa: string }>('select lsoa_2011 as lsoa from home_census_areas where landlord_id = $1 order by 1', [tx.landlordId]))).map(({ lsoa }) => lsoa);

  it('reads the example of the guide, the same file again changes nothing, and a later one says otherwise of one home', async () => {
    const first = await send(example);
    assert.deepEqual([first.new, first.rejected, await stored()], [3, 0, ['E01005753', 'E01005753', 'E01005754']]);
    assert.equal((await send(example)).unchanged, 3);
    const counts = await send(`${header}999999000001,e01005754,Survey\n`);
    assert.deepEqual([counts.changed, await stored()], [1, ['E01005753', 'E01005754', 'E01005754']]);
  });

  it('rejects a home that is not here, one that is there twice, and a code that was no area of 2011', async () => {
    const counts = await send(`${header}999999999991,E01005754,Survey\n999999000014,E01005754,Survey\n999999000014,E01005754,Survey\n999999000101,E01035000,Survey\n999999000101,W01000001,Survey\n999999000101,,Survey\n`);
    assert.equal(counts.rejected, 5);
  });
});
