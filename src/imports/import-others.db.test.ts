import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { createAlder, type Alder } from '../../test/fixtures/alder-homes.ts';
import { verifyAllCases } from '../casefile/index.ts';
import { addHours, instant } from '../clock/index.ts';
import { insertRows, openDatabase, type Database, type Tx } from '../platform/database/index.ts';
import type { Importer } from '../platform/importer.ts';
import { newId } from '../platform/ids.ts';
import { repairHistoryImporter } from '../repairs/index.ts';
import { residentsImporter } from '../residents/index.ts';
import { importLines, type LinesOptions, type RejectedRow } from './index.ts';

const read = (name: string) => readFileSync(new URL(`../../docs/how-to/${name}`, import.meta.url), 'utf8');
const residents = read('example-residents.csv');
const repairs = read('example-repairs-history.csv');
const now = instant('2026-11-22T10:00:00.000Z');

describe('what comes from the system before', () => {
  let test: TestDatabase;
  let database: Database;
  let alder: Alder;

  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 3 });
  });
  beforeEach(async () => {
    alder = await createAlder(database);
    await database.inLandlord(alder.landlordId, addPlanner);
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  async function addPlanner(tx: Tx): Promise<void> {
    const [staffId, teamId] = [newId(), newId()];
    await insertRows(tx, 'staff', [{
      landlord_id: tx.landlordId, id: staffId, organisation_id: alder.company, name: 'P. Shah', email: 'Planner@alder.example', roles: ['planner'], created_at: now,
    }]);
    await insertRows(tx, 'teams', [{ landlord_id: tx.landlordId, id: teamId, organisation_id: alder.company, name: 'Repairs' }]);
    await insertRows(tx, 'team_members', [{ landlord_id: tx.landlordId, team_id: teamId, staff_id: staffId }]);
  }

  const query = <Row>(sql: string): Promise<Row[]> => database.inLandlord(alder.landlordId, (tx) => tx.query<Row>(sql, [alder.landlordId]));

  async function bring<Row>(importer: Importer<Row>, text: string, differing: Partial<LinesOptions> = {}) {
    const rejected: RejectedRow[] = [];
    const counts = await importLines(database, alder.landlordId, importer, {
      chunks: [text], name: 'before.csv', now, newId, by: { staffId: null, name: 'A. Admin' }, onRejected: (row) => rejected.push(row),
      choices: { ownerEmail: 'planner@alder.example' }, ...differing,
    });
    const { others: _, ...rows } = counts;
    return { rows, problems: rejected.flatMap(({ line, problems }) => problems.map(({ field, reason, mend }) => `${line} ${field}: ${reason} ${mend}`)) };
  }

  describe('residents', () => {
    const person = (key: string) => query<Record<string, unknown>>(
      `select name, mobile, preferred_channel, language, needs_answer, needs_confirmed_on, date_of_birth from residents where landlord_id = $1 and resident_key = '${key}'`);
    const changesOf = async (key: string) => (await query<{ type: string }>(
      `select e.type from resident_events e join residents r on r.landlord_id = e.landlord_id and r.id = e.resident_id where e.landlord_id = $1 and r.resident_key = '${key}' order by e.at, e.id`)).map(({ type }) => type);

    it('come with their tenancies and what is known of their needs; the same file again changes nothing', async () => {
      assert.deepEqual(await bring(residentsImporter, residents), { rows: { rows: 5, new: 5, changed: 0, unchanged: 0, rejected: 0 }, problems: [] });
      assert.deepEqual(await person('P-1001'), [{
        name: 'Ms A. Okafor', mobile: '07700900123', preferred_channel: 'text', language: 'English', needs_answer: 'declared', needs_confirmed_on: '2026-03-02', date_of_birth: '1988-02-29',
      }]);
      assert.deepEqual(await query('select kind, detail, instruction, consent_basis as basis from household_needs where landlord_id = $1 order by kind'), [
        { kind: 'hearing', detail: 'wears a hearing aid', instruction: null, basis: 'reasonable adjustments' },
        { kind: 'mobility', detail: 'walks with a frame', instruction: 'allow ten minutes to reach the door', basis: 'reasonable adjustments' },
      ]);
      assert.deepEqual((await bring(residentsImporter, residents)).rows, { rows: 5, new: 0, changed: 0, unchanged: 5, rejected: 0 });
      assert.deepEqual(await changesOf('P-1001'), ['PersonImported']);
    });

    it('not asked stays unknown: it is not the same as none', async () => {
      await bring(residentsImporter, residents);
      const answers = await query<{ resident_key: string; needs_answer: string }>('select resident_key, needs_answer from residents where landlord_id = $1 order by resident_key');
      assert.deepEqual(answers.map((each) => each.needs_answer), ['declared', 'unknown', 'none', 'unknown', 'unknown']);
    });

    it('what changed in the file changes here, with an entry; an empty cell says nothing', async () => {
      await bring(residentsImporter, residents);
      const later = residents.replace('07700 900123,,a.okafor@example.com', '07700 900999,,').replace('Tomasz Zielinski', 'Tomasz Zieliński');
      assert.deepEqual((await bring(residentsImporter, later, { now: addHours(now, 1) })).rows, { rows: 5, new: 0, changed: 2, unchanged: 3, rejected: 0 });
      assert.equal((await person('P-1001'))[0]?.['mobile'], '07700900999');
      assert.deepEqual(await query(`select email from residents where landlord_id = $1 and resident_key = 'P-1001'`), [{ email: 'a.okafor@example.com' }]);
      assert.deepEqual(await changesOf('P-1001'), ['PersonImported', 'ContactDetailsChanged']);
      assert.deepEqual(await changesOf('P-1003'), ['PersonImported', 'PersonCorrected']);
    });

    it('what was put right here meanwhile is not undone by the old file', async () => {
      await bring(residentsImporter, residents);
      await query(`update residents set mobile = '07700900777' where landlord_id = $1 and resident_key = 'P-1001'`);
      assert.equal((await bring(residentsImporter, residents)).rows.unchanged, 5);
      assert.equal((await person('P-1001'))[0]?.['mobile'], '07700900777');
    });

    it('a newer answer about needs is the whole answer; an older one is left', async () => {
      await bring(residentsImporter, residents);
      const newer = residents.replace('; hearing: wears a hearing aid,the person,reasonable adjustments,2026-03-02', ',the person,reasonable adjustments,2026-05-05');
      const older = newer.replace('2026-05-05', '2020-01-01').replace('walks with a frame', 'uses a stick');
      await bring(residentsImporter, newer, { now: addHours(now, 1) });
      await bring(residentsImporter, older, { now: addHours(now, 2) });
      assert.deepEqual(await query(`select kind, detail, ended_on, last_confirmed_on as on from household_needs where landlord_id = $1 order by kind`), [
        { kind: 'hearing', detail: 'wears a hearing aid', ended_on: '2026-05-05', on: '2026-03-02' },
        { kind: 'mobility', detail: 'walks with a frame', ended_on: null, on: '2026-05-05' },
      ]);
    });

    it('a tenancy that ended ends here, with an entry', async () => {
      await bring(residentsImporter, residents);
      await bring(residentsImporter, residents.replace('T-5002,2024-09-16,,', 'T-5002,2024-09-16,2026-11-01,'), { now: addHours(now, 1) });
      assert.deepEqual(await query(`select ended_on from tenancies where landlord_id = $1 and tenancy_key = 'T-5002'`), [{ ended_on: '2026-11-01' }]);
      assert.deepEqual(await changesOf('P-1003'), ['PersonImported', 'TenancyChanged']);
    });

    it('rows that contradict each other or have no home are told by line', async () => {
      const more = [
        'P-1001,999999000014,T-5001,2019-04-01,,tenant,secure,Ms A. Okafor,1988-02-29,07700 900123,,a.okafor@example.com,text,After 5pm,English,standard,declared,mobility: walks with a frame > allow ten minutes to reach the door; hearing: wears a hearing aid,the person,reasonable adjustments,2026-03-02',
        'P-1001,999999000101,T-5009,2026-10-01,,tenant,secure,Someone Else,,,,,,,,,,,,,',
        'P-2000,999999009999,T-9000,2020-01-01,,tenant,secure,Nobody Home,,,,,,,,,,,,,',
      ];
      const { rows, problems } = await bring(residentsImporter, `${residents}${more.join('\n')}`);
      assert.deepEqual([rows.new, rows.rejected], [5, 3]);
      assert.match(problems[0] ?? '', /^7 row: An earlier row says the same/);
      assert.match(problems[1] ?? '', /^8 resident_key: An earlier row says otherwise of this person/);
      assert.match(problems[2] ?? '', /^9 uprn: There is no home with the UPRN 999999009999/);
    });
  });

  describe('repairs', () => {
    it('become cases with a reference of their own series and one entry that says where they came from', async () => {
      assert.deepEqual(await bring(repairHistoryImporter, repairs), { rows: { rows: 5, new: 5, changed: 0, unchanged: 0, rejected: 0 }, problems: [] });
      const cases = await query('select reference, title, stage, closed_at is not null as closed from cases where landlord_id = $1 order by reference');
      assert.deepEqual(cases, [
        { reference: 'OLD-2024-00001', title: 'Water is leaking from a pipe, tank, radiator or tap', stage: 'closed', closed: true },
        { reference: 'OLD-2024-00002', title: 'There is damp or mould', stage: 'closed', closed: true },
        { reference: 'OLD-2025-00001', title: 'Balcony door sticks', stage: 'cancelled', closed: true },
        { reference: 'OLD-2026-00001', title: 'The roof or a gutter leaks', stage: 'cancelled', closed: true },
        { reference: 'OLD-2026-00002', title: 'A tap drips or will not turn', stage: 'diagnosed', closed: false },
      ]);
      const events = await query<{ type: string; actor_name: string; data: Record<string, unknown> }>(
        `select e.type, e.actor_name, e.data from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id
         where e.landlord_id = $1 and c.closed_at is not null order by c.reference, e.sequence`);
      assert.deepEqual(events.map(({ type }) => type), Array.from({ length: 4 }, () => 'ImportedFromBefore'));
      assert.equal(events[0]?.actor_name, 'Import by A. Admin');
      assert.deepEqual([events[1]?.data['jobNumber'], events[1]?.data['costPence'], events[1]?.data['noAccessVisits'], events[1]?.data['fileName']], ['J-100655', 124_000, 2, 'before.csv']);
      assert.deepEqual(await query(`select count(*) as n from promises where landlord_id = $1`), [{ n: 0 }]);
    });

    it('their chains hold', async () => {
      await bring(repairHistoryImporter, repairs);
      const checked = await database.inLandlord(alder.landlordId, async (tx) => {
        const all: boolean[] = [];
        for await (const { intact } of verifyAllCases(tx)) all.push(intact);
        return all;
      });
      assert.deepEqual(checked, [true, true, true, true, true]);
    });

    it('only what is still open has clocks: its old target, carried over, and the update rhythm', async () => {
      await bring(residentsImporter, residents);
      await bring(repairHistoryImporter, repairs);
      const clocks = await query<{ rule: string; due_on: string; because: string }>('select rule, due_on, because from deadlines where landlord_id = $1 order by rule desc');
      assert.deepEqual(clocks.map(({ rule, due_on }) => [rule, due_on]), [['repairs.carried-over', '2026-11-26'], ['policy.update-rhythm', '2026-11-27']]);
      assert.match(clocks[0]?.because ?? '', /Carried over: the system before had promised it by 26 Nov 2026, as job J-101701/);
      assert.deepEqual(await query(`select r.name from cases c join residents r on r.landlord_id = c.landlord_id and r.id = c.resident_id where c.landlord_id = $1`), [{ name: 'Ms A. Okafor' }]);
    });

    it('again, nothing changes; a row that now says otherwise is refused, for the record is never rewritten', async () => {
      await bring(repairHistoryImporter, repairs);
      assert.deepEqual((await bring(repairHistoryImporter, repairs)).rows, { rows: 5, new: 0, changed: 0, unchanged: 5, rejected: 0 });
      const { rows, problems } = await bring(repairHistoryImporter, repairs.replace('84.50', '94.50'));
      assert.deepEqual([rows.unchanged, rows.rejected], [4, 1]);
      assert.match(problems[0] ?? '', /^2 job_number: This job was brought over before, with other facts, as OLD-2024-00001/);
    });

    const mistakes: readonly (readonly [from: string, to: string, RegExp])[] = [
      ['999999000001,2025', '999999009999,2025', /4 uprn: There is no home/],
      ['planner@alder.example', 'nobody@alder.example', /6 owner_email: Nobody who may own a repair has this email/],
      ['2024-01-18,1', '2023-01-18,1', /2 completed_at: It is before the repair was reported\. It was reported on 2024-01-15/],
      ['J-101020', 'J-100655', /4 job_number: An earlier row has the same job number/],
    ];
    it('an owner named for the whole file who is nobody here is said to be that, and not to be left out', async () => {
      const { problems } = await bring(repairHistoryImporter, repairs, { choices: { ownerEmail: 'nobody@alder.example' } });
      assert.match(problems[0] ?? '', /owner_email: Nobody who may own a repair has the email address here that was named for the whole file/);
    });

    for (const [from, to, words] of mistakes) {
      it(`${to} instead of ${from} rejects that row and no other`, async () => {
        const { rows, problems } = await bring(repairHistoryImporter, repairs.replace(from, to));
        assert.deepEqual([rows.new, rows.rejected, problems.length], [4, 1, 1]);
        assert.match(problems[0] ?? '', words);
      });
    }

    it('rows of nobody are refused, unless somebody is named for all of them', async () => {
      const { rows, problems } = await bring(repairHistoryImporter, repairs, { choices: {} });
      assert.deepEqual([rows.new, rows.rejected], [1, 4]);
      assert.match(problems[0] ?? '', /Nobody owns it/);
    });
  });
});
