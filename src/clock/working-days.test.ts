import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, integer, property } from 'fast-check';
import { englandAndWales as calendar, isWorkingDay } from './calendar.ts';
import { addDays, plainDate } from './plain-date.ts';
import { addWorkingDays, nextWorkingDayOnOrAfter, workingDaysBetween } from './working-days.ts';

test('working days after a start, which is day zero', () => {
  const cases = [
    ['2026-11-23', 10, '2026-12-07', 'a plain fortnight'],
    ['2026-12-18', 10, '2027-01-06', 'Christmas, the Boxing Day substitute and New Year do not count'],
    ['2026-04-02', 1, '2026-04-07', 'Maundy Thursday rolls past Easter Monday'],
    ['2026-11-21', 5, '2026-11-27', 'a Saturday start counts from Monday'],
    ['2022-06-01', 1, '2022-06-06', 'the Jubilee week'],
    ['2023-05-05', 1, '2023-05-09', 'the Coronation'],
    ['2022-09-16', 1, '2022-09-20', 'the State Funeral'],
    ['2028-02-28', 1, '2028-02-29', '29 February is a working day like another'],
    ['2026-11-23', 0, '2026-11-23', 'nought is the start itself'],
    ['2026-12-29', -2, '2026-12-23', 'backwards, over Christmas'],
  ] as const;
  for (const [from, count, due, why] of cases) assert.equal(addWorkingDays(plainDate(from), count, calendar), due, why);
});

test('a count that is not whole, or that runs past what is known, is refused', () => {
  assert.throws(() => addWorkingDays(plainDate('2026-11-23'), 1.5, calendar), /counted whole/);
  assert.throws(() => addWorkingDays(plainDate('2030-12-31'), 1, calendar), /not known after 2030-12-31/);
});

test('the next working day on or after', () => {
  const cases = [['2026-12-24', '2026-12-24'], ['2026-12-25', '2026-12-29'], ['2026-11-21', '2026-11-23']] as const;
  for (const [from, expected] of cases) assert.equal(nextWorkingDayOnOrAfter(plainDate(from), calendar), expected);
});

const startDay = integer({ min: 0, max: 6000 }).map((offset) => addDays(plainDate('2013-01-01'), offset));

test('a due date is always a working day, and counting back to it gives the limit', () => {
  check(property(startDay, integer({ min: 1, max: 60 }), (start, count) => {
    const due = addWorkingDays(start, count, calendar);
    assert.equal(isWorkingDay(due, calendar), true);
    assert.equal(workingDaysBetween(start, due, calendar), count);
    assert.equal(workingDaysBetween(due, start, calendar), -count);
  }));
});

test('a later start is never due sooner', () => {
  check(property(startDay, integer({ min: 1, max: 30 }), (start, count) => {
    assert.ok(addWorkingDays(start, count, calendar) <= addWorkingDays(addDays(start, 1), count, calendar));
  }));
});
