import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { aLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { openedTestDatabase, type OpenedDatabase } from '../../test/opened-database.ts';
import { recallsOf } from './queries/first-fix.ts';

describe('an earlier job that comes back', () => {
  let opened: OpenedDatabase;
  let work: RepairsAtWork;
  before(async () => {
    opened = await openedTestDatabase();
  });
  after(() => opened.close());
  beforeEach(async () => {
    work = new RepairsAtWork(opened.database, await aLandlord(opened.database));
  });

  it('is linked to the first job, and listed on its page', async () => {
    const first = await work.closedJob('tap', london('2026-09-08 10:00'));
    const again = await work.report('tap', london('2026-11-24 09:30'));
    const { recall } = await work.repair(again);
    assert.deepEqual([recall?.firstReference, recall?.because], [first, 'problem']);
    const { caseId } = await work.repair(first);
    const [line] = await work.inLandlord((tx) => recallsOf(tx, caseId));
    assert.deepEqual([line?.reference, line?.firstReference], [again, first]);
    const links = await work.inLandlord((tx) => tx.query(`select kind from case_links where landlord_id = $1`, [tx.landlordId]));
    assert.deepEqual(links, [{ kind: 'same-problem-as' }]);
  });

  it('is ruled out by a person with a reason', async () => {
    await work.closedJob('tap', london('2026-09-08 10:00'));
    const again = await work.report('tap', london('2026-11-24 09:30'));
    await work.do(again, work.landlord.staff.planner, london('2026-11-25 09:30'), { type: 'RuleOutRecall', reason: 'The bath tap, not the basin’s' });
    assert.deepEqual((await work.repair(again)).recall?.ruledOut?.reason, 'The bath tap, not the basin’s');
    assert.ok((await work.happened(again)).includes('RecallRuledOut'));
  });

  const notRecalls: readonly (readonly [why: string, problem: string, firstClosed: string])[] = [
    ['another problem', 'window', '2026-09-08 10:00'],
    ['the same after the landlord’s window of 365 days', 'tap', '2025-11-21 10:00'],
  ];
  for (const [why, problem, firstClosed] of notRecalls) {
    it(`is not ${why}`, async () => {
      await work.closedJob(problem, london(firstClosed));
      const { recall } = await work.repair(await work.report('tap', london('2026-11-24 09:30')));
      assert.equal(recall, null);
    });
  }

  it('is not of what two people called “something else”', async () => {
    await work.closedJob('something-else', london('2026-09-08 10:00'));
    assert.equal((await work.repair(await work.report('something-else', london('2026-11-24 09:30')))).recall, null);
  });

  it('is not of what was cancelled, for nothing was fixed then', async () => {
    const cancelled = await work.report('tap', london('2026-09-08 10:00'));
    await work.do(cancelled, work.landlord.staff.planner, london('2026-09-08 11:00'), { type: 'CancelRepair', reason: 'resident asked', words: 'She mended it', toldHow: '' });
    assert.equal((await work.repair(await work.report('tap', london('2026-11-24 09:30')))).recall, null);
  });
});
