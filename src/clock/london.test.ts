import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, integer, property } from 'fast-check';
import { addHours, instant, isInstant } from './instant.ts';
import { clockChangesBetween, dateInLondon, endOfDay, instantInLondon, readLondonTime, startOfDay, wallTimeInLondon, withLondonOffset } from './london.ts';
import { readMoment } from './moment.ts';
import { addDays, plainDate } from './plain-date.ts';

test('a moment is kept one way only: UTC, with milliseconds', () => {
  assert.equal(instant('2026-11-22T10:00:00Z'), '2026-11-22T10:00:00.000Z');
  assert.equal(instant('2026-07-01T10:00:00.123456+01:00'), '2026-07-01T09:00:00.123Z');
  assert.equal(isInstant('2026-11-22T10:00:00.000Z'), true);
  for (const other of ['2026-11-22T10:00:00Z', '2026-11-22', '2026-02-30T10:00:00.000Z', '2026-11-22T25:00:00.000Z']) {
    assert.equal(isInstant(other), false, other);
  }
  assert.throws(() => instant('2026-11-22T10:00'), /is not a moment/);
});

test('the date is London’s, not Greenwich’s, so late evenings in summer belong to the right day', () => {
  const cases = [
    ['2026-11-29T23:59:59.999Z', '2026-11-29'],
    ['2026-11-30T00:00:00.000Z', '2026-11-30'],
    ['2026-06-30T22:59:00.000Z', '2026-06-30'],
    ['2026-06-30T23:00:00.000Z', '2026-07-01'],
  ] as const;
  for (const [at, date] of cases) assert.equal(dateInLondon(instant(at)), date, at);
});

test('a day has 23 hours when the clocks go forward and 25 when they go back', () => {
  const hours = (date: string) =>
    (Date.parse(endOfDay(plainDate(date))) - Date.parse(startOfDay(plainDate(date)))) / 3_600_000;
  assert.equal(hours('2026-03-29'), 23);
  assert.equal(hours('2026-10-25'), 25);
  assert.equal(hours('2026-11-22'), 24);
});

test('an hour that was skipped is refused, and an hour that came twice means the first', () => {
  assert.throws(() => instantInLondon(plainDate('2026-03-29'), '01:30'), /There was no 01:30 on 2026-03-29/);
  const twice = readLondonTime(plainDate('2026-10-25'), '01:30');
  assert.deepEqual(twice, { at: '2026-10-25T00:30:00.000Z', happenedTwice: true });
  assert.equal(readLondonTime(plainDate('2026-10-25'), '02:00').happenedTwice, false);
  for (const bad of ['24:00', '9:00', '12:60', 'noon']) {
    assert.throws(() => instantInLondon(plainDate('2026-11-22'), bad), /is not a time/, bad);
  }
});

test('twenty-four hours is twenty-four hours, whatever the wall clock does', () => {
  const cases = [
    ['2026-03-28T10:00', '2026-03-29T11:00:00+01:00', 'forward'],
    ['2026-10-24T10:00', '2026-10-25T09:00:00+00:00', 'back'],
  ] as const;
  for (const [from, expected, direction] of cases) {
    const start = instantInLondon(plainDate(from.slice(0, 10)), from.slice(11));
    const end = addHours(start, 24);
    assert.equal(withLondonOffset(end), expected);
    assert.deepEqual(clockChangesBetween(start, end).map((change) => change.direction), [direction]);
  }
  assert.deepEqual(clockChangesBetween(instant('2026-11-22T10:00Z'), instant('2026-11-23T10:00Z')), []);
});

test('a start can be written as a date, as London time, or with an offset', () => {
  assert.deepEqual(readMoment('2026-07-01'), { kind: 'date', date: '2026-07-01' });
  const cases = ['2026-07-01T10:15', '2026-07-01 10:15', '2026-07-01T10:15:00', '2026-07-01T09:15:00Z', '2026-07-01T11:15+02:00'];
  for (const text of cases) {
    assert.deepEqual(readMoment(text), { kind: 'instant', at: '2026-07-01T09:15:00.000Z', happenedTwice: false }, text);
  }
  for (const bad of ['yesterday', '2026-02-30', '2026-02-30T10:00', '2026-07-01T26:00', '2026-07-01T10:00+99:00', '']) {
    assert.throws(() => readMoment(bad), /is not a (date|time|moment)/, bad);
  }
});

test('what is remembered of each day is what Temporal says, from the wartime double summer time to a century on', () => {
  const minutes = integer({ min: Math.round(Date.parse('1935-01-01') / 60_000), max: Math.round(Date.parse('2060-01-01') / 60_000) });
  check(property(minutes, (minute) => {
    const at = instant(Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toString());
    const zoned = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London');
    assert.equal(dateInLondon(at), zoned.toPlainDate().toString());
    assert.deepEqual(wallTimeInLondon(at), { hour: zoned.hour, minute: zoned.minute });
  }), { numRuns: 2000 });
});

test('every half hour around both changes of the clocks is read as Temporal reads it', () => {
  for (const changeDay of ['2026-03-29', '2026-10-25']) {
    for (let halfHours = 0; halfHours < 4 * 48; halfHours += 1) {
      const date = addDays(plainDate(changeDay), Math.floor(halfHours / 48) - 2);
      const time = `${String(Math.floor((halfHours % 48) / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}`;
      if (`${date} ${time}` === '2026-03-29 01:00' || `${date} ${time}` === '2026-03-29 01:30') continue;
      const expected = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Europe/London', { disambiguation: 'earlier' });
      assert.equal(Date.parse(instantInLondon(date, time)), expected.epochMilliseconds, `${date} ${time}`);
    }
  }
});
