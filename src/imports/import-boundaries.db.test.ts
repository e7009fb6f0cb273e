import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { createAlder, type Alder } from '../../test/fixtures/alder-homes.ts';
import { instant } from '../clock/index.ts';
import { boundariesImporter, homesImporter } from '../homes/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { importLines, type RejectedRow } from './index.ts';
import { exampleOf } from './samples.ts';

const now = instant('2026-11-22T10:00:00.000Z');
const square = (west: number) => [[[west, 53.4], [-2.1, 53.4], [-2.1, 53.5], [west, 53.5], [west, 53.4]]];

describe('importing the boundaries of areas', () => {
  let made: TestDatabase;
  let database: Database;
  let alder: Alder;
  let ours: { ward: string; neighbourhood: string };
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 3 });
    alder = await createAlder(database);
    const [first] = await database.inLandlord(alder.landlordId, (tx) => tx.query<{ ward: string; neighbourhood: string }>('select w.code as ward, n.name as neighbourhood from wards w join neighbourhoods n on n.landlord_id = $1 where w.landlord_id = $1 order by w.code, n.name limit 1', [tx.landlordId]));
    assert.ok(first !== undefined);
    ours = first;
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const file = (west: number) => JSON.stringify({
    type: 'FeatureCollection', source: 'Ordnance Survey',
    features: [[{ WD25CD: ours.ward, WD25NM: 'Ours' }, west], [{ WD25CD: 'E05999999', WD25NM: 'Another' }, west], [{ name: ours.neighbourhood, level: 'neighbourhood' }, west], [{ name: ours.neighbourhood, level: 'neighbourhood' }, west]]
      .map(([properties, at]) => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: square(Number(at)) } })),
  });
  const send = async (text: string, isDryRun = false) => {
    const rejected: RejectedRow[] = [];
    const counts = await importLines(database, alder.landlordId, boundariesImporter, { now, newId, isDryRun, name: 'wards.geojson', by: { staffId: null, name: 'A. Admin' }, chunks: [text], onRejected: (row) => rejected.push(row) });
    return { counts, reasons: rejected.map(({ problems }) => problems[0]?.reason ?? '').join(' ') };
  };
  const stored = () => database.inLandlord(alder.landlordId, (tx) => tx.query<{ level: string; source: string; polygons: unknown }>('select level, source, polygons from area_boundaries where landlord_id = $1 order by level', [tx.landlordId]));

  it('saves nothing when it is only checked', async () => {
    const { counts } = await send(file(-2.2), true);
    assert.deepEqual([counts.new, counts.rejected, (await stored()).length], [2, 2, 0]);
  });

  it('takes those of our areas, says which others did not match, and the same file again changes nothing', async () => {
    const { counts, reasons } = await send(file(-2.2));
    assert.deepEqual([counts.new, counts.rejected], [2, 2]);
    assert.match(reasons, /code E05999999.*An earlier row is the same neighbourhood/);
    assert.deepEqual(await stored(), ['neighbourhood', 'ward'].map((level) => ({ level, source: 'Ordnance Survey', polygons: [square(-2.2)] })));
    const again = await send(file(-2.2));
    assert.deepEqual([again.counts.new, again.counts.changed, again.counts.unchanged], [0, 0, 2]);
  });

  it('draws anew what a later file says otherwise of', async () => {
    assert.equal((await send(file(-2.3))).counts.changed, 2);
    assert.deepEqual((await stored()).map(({ polygons }) => polygons), [[square(-2.3)], [square(-2.3)]]);
  });

  it('takes the example of the guide once the example of homes is there', async () => {
    const options = { now, newId, isDryRun: false, by: { staffId: null, name: 'A. Admin' } };
    const homes = await importLines(database, alder.landlordId, homesImporter, { ...options, name: 'homes.csv', chunks: [exampleOf('homes')] });
    assert.equal(homes.rejected, 0);
    assert.deepEqual((({ counts, reasons }) => [counts.rejected, reasons])(await send(exampleOf('area-boundaries'))), [0, '']);
  });
});
