import assert from 'node:assert/strict';
import { test } from 'node:test';
import { englandAndWales as calendar, readMoment } from '../clock/index.ts';
import { endOfCount } from './counting.ts';
import type { FirstDay, Limit } from './rule.ts';
import { stepsOf } from './steps.ts';

test('a period that begins with the day ends a day sooner than one that begins the day after', () => {
  const cases: [Limit, FirstDay, string, string][] = [
    [{ calendarDays: 42 }, 'day after', '2026-11-30', '2027-01-11'],
    [{ calendarDays: 42 }, 'beginning with the day', '2026-11-30', '2027-01-10'],
    [{ weeks: 1 }, 'beginning with the day', '2026-11-30', '2026-12-06'],
    [{ workingDays: 5 }, 'beginning with the day', '2026-11-30', '2026-12-04'],
    [{ workingDays: 5 }, 'beginning with the day', '2026-11-28', '2026-12-04'],
    [{ months: 1 }, 'day after', '2026-11-30', '2026-12-30'],
    [{ months: 1 }, 'beginning with the day', '2026-11-30', '2026-12-29'],
    // 30 February does not exist, so its last day already stands in for it.
    [{ months: 1 }, 'beginning with the day', '2026-01-30', '2026-02-28'],
    [{ months: 12 }, 'beginning with the day', '2028-02-29', '2029-02-28'],
  ];
  for (const [limit, firstDay, from, dueOn] of cases) {
    const label = `${JSON.stringify(limit)} ${firstDay} ${from}`;
    assert.deepEqual(endOfCount(limit, firstDay, readMoment(from), calendar), { dueOn }, label);
    assert.equal(stepsOf(limit, firstDay, readMoment(from), calendar).at(-1)?.date, dueOn, label);
  }
});

test('a long count of days is listed a week at a time and still ends on the due date', () => {
  const steps = stepsOf({ calendarDays: 180 }, 'day after', readMoment('2026-11-22'), calendar);
  assert.equal(steps.length, 26);
  assert.deepEqual(steps[0], { date: '2026-11-29', counts: true, why: 'day 7' });
  assert.deepEqual(steps.at(-1), { date: '2027-05-21', counts: true, why: 'day 180' });
});
