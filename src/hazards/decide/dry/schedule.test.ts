import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { addDays, monthOf, plainDate } from '../../../clock/index.ts';
import { recheckDays, triedAgain, winterFrom } from './schedule.ts';

describe('damp that is called fixed is checked', () => {
  const cases = [
    // Called fixed on; eight weeks later, within a week; in the next winter from, promised by, and until.
    ['2026-06-15', '2026-08-10', '2026-08-17', '2026-12-01', '2027-01-31', '2027-02-28'],
    ['2026-08-03', '2026-09-28', '2026-10-05', '2026-12-01', '2027-01-31', '2027-02-28'],
    ['2026-09-01', '2026-10-27', '2026-11-03', '2026-12-22', '2027-01-31', '2027-02-28'],
    ['2026-10-11', '2026-12-06', '2026-12-13', '2027-01-31', '2027-01-31', '2027-02-28'],
    ['2026-10-12', '2026-12-07', '2026-12-14', '2027-12-01', '2028-01-31', '2028-02-29'],
    ['2026-11-24', '2027-01-19', '2027-01-26', '2027-12-01', '2028-01-31', '2028-02-29'],
    ['2027-01-05', '2027-03-02', '2027-03-09', '2027-12-01', '2028-01-31', '2028-02-29'],
    ['2027-02-28', '2027-04-25', '2027-05-02', '2027-12-01', '2028-01-31', '2028-02-29'],
    ['2027-12-31', '2028-02-25', '2028-03-03', '2028-12-01', '2029-01-31', '2029-02-28'],
  ] as const;
  for (const [from, first, firstBy, winter, winterBy, until] of cases) {
    it(`fixed on ${from}: from ${first}, and in winter from ${winter} by ${winterBy}`, () => {
      assert.deepEqual(recheckDays(plainDate(from)), { 'after eight weeks': { notBefore: first, dueOn: firstBy, until: null }, 'next winter': { notBefore: winter, dueOn: winterBy, until } });
    });
  }

  it('in a winter that tries it: between December and February, sixteen weeks after at the soonest, within sixteen months', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1400 }), (days) => {
      const from = addDays(plainDate('2025-01-01'), days);
      const { notBefore, dueOn, until } = recheckDays(from)['next winter'];
      assert.ok([12, 1].includes(monthOf(notBefore)) && monthOf(dueOn) === 1 && until !== null && monthOf(until) === 2);
      assert.ok(notBefore <= dueOn && dueOn < until && notBefore >= addDays(from, 112) && dueOn <= addDays(from, 112 + 366));
    }));
  });
});

describe('where nobody was in', () => {
  const winter = winterFrom(plainDate('2026-12-01'));
  const cases = [
    ['it is tried again on the day that was named', '2027-01-20', { notBefore: '2026-12-01', dueOn: '2027-01-20', until: '2027-02-28' }],
    ['also in the month after the promise', '2027-02-26', { notBefore: '2026-12-01', dueOn: '2027-02-26', until: '2027-02-28' }],
    ['and where the winter is over by then, in the next', '2027-03-01', { notBefore: '2027-12-01', dueOn: '2028-01-31', until: '2028-02-29' }],
  ] as const;
  for (const [what, againOn, days] of cases) it(what, () => assert.deepEqual(triedAgain(winter, plainDate(againOn)), days));
});
