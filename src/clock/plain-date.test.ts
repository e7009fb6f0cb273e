import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, integer, property } from 'fast-check';
import { addDays, addMonths, dayOfWeek, daysBetween, isPlainDate, isWeekend, nextDay, plainDate, weekdayName } from './plain-date.ts';

test('a date is a real day written year-month-day, and nothing else is', () => {
  for (const good of ['2026-11-30', '2028-02-29', '2000-02-29']) assert.equal(isPlainDate(good), true, good);
  for (const bad of ['2026-02-30', '2026-02-29', '1900-02-29', '2026-13-01', '2026-1-1', '30/11/2026', '', '2026-11-30T00:00', '2026-11-30 ', '0000-03-03']) {
    assert.equal(isPlainDate(bad), false, bad);
    assert.throws(() => plainDate(bad), /is not a date: write year-month-day/, bad);
  }
});

test('months land on the same day, or on the last day of a month that is too short', () => {
  const cases = [
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-22', 1, '2026-12-22'],
    ['2026-12-15', 12, '2027-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
  ] as const;
  for (const [from, months, expected] of cases) assert.equal(addMonths(plainDate(from), months), expected, `${from} + ${months}`);
});

test('days are named, and weekends known', () => {
  assert.equal(weekdayName(plainDate('2026-11-22')), 'Sunday');
  assert.equal(weekdayName(plainDate('2026-11-23')), 'Monday');
  assert.equal(isWeekend(plainDate('2026-11-21')), true);
  assert.equal(isWeekend(plainDate('2026-11-20')), false);
});

test('adding days and counting them back agree, across leap years and clock changes', () => {
  const days = integer({ min: -3000, max: 3000 });
  check(property(days, days, (offset, count) => {
    const start = addDays(plainDate('2026-03-29'), offset);
    assert.equal(daysBetween(start, addDays(start, count)), count);
  }));
});

test('the next day is one day on, through every month end and leap day of forty years', () => {
  let day = plainDate('2000-01-01');
  for (let count = 1; count <= 14_610; count += 1) {
    const next = nextDay(day);
    assert.equal(next, addDays(day, 1));
    day = next;
  }
  assert.equal(day, '2040-01-01');
});

test('days inside, outside and across the edges of the remembered list are counted alike', () => {
  const far = integer({ min: -40_000, max: 40_000 });
  check(property(far, far, (offset, count) => {
    const start = addDays(plainDate('2023-06-15'), offset);
    const temporal = Temporal.PlainDate.from(start);
    assert.equal(addDays(start, count), temporal.add({ days: count }).toString());
    assert.equal(dayOfWeek(start), temporal.dayOfWeek);
    assert.equal(isPlainDate(start), true);
    assert.equal(daysBetween(start, addDays(start, count)), count);
  }), { numRuns: 2000 });
});
