import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { instant } from '../clock/index.ts';
import { insertRows, openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { homesImporter } from '../homes/index.ts';
import { importLines, ImportRefused, type LinesOptions, type RejectedRow } from './index.ts';
import type { FileChunks } from './read-file.ts';

const { columns } = homesImporter;
const root = new URL('../../', import.meta.url);
const example = () => createReadStream(new URL('docs/how-to/example-homes.csv', root));
const mistakes = () => createReadStream(new URL('test/fixtures/homes-with-mistakes.csv', root));
const options: LinesOptions = { now: instant('2026-11-22T10:00:00.000Z'), newId, name: 'homes.csv', by: { staffId: null, name: 'a test' } };
const importHomes = (on: Database, landlordId: string, chunks: FileChunks, given: LinesOptions) => importLines(on, landlordId, homesImporter, { ...given, chunks });

let test: TestDatabase;
let database: Database;
let alder: string;
let elm: string;

async function newLandlord(...organisations: readonly string[]): Promise<string> {
  const id = newId();
  await database.inLandlord(id, async (tx) => {
    await insertRows(tx, 'landlords', [{
      id, slug: `l-${id.slice(-12)}`, name: 'Invented', colour: '#000000', phone: '0', emergency_phone: '0', email: 'a@example.org', created_at: options.now,
    }]);
    await insertRows(tx, 'organisations', organisations.map((name) => ({ landlord_id: id, id: newId(), name, kind: 'council' })));
  });
  return id;
}

const count = (landlord: string, table: string) =>
  database.inLandlord(landlord, async (tx) => (await tx.query<{ n: number }>(`select count(*) as n from ${table} where landlord_id = $1`, [landlord]))[0]?.n);

const exampleWith = async (from: string, to: string) => Readable.from([(await example().setEncoding('utf8').toArray()).join('').replace(from, to)]);

describe('importing homes', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 3 });
  });
  beforeEach(async () => {
    alder = await newLandlord('Alder Borough Council', 'Alder Homes');
    elm = await newLandlord('Elm Housing Association');
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  it('makes the homes of the example file, and the places they are part of', async () => {
    const report = await importHomes(database, alder, example(), options);
    assert.deepEqual(report, {
      rows: 5, new: 5, changed: 0, unchanged: 0, rejected: 0,
      others: { padded: 0, wards: 2, neighbourhoods: 2, estates: 2, blocks: 1, communal_areas: 5 },
    });
    const [home] = await database.inLandlord(alder, (tx) => tx.query<Record<string, unknown>>(
      `select h.address_line, h.postcode_key, h.built_from, h.facts_on, b.storeys, w.name as ward, o.name as owner
       from homes h join blocks b on b.id = h.block_id join wards w on w.code = h.ward_code join organisations o on o.id = h.owning_organisation_id
       where h.landlord_id = $1 and h.uprn = '999999000014'`, [alder]));
    assert.deepEqual(home, {
      address_line: '14 Larch House', postcode_key: 'SK399AA', built_from: 1965, facts_on: '2024-05-01',
      storeys: 12, ward: 'Brinnington and Central', owner: 'Alder Borough Council',
    });
  });

  it('changes nothing when the same file comes again', async () => {
    await importHomes(database, alder, example(), options);
    const again = await importHomes(database, alder, example(), { ...options, now: instant('2026-11-23T10:00:00.000Z') });
    assert.deepEqual([again.new, again.changed, again.unchanged], [0, 0, 5]);
    assert.deepEqual(again.others, { padded: 0, wards: 0, neighbourhoods: 0, estates: 0, blocks: 0, communal_areas: 0 });
    const touched = await database.inLandlord(alder, (tx) => tx.query('select 1 from homes where landlord_id = $1 and updated_at <> $2', [alder, options.now]));
    assert.equal(touched.length, 0);
    assert.equal(await count(alder, 'communal_areas'), 5);
  });

  it('updates the home that changed and keeps its id', async () => {
    await importHomes(database, alder, example(), options);
    const idOf14 = () => database.inLandlord(alder, (tx) => tx.query<{ id: string; epc_band: string }>(
      `select id, epc_band from homes where landlord_id = $1 and uprn = '999999000014'`, [alder]));
    const [before] = await idOf14();
    const report = await importHomes(database, alder, await exampleWith('extract,D', 'extract,C'), options);
    assert.deepEqual([report.new, report.changed, report.unchanged], [0, 1, 4]);
    assert.deepEqual(await idOf14(), [{ id: before?.id, epc_band: 'C' }]);
  });

  it('takes a new name of a ward and moves an estate to another neighbourhood', async () => {
    await importHomes(database, alder, example(), options);
    await importHomes(database, alder, await exampleWith('Goyt Side,Mill Bank,,,,E05000796,Offerton', 'Central,Mill Bank,,,,E05000796,Offerton and Bosden'), options);
    const places = await database.inLandlord(alder, (tx) => tx.query(
      `select w.name as ward, n.name as neighbourhood from estates e join neighbourhoods n on n.id = e.neighbourhood_id, wards w
       where e.landlord_id = $1 and e.name = 'Mill Bank' and w.code = 'E05000796'`, [alder]));
    assert.deepEqual(places, [{ ward: 'Offerton and Bosden', neighbourhood: 'Central' }]);
  });

  it('reports in a dry run what it would do, and does nothing', async () => {
    const report = await importHomes(database, alder, example(), { ...options, isDryRun: true });
    assert.equal(report.new, 5);
    for (const table of ['homes', 'blocks', 'estates', 'neighbourhoods', 'wards', 'communal_areas']) {
      assert.equal(await count(alder, table), 0, table);
    }
  });

  it('keeps the good rows and tells what is wrong with the others, by line', async () => {
    const rejections: RejectedRow[] = [];
    const report = await importHomes(database, alder, mistakes(), { ...options, onRejected: (row) => rejections.push(row) });
    assert.deepEqual([report.rows, report.new, report.rejected, report.others['padded']], [8, 2, 6, 1]);
    assert.deepEqual(rejections.map(({ line, problems }) => `${line} ${problems.map(({ field }) => field).join(', ')}`), [
      '3 uprn', '4 uprn', '5 block_storeys', '6 ward_name', '7 neighbourhood', '8 postcode, owning_organisation, facts_on',
    ]);
    assert.match(rejections[1]?.problems[0]?.reason ?? '', /earlier row has the same UPRN/);
    assert.match(rejections[2]?.problems[0]?.reason ?? '', /Larch House: 12 storeys/);
  });

  it('is not seen by another landlord, who may have the same UPRN', async () => {
    await importHomes(database, alder, example(), options);
    assert.equal(await count(elm, 'homes'), 0);
    const seen = await database.inLandlord(elm, (tx) => tx.query('select 1 from homes where landlord_id = $1', [alder]));
    assert.equal(seen.length, 0);
    const text = (await example().setEncoding('utf8').toArray()).join('').replaceAll(/Alder Borough Council|Alder Homes/g, 'Elm Housing Association');
    assert.equal((await importHomes(database, elm, Readable.from([text]), options)).new, 5);
    assert.equal(await count(alder, 'homes'), 5);
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['an empty file', '', /empty/],
    ['a file with other columns', 'id,address\n1,2\n', /^Most of the columns are missing\. .*: uprn,address_line,/],
    ['semicolons, whose cells have quotation marks', `${columns.join(';')}\n1;"14; Larch"; "House"\n2;Flat "A"; x\n`, /separated by semicolons/],
    ['quotation marks that do not match', `${columns.join(',')}\n1,"14 Larch"House",x\n`, /near line 2: its quotation marks/],
  ];
  for (const [what, text, words] of refused) {
    it(`refuses ${what} as a whole`, async () => {
      await assert.rejects(importHomes(database, alder, Readable.from([text]), options), (error) => {
        assert.ok(error instanceof ImportRefused);
        assert.match(error.message, words);
        return true;
      });
      assert.equal(await count(alder, 'homes'), 0);
    });
  }

  it('saves nothing of a file that breaks off', async () => {
    async function* broken() {
      yield (await example().setEncoding('utf8').toArray()).join('');
      throw new Error('the line went dead');
    }
    await assert.rejects(importHomes(database, alder, Readable.from(broken()), options), /line went dead/);
    assert.equal(await count(alder, 'homes'), 0);
  });
});
