import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { aLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { firstFixByMonth, recallsOfJobs } from './queries/first-fix.ts';
import { firstFixInAll, firstFixInWords } from './views/first-fix-words.ts';

describe('an earlier job that comes back', () => {
  let made: TestDatabase;
  let database: Database;
  let work: RepairsAtWork;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl });
  });
  after(async () => {
    await database.close();
    await made.close();
  });
  beforeEach(async () => {
    work = new RepairsAtWork(database, await aLandlord(database));
  });
  const september = { from: london('2026-09-01 00:00'), before: london('2026-10-01 00:00') };
  const ofSeptember = async () => firstFixInWords(firstFixInAll(await work.inLandlord((tx) => firstFixByMonth(tx, september))));
  const closedIn = async (problem: string, at: string) => {
    const reference = await work.report(problem, london(at));
    await work.close(reference, london(at));
    return reference;
  };

  it('is linked to the first job, and changes first-time fix of the month in which that closed', async () => {
    const first = await closedIn('tap', '2026-09-08 10:00');
    await closedIn('window', '2026-09-09 10:00');
    assert.equal(await ofSeptember(), '100% (2 of 2)');
    const again = await work.report('tap', london('2026-11-24 09:30'));
    const { recall } = await work.repair(again);
    assert.deepEqual([recall?.firstReference, recall?.because], [first, 'problem']);
    assert.equal(await ofSeptember(), 'was 100%, now 50% (1 of 2), because of 1 later recall');
    const [line] = await work.inLandlord((tx) => recallsOfJobs(tx, september));
    assert.deepEqual([line?.reference, line?.firstReference], [again, first]);
    const links = await work.inLandlord((tx) => tx.query(`select kind from case_links where landlord_id = $1`, [tx.landlordId]));
    assert.deepEqual(links, [{ kind: 'same-problem-as' }]);
  });

  it('ruled out by a person with a reason counts no longer, and the figure of that month is what it was', async () => {
    await closedIn('tap', '2026-09-08 10:00');
    const again = await work.report('tap', london('2026-11-24 09:30'));
    await work.do(again, work.landlord.staff.planner, london('2026-11-25 09:30'), { type: 'RuleOutRecall', reason: 'The bath tap, not the basin’s' });
    assert.equal(await ofSeptember(), '100% (1 of 1)');
    assert.deepEqual((await work.repair(again)).recall?.ruledOut?.reason, 'The bath tap, not the basin’s');
    assert.ok((await work.happened(again)).includes('RecallRuledOut'));
  });

  const notRecalls: readonly (readonly [why: string, problem: string, firstClosed: string])[] = [
    ['another problem', 'window', '2026-09-08 10:00'],
    ['the same after the landlord’s window of 365 days', 'tap', '2025-11-21 10:00'],
  ];
  for (const [why, problem, firstClosed] of notRecalls) {
    it(`is not ${why}`, async () => {
      await closedIn(problem, firstClosed);
      const { recall } = await work.repair(await work.report('tap', london('2026-11-24 09:30')));
      assert.equal(recall, null);
    });
  }

  it('is not of what two people called “something else”', async () => {
    await closedIn('something-else', '2026-09-08 10:00');
    assert.equal((await work.repair(await work.report('something-else', london('2026-11-24 09:30')))).recall, null);
  });

  it('is not of what was cancelled, for nothing was fixed then', async () => {
    const cancelled = await work.report('tap', london('2026-09-08 10:00'));
    await work.do(cancelled, work.landlord.staff.planner, london('2026-09-08 11:00'), { type: 'CancelRepair', reason: 'resident asked', words: 'She mended it', toldHow: '' });
    assert.equal((await work.repair(await work.report('tap', london('2026-11-24 09:30')))).recall, null);
  });

  it('whose first job was said not to be fixed after it closed takes that month down too, and counts once', async () => {
    const first = await closedIn('tap', '2026-09-08 10:00');
    await work.do(first, work.landlord.staff.adviser, london('2026-10-12 10:00'), { type: 'AnswerWhetherFixed', answer: 'not-fixed', words: 'Drips', how: 'by phone' });
    assert.equal(await ofSeptember(), 'was 100%, now 0% (0 of 1), because of 1 since found not to be fixed');
  });
});
