import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { array, assert as check, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { tuesdayMorning } from '../../../test/builders/case.ts';
import type { BuiltLandlord } from '../../../test/builders/landlord.ts';
import { adviserAt, aLandlordOfTwoTeams, allDeeds, doDeed, openNumbered, type Deed } from '../../../test/builders/deeds.ts';
import { mortal } from '../../../test/mortal-worker.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { sweepDeadlines, type CaseId } from '../../casefile/index.ts';
import { addHours, dateInLondon, type Instant } from '../../clock/index.ts';
import { insertRows, openDatabase, type Database } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import '../../inspections/index.ts';
import '../../orders/index.ts';
import '../../repairs/index.ts';
import { compareMeasures } from '../command.ts';
import { countLandlord } from '../jobs.ts';
import { factDifferences, monthDifferences } from './compare.ts';
import { sumDifferences } from './mend-sums.ts';

type What = Deed | 'sweep' | 'count' | 'save unseen';
type Step = { readonly what: What; readonly which: number; readonly hours: number };

const on = (what: What, hours = 0): Step => ({ what, which: 0, hours });
/** One in which everything that counts happens. */
const storyOfEverything = [on('clock'), on('promise'), on('keep'), on('promise', 1), on('count'), on('sweep', 216), on('sweep', 216), on('close', 1), on('reopen', 24), on('count'), on('team'), on('close')];

describe('what is kept up of every measure', () => {
  let made: TestDatabase;
  let database: Database;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl });
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const opened = async (landlord: BuiltLandlord, number: number, now: Instant): Promise<CaseId> => (await openNumbered(database, landlord, { number, now })).id;
  const done = (caseId: CaseId, deed: Deed, doing: Parameters<typeof doDeed>[3]) => database.inLandlord(doing.landlord.id, (tx) => doDeed(tx, caseId, deed, doing));
  const count = (landlord: BuiltLandlord, now: Instant = tuesdayMorning) => countLandlord(database, landlord.id, now);
  const differences = (landlord: BuiltLandlord) => database.inLandlord(landlord.id, async (tx) => [...(await factDifferences(tx)), ...(await monthDifferences(tx)), ...(await sumDifferences(tx)).differences]);
  const sums = async (landlord: BuiltLandlord) => Object.fromEntries((await database.inLandlord(landlord.id, (tx) => tx.query<{ measure: string; total: number; hits: number }>(
    `select measure, sum(total)::bigint as total, sum(hits)::bigint as hits from measured_months where landlord_id = $1 and counted_by = 'nothing' group by measure having sum(total) > 0`, [landlord.id]))).map(({ measure, total, hits }) => [measure, `${hits} of ${total}`]));

  it('equals a full recount, whatever is done to the cases and in whatever order, told of or not', async () => {
    const whats = [...allDeeds, 'sweep', 'sweep', 'count', 'save unseen'] as What[];
    const steps = array(record<Step>({ what: constantFrom(...whats), which: integer({ min: 0, max: 1 }), hours: integer({ min: 0, max: 24 * 9 }) }), { minLength: 5, maxLength: 30 });
    const seen = new Set<string>();
    await check(asyncProperty(steps, async (story) => {
      const { landlord, otherTeam } = await aLandlordOfTwoTeams(database);
      const cases = [await opened(landlord, 1, tuesdayMorning), await opened(landlord, 2, tuesdayMorning)];
      let now = tuesdayMorning;
      for (const { what, which, hours } of story) {
        now = addHours(now, hours);
        const id = cases[which] ?? newId() as CaseId;
        if (what === 'count') await count(landlord, now);
        else if (what === 'sweep') await sweepDeadlines(database, landlord.id, { now, today: dateInLondon(now), newId });
        else if (what === 'save unseen') await database.inLandlord(landlord.id, (tx) => tx.query('delete from cases_to_count where landlord_id = $1', [landlord.id]));
        else await done(id, what, { landlord, otherTeam, context: adviserAt(landlord, now) });
      }
      // What no save told of is found by the walk of the next day.
      await count(landlord, addHours(now, 25));
      assert.deepEqual(await differences(landlord), []);
      for (const measure of Object.keys(await sums(landlord))) seen.add(measure);
    }), { numRuns: 15, examples: [[storyOfEverything]] });
    for (const measure of ['overdue-now', 'silent-now', 'opened', 'closed-late', 'promises-kept', 'silences', 'not-fixed']) assert.ok(seen.has(measure), `nothing ever counted as ${measure}`);
  });

  it('moves whole with a case that changes teams', async () => {
    const { landlord, otherTeam } = await aLandlordOfTwoTeams(database);
    const id = await opened(landlord, 1, tuesdayMorning);
    await count(landlord);
    await done(id, 'team', { landlord, otherTeam, context: adviserAt(landlord, tuesdayMorning) });
    await count(landlord);
    const rows = await database.inLandlord(landlord.id, (tx) => tx.query<{ team_id: string; total: number }>(
      `select g.team_id, m.total from measured_months m join case_groups g on g.landlord_id = $1 and g.id = m.group_id where m.landlord_id = $1 and m.counted_by = 'team' and m.measure = 'opened' order by m.total`, [landlord.id]));
    assert.deepEqual(rows, [{ team_id: landlord.repairsTeamId, total: 0 }, { team_id: otherTeam, total: 1 }]);
  });

  it('finds by itself a home that was given to another organisation', async () => {
    const { landlord } = await aLandlordOfTwoTeams(database);
    await opened(landlord, 1, tuesdayMorning);
    await count(landlord);
    const partner = newId();
    await database.inLandlord(landlord.id, async (tx) => {
      await insertRows(tx, 'organisations', [{ landlord_id: landlord.id, id: partner, name: 'Larchfield Company', kind: 'arms-length company' }]);
      await tx.query('update homes set managing_organisation_id = $2 where landlord_id = $1', [landlord.id, partner]);
    });
    assert.notDeepEqual(await differences(landlord), []);
    await count(landlord, addHours(tuesdayMorning, 25));
    assert.deepEqual(await differences(landlord), []);
  });

  it('is right after two who count at once, and after one killed at every step', async () => {
    const { landlord } = await aLandlordOfTwoTeams(database);
    for (let number = 1; number <= 12; number += 1) await opened(landlord, number, tuesdayMorning);
    for (let step = 0; step < 14; step += 1) await countLandlord(mortal(step, { database, mailer: undefined }).database, landlord.id, tuesdayMorning).catch(() => undefined);
    await Promise.all([count(landlord), count(landlord), count(landlord)]);
    await count(landlord);
    assert.deepEqual(await differences(landlord), []);
    assert.equal((await sums(landlord))['opened'], '12 of 12');
  });

  it('is summed up anew where it was counted before there were sums', async () => {
    const { landlord } = await aLandlordOfTwoTeams(database);
    await opened(landlord, 1, tuesdayMorning);
    await count(landlord);
    await database.inLandlord(landlord.id, async (tx) => {
      await tx.query(`delete from measured_months where landlord_id = $1 and counted_by <> 'everything'`, [landlord.id]);
      await tx.query(`update counting_progress set measures = 'opened' where landlord_id = $1`, [landlord.id]);
    });
    assert.deepEqual(await sums(landlord), {});
    await count(landlord);
    assert.equal((await sums(landlord))['opened'], '1 of 1');
    assert.deepEqual(await differences(landlord), []);
  });

  it('says how its command is called', async () => {
    for (const args of [[], ['mend'], ['check', 'rebuild']]) await assert.rejects(compareMeasures(database, args, tuesdayMorning), /Say it like/);
  });

  it('that was spoiled is named by the check and mended by the rebuild', async () => {
    const { landlord } = await aLandlordOfTwoTeams(database);
    await opened(landlord, 1, tuesdayMorning);
    await count(landlord);
    await database.inLandlord(landlord.id, async (tx) => {
      await tx.query(`update measured_months set total = 5 where landlord_id = $1 and counted_by = 'everything' and measure = 'opened'`, [landlord.id]);
      await tx.query(`update measured_months set hits = 7 where landlord_id = $1 and counted_by = 'trade' and measure = 'silent-now'`, [landlord.id]);
      await tx.query(`update measured_facts set hit = true where landlord_id = $1 and measure = 'silent-now'`, [landlord.id]);
    });
    const slug = `larchfield-${landlord.id.slice(-12)}`;
    const found = await compareMeasures(database, ['check', '--landlord', slug], tuesdayMorning);
    assert.equal(found.exitCode, 1);
    assert.match(found.text, /silent-now, 2026-11: hits -1\n[^]*opened, 2026-11: total -4\n[^]*silent-now summed by trade, 2026-11: hits -7\n/);
    assert.match((await compareMeasures(database, ['rebuild', '--landlord', slug], tuesdayMorning)).text, /mended/);
    assert.deepEqual(await compareMeasures(database, ['check', '--landlord', slug], tuesdayMorning), { text: 'The measures equal a full recount\n', exitCode: 0 });
  });
});
