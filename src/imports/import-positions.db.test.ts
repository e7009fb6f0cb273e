import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { createAlder, type Alder } from '../../test/fixtures/alder-homes.ts';
import { instant } from '../clock/index.ts';
import { positionsImporter } from '../homes/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { importLines } from './index.ts';

const example = readFileSync(new URL('../../docs/how-to/example-home-positions.csv', import.meta.url), 'utf8');
const now = instant('2026-11-22T10:00:00.000Z');

describe('importing where homes stand', () => {
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

  const send = (text: string) => importLines(database, alder.landlordId, positionsImporter, { now, newId, name: 'positions.csv', by: { staffId: null, name: 'A. Admin' }, chunks: [text] });
  const stored = () => database.inLandlord(alder.landlordId, (tx) => tx.query<{ uprn: string; latitude: number }>('select h.uprn, p.latitude from home_positions p join homes h on h.landlord_id = $1 and h.id = p.home_id where p.landlord_id = $1', [tx.landlordId]));

  it('reads the example of the guide, and the same file again changes nothing', async () => {
    const first = await send(example);
    assert.deepEqual([first.new, first.rejected], [3, 0]);
    assert.deepEqual((await stored()).map(({ latitude }) => latitude).toSorted(), [53.42716, 53.42716, 53.42801]);
    const again = await send(example);
    assert.deepEqual([again.new, again.unchanged], [0, 3]);
  });

  it('moves a home that a later file says otherwise of, and leaves the others', async () => {
    const counts = await send('uprn,latitude,longitude,source\n999999000001,53.43,-2.13,Survey\n');
    assert.deepEqual([counts.changed, (await stored()).length], [1, 3]);
  });

  it('rejects a home that is not here, and one that is there twice', async () => {
    const counts = await send('uprn,latitude,longitude,source\n999999999991,53.43,-2.13,Survey\n999999000014,53.43,-2.13,Survey\n999999000014,53.44,-2.13,Survey\n');
    assert.equal(counts.rejected, 2);
  });
});
