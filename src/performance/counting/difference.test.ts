import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as check, boolean, constantFrom, integer, property, record } from 'fast-check';
import { london } from '../../../test/builders/times.ts';
import { addHours, type Instant } from '../../clock/index.ts';
import type { Fact } from '../model.ts';
import { differenceOf, monthChanges, type MonthChange } from './difference.ts';

const may = london('2026-05-12 10:00');
const fact = (differing: Partial<Fact> = {}): Fact => ({ caseId: 'one', measure: 'opened', ordinal: 1, at: may, groupId: 'north', hit: true, amended: false, amount: 0, orderId: null, ...differing });

describe('counting a case again', () => {
  it('writes nothing where all is as it was', () => {
    assert.deepEqual(differenceOf([fact()], [fact()]), { gone: [], written: [], months: [] });
  });

  it('takes a share away from the month it was in when a later recall makes a first fix none, and says so', () => {
    const before = fact({ measure: 'first-time-fix' });
    const { months } = differenceOf([before], [{ ...before, hit: false, amended: true }]);
    assert.deepEqual(months, [{ countedBy: 'everything', measure: 'first-time-fix', month: '2026-05-01', groupId: 'north', total: 0, hits: -1, amended: 1, amount: 0 }]);
  });

  it('moves everything to another team with the case, in the month it happened', () => {
    const { months, written } = differenceOf([fact()], [fact({ groupId: 'south' })]);
    assert.equal(written.length, 1);
    assert.deepEqual(months.map(({ groupId, total }) => [groupId, total]), [['north', -1], ['south', 1]]);
  });

  it('takes away what is no more', () => {
    const { gone, months } = differenceOf([fact(), fact({ ordinal: 2 })], [fact()]);
    assert.deepEqual([gone.length, months[0]?.total], [1, -1]);
  });

  it('counts by the months of London: half past midnight on 1 June is June there and May in UTC', () => {
    assert.equal(monthChanges([fact({ at: '2026-05-31T23:30:00.000Z' as Instant })], [])[0]?.month, '2026-06-01');
  });

  it('gives what a full recount gives, whatever was counted before', () => {
    const facts = array(record({ caseId: constantFrom('one', 'two'), measure: constantFrom('opened', 'no-access'), ordinal: integer({ min: 1, max: 3 }), at: integer({ min: 0, max: 9000 }).map((hours) => addHours(may, hours)), groupId: constantFrom('north', 'south'), hit: boolean(), amended: boolean(), amount: integer({ min: -500, max: 500 }), orderId: constantFrom(null, 'order') }), { maxLength: 8 })
      .map((list) => [...new Map(list.map((one) => [`${one.caseId} ${one.measure} ${one.ordinal}`, one])).values()]);
    const sums = (changes: readonly MonthChange[]) => changes.map(({ measure, month, groupId, total, hits, amended, amount }): [string, number[]] => [`${measure} ${month} ${groupId}`, [total, hits, amended, amount]]);
    check(property(facts, facts, (before, after) => {
      const kept = new Map(sums(monthChanges(before, [])));
      for (const [name, change] of sums(differenceOf(before, after).months)) kept.set(name, change.map((count, place) => count + (kept.get(name)?.[place] ?? 0)));
      assert.deepEqual([...kept].filter(([, counts]) => counts.some((count) => count !== 0)).toSorted(), sums(monthChanges(after, [])).toSorted());
    }));
  });
});
