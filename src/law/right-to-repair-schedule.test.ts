import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../clock/index.ts';
import { isRightToRepairDefect, rightToRepairCompensation, rightToRepairRule, rightToRepairSchedule } from './right-to-repair-schedule.ts';

const winter = plainDate('2026-12-01');

test('the schedule gives each defect its limit', () => {
  assert.equal(Object.keys(rightToRepairSchedule).length, 19);
  const cases = [
    ['no-electric-power', 1], ['partial-electric-power', 3], ['no-water', 1], ['partial-water', 3],
    ['leaking-roof', 7], ['insecure-outside', 1], ['extractor-fan', 7], ['rotten-floor', 3],
  ] as const;
  for (const [defect, days] of cases) assert.equal(rightToRepairRule(defect, winter), `repairs.right-to-repair-${days}`, defect);
});

test('lost heating is one working day from 31 October to 1 May, and three in summer', () => {
  const cases = [
    ['2026-10-30', 3], ['2026-10-31', 1], ['2026-12-31', 1], ['2027-01-01', 1], ['2028-02-29', 1],
    ['2027-05-01', 1], ['2027-05-02', 3], ['2026-07-15', 3],
  ] as const;
  for (const [date, days] of cases) {
    assert.equal(rightToRepairRule('loss-of-heating', plainDate(date)), `repairs.right-to-repair-${days}`, date);
  }
});

test('compensation is £10 and £2 a day, up to £50', () => {
  const cases = [[0, 0], [1, 1_200], [5, 2_000], [20, 5_000], [21, 5_000], [365, 5_000]] as const;
  for (const [days, pence] of cases) assert.equal(rightToRepairCompensation(days), pence, String(days));
  assert.throws(() => rightToRepairCompensation(-1), /whole number/);
});

test('defects are known by name, and nothing inherited is one', () => {
  assert.equal(isRightToRepairDefect('leaking-roof'), true);
  assert.equal(isRightToRepairDefect('toString'), false);
});
