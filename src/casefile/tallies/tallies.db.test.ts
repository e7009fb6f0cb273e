import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { array, assert as check, asyncProperty, constantFrom, integer, oneof, record } from 'fast-check';
import { tuesdayMorning } from '../../../test/builders/case.ts';
import { adviserAt, aLandlordOfTwoTeams, allDeeds, doDeed, openNumbered, type Deed } from '../../../test/builders/deeds.ts';
import { mortal } from '../../../test/mortal-worker.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { addHours, dateInLondon } from '../../clock/index.ts';
import { openDatabase, type Database } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { sweepDeadlines } from '../jobs.ts';
import { compareTallies } from './command.ts';
import { foldTallies } from './fold.ts';
import { measures, type Counts } from './model.ts';
import { countAsNotFixed } from './not-fixed.ts';
import { tallyDifferences } from './rebuild.ts';
import { noCounts } from './tally-of.ts';

countAsNotFixed('FixDenied');

/** One thing done to the cases of a landlord, at a moment some hours after the one before. */
interface Step {
  readonly what: Deed | 'sweep' | 'fold';
  readonly which: number;
  readonly hours: number;
}

const on = (what: Step['what'], hours = 0): Step => ({ what, which: 0, hours });
/** One in which everything that counts happens. */
const storyOfEverything = [on('clock'), on('promise'), on('keep'), on('promise', 1), on('sweep', 24 * 9), on('sweep', 24 * 9), on('close', 1), on('reopen', 24), on('fold'), on('team'), on('close')];

describe('the roll-up by team and month', () => {
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

  const differences = (id: string) => database.inLandlord(id, tallyDifferences);
  const kept = (id: string, table: string) => database.inLandlord(id, async (tx) => (await tx.query<Counts>(`select ${measures.map((measure) => `coalesce(sum(${measure}), 0)::int as ${measure}`).join(', ')} from ${table} where landlord_id = $1`, [id]))[0] ?? noCounts);

  it('equals a full recount, whatever is done to the cases and in whatever order', async () => {
    const steps = array(record<Step>({ what: oneof(constantFrom(...allDeeds), constantFrom('sweep' as const, 'sweep' as const, 'fold' as const)), which: integer({ min: 0, max: 2 }), hours: integer({ min: 0, max: 24 * 9 }) }), { minLength: 5, maxLength: 40 });
    const seen = { ...noCounts } as Record<keyof Counts, number>;
    await check(asyncProperty(steps, async (story) => {
      const { landlord, otherTeam } = await aLandlordOfTwoTeams(database);
      const parent = await openNumbered(database, landlord, { number: 1, now: tuesdayMorning });
      const cases = [parent, await openNumbered(database, landlord, { number: 2, now: tuesdayMorning }), await openNumbered(database, landlord, { number: 3, now: tuesdayMorning, links: [{ toCaseId: parent.id, toReference: parent.reference, kind: 'follow-on-to' }] })];
      let now = tuesdayMorning;
      for (const { what, which, hours } of story) {
        now = addHours(now, hours);
        const id = cases[which]?.id ?? parent.id;
        if (what === 'fold') await foldTallies(database, landlord.id);
        else if (what === 'sweep') await sweepDeadlines(database, landlord.id, { now, today: dateInLondon(now), newId });
        else await database.inLandlord(landlord.id, (tx) => doDeed(tx, id, what, { landlord, otherTeam, context: adviserAt(landlord, now) }));
      }
      assert.deepEqual(await differences(landlord.id), []);
      const before = await kept(landlord.id, '(select * from monthly_tallies union all select landlord_id, team_id, month, kind, opened, closed, closed_late, promises_made, promises_kept, promises_broken, silences, not_fixed from tally_changes) t');
      await foldTallies(database, landlord.id);
      assert.deepEqual(await kept(landlord.id, 'monthly_tallies'), before);
      assert.deepEqual(await kept(landlord.id, 'tally_changes'), noCounts);
      for (const measure of measures) seen[measure] += before[measure];
    }), { numRuns: 20, examples: [[storyOfEverything]] });
    for (const measure of measures) assert.ok(seen[measure] > 0, `nothing ever counted as ${measure}`);
  });

  it('moves whole with a case that changes teams', async () => {
    const { landlord, otherTeam } = await aLandlordOfTwoTeams(database);
    const { id } = await openNumbered(database, landlord, { number: 1, now: tuesdayMorning });
    const context = adviserAt(landlord, tuesdayMorning);
    for (const what of ['promise', 'keep', 'close', 'reopen', 'team'] as const) await database.inLandlord(landlord.id, (tx) => doDeed(tx, id, what, { landlord, otherTeam, context }));
    await foldTallies(database, landlord.id);
    const rows = await database.inLandlord(landlord.id, (tx) => tx.query<{ team_id: string; opened: number; promises_kept: number; not_fixed: number }>('select team_id, opened, promises_kept, not_fixed from monthly_tallies where landlord_id = $1 order by opened', [landlord.id]));
    assert.deepEqual(rows, [{ team_id: landlord.repairsTeamId, opened: 0, promises_kept: 0, not_fixed: 0 }, { team_id: otherTeam, opened: 1, promises_kept: 1, not_fixed: 1 }]);
  });

  async function manyChanges(count: number): Promise<string> {
    const { landlord } = await aLandlordOfTwoTeams(database);
    await database.inLandlord(landlord.id, (tx) => tx.query(
      `insert into tally_changes (landlord_id, id, team_id, month, kind, opened) select $1, gen_random_uuid(), $2, '2026-11-01', 'kind ' || n % 7, 1 from generate_series(1, ${count}) n`,
      [landlord.id, landlord.repairsTeamId]));
    return landlord.id;
  }

  it('is folded right by two workers at once', async () => {
    const id = await manyChanges(12_000);
    const folded = await Promise.all([foldTallies(database, id), foldTallies(database, id), foldTallies(database, id)]);
    await foldTallies(database, id);
    assert.ok(folded.every((count) => count <= 12_000));
    assert.deepEqual([(await kept(id, 'monthly_tallies')).opened, (await kept(id, 'tally_changes')).opened], [12_000, 0]);
  });

  it('is folded right by workers killed at every step', async () => {
    const id = await manyChanges(6000);
    for (let step = 0; step < 12; step += 1) await foldTallies(mortal(step, { database, mailer: undefined }).database, id).catch(() => undefined);
    assert.deepEqual([(await kept(id, 'monthly_tallies')).opened, (await kept(id, 'tally_changes')).opened], [6000, 0]);
  });

  it('that was spoiled is named by the check and mended by the rebuild, with more saved meanwhile', async () => {
    const { landlord } = await aLandlordOfTwoTeams(database);
    await openNumbered(database, landlord, { number: 1, now: tuesdayMorning });
    await foldTallies(database, landlord.id);
    await database.inLandlord(landlord.id, (tx) => tx.query('update monthly_tallies set opened = 5, silences = 2 where landlord_id = $1', [landlord.id]));
    const slug = `larchfield-${landlord.id.slice(-12)}`;
    const found = await compareTallies(database, ['check', '--landlord', slug]);
    assert.equal(found.exitCode, 1);
    assert.match(found.text, /2026-11, repair: opened -4, silences -2\n1 month of a team differs from a full recount/);
    const rebuild = () => compareTallies(database, ['rebuild', '--landlord', slug]);
    await Promise.all([rebuild(), openNumbered(database, landlord, { number: 2, now: tuesdayMorning }), rebuild(), foldTallies(database, landlord.id), rebuild()]);
    assert.deepEqual(await compareTallies(database, ['check', '--landlord', slug]), { text: 'The monthly figures equal a full recount\n', exitCode: 0 });
  });

  it('the command says how it is called', async () => {
    for (const args of [[], ['mend'], ['check', 'rebuild']]) await assert.rejects(compareTallies(database, args), /Say it like/);
  });
});
