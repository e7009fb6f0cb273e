import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { instant } from '../clock/index.ts';
import { homesImporter } from '../homes/index.ts';
import { insertRows, openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { repairHistoryImporter } from '../repairs/index.ts';
import { importLines } from './import-lines.ts';
import type { RejectedRow } from './model.ts';

const example = readFileSync(new URL('../../docs/how-to/example-homes-ended.csv', import.meta.url), 'utf8');
const options = { now: instant('2026-11-22T10:00:00.000Z'), newId, name: 'homes.csv', by: { staffId: null, name: 'a test' } };

describe('homes that a file says are no longer ours', () => {
  let made: TestDatabase;
  let database: Database;
  let landlord: BuiltLandlord;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 3 });
    landlord = await aLandlord(database);
    await database.inLandlord(landlord.id, (tx) => insertRows(tx, 'organisations', ['Alder Borough Council', 'Alder Homes'].map((name) => ({ landlord_id: tx.landlordId, id: newId(), name, kind: 'council' }))));
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const importHomes = (text: string, more = {}) => importLines(database, landlord.id, homesImporter, { ...options, ...more, chunks: [text] });
  const ends = () => database.inLandlord(landlord.id, (tx) => tx.query(
    'select h.uprn, e.ended_on as on, e.how, e.words, e.recorded_by_name as by, e.undone_at is not null as undone from home_endings e join homes h on h.landlord_id = $1 and h.id = e.home_id where e.landlord_id = $1 order by e.recorded_at, e.id', [tx.landlordId]));
  const sold = { uprn: '999999000014', on: '2026-03-03', how: 'right to buy', words: 'Completion statement of 3 March', by: 'Import by a test', undone: false };
  const without = (text: string) => text.split('\n').map((line) => line.split(',').slice(0, -3).join(',')).join('\n');

  it('are told in a dry run and written down by the import; the same file again changes nothing', async () => {
    assert.equal((await importHomes(example, { isDryRun: true })).new, 2);
    assert.deepEqual(await ends(), []);
    assert.equal((await importHomes(example)).new, 2);
    assert.deepEqual(await ends(), [sold]);
    const again = await importHomes(example);
    assert.deepEqual([again.unchanged, again.rejected], [2, 0]);
  });

  it('stay ended where a later file has not the columns, or has nothing in them', async () => {
    for (const text of [without(example), example.replace('2026-03-03,right to buy,Completion statement of 3 March', ',,')]) {
      const { unchanged, rejected } = await importHomes(text);
      assert.deepEqual([unchanged, rejected, await ends()], [2, 0, [sold]]);
    }
  });

  it('need all three columns or none, in their order', async () => {
    for (const [header, words] of [[example.replace(',ended_words', ''), /"ended_words" is missing/], [example.replace('ended_on,ended_how', 'ended_how,ended_on'), /must be number/], [without(example).replace('facts_on', 'facts_on,sold'), /"sold" is not one we know/]] as const) {
      await assert.rejects(importHomes(header), words);
    }
  });

  it('are rejected row by row where the end is otherwise than on record, half said or still to come, and the other rows are taken', async () => {
    for (const [cells, field] of [['2026-04-03,right to buy,', 'ended_on'], ['2026-03-03,,', 'ended_how'], ['2027-03-03,sold,', 'ended_on']] as const) {
      const fields: string[] = [];
      const { unchanged } = await importHomes(example.replace('2026-03-03,right to buy,Completion statement of 3 March', cells), { onRejected: ({ problems }: RejectedRow) => fields.push(...problems.map((problem) => problem.field)) });
      assert.deepEqual([unchanged, fields], [1, [field]], cells);
    }
    const reasons: string[] = [];
    await importHomes(without(example).replace('Stockport,', ''), { onRejected: ({ problems }: RejectedRow) => reasons.push(...problems.map(({ reason }) => reason)) });
    assert.deepEqual(reasons, ['The row has 25 cells and the file has 26 columns.']);
    assert.deepEqual(await ends(), [sold]);
  });

  it('tell the owners of their open cases, and are not ended again by the same file once a person undid it', async () => {
    const uprn = '100010000014';
    const reference = await new RepairsAtWork(database, landlord).report('tap', options.now);
    const [row = ''] = example.split('\n').slice(1);
    const file = `${example.split('\n')[0]}\n${row.replace('999999000014', uprn).replace('Larch Estate', 'Elm Estate')}\n`;
    assert.equal((await importHomes(file)).changed, 1);
    const events = await database.inLandlord(landlord.id, (tx) => tx.query<{ type: string; actor_name: string }>("select e.type, e.actor_name from case_events e join cases c on c.landlord_id = $1 and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2 and e.type = 'HomeEnded'", [tx.landlordId, reference]));
    assert.deepEqual(events, [{ type: 'HomeEnded', actor_name: 'Import by a test' }]);
    await database.inLandlord(landlord.id, (tx) => tx.query("update home_endings set undone_at = $2, undone_by_name = 'Jo', undone_reason = 'Another house' where landlord_id = $1 and home_id = $3", [tx.landlordId, options.now, landlord.homeId]));
    assert.equal((await importHomes(file)).rejected, 1);
  });

  it('take no repair of before that was reported when they were no longer ours', async () => {
    const bring = async (day: string) => {
      const reasons: string[] = [];
      const row = `J-${day},${sold.uprn},2026-03-${day} 09:40,leak,plumber,urgent,2026-03-20,2026-03-18,1,0,completed,yes,84.50,Bright Repairs,,Pipe drips`;
      const counts = await importLines(database, landlord.id, repairHistoryImporter, { ...options, choices: { ownerEmail: 'planner@larchfield.example' }, chunks: [`${repairHistoryImporter.columns.join(',')}\n${row}\n`], onRejected: ({ problems }) => reasons.push(...problems.map(({ reason }) => reason)) });
      return [counts.new, ...reasons];
    };
    assert.match(String(await bring('03')), /^0,This home is no longer ours since 2026-03-03/);
    assert.equal(String(await bring('04')).slice(0, 2), '0,');
  });
});
