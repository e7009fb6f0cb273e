import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { london } from '../../test/builders/times.ts';
import { endOfDay, englandAndWales, instant, plainDate, type Instant } from '../clock/index.ts';
import { nextPoint, pointAt, pointReached, pointToTell } from './deadline-points.ts';
import type { DeadlinePoint } from './model.ts';

const longAgo = london('2024-01-02 09:00');
const dueOn = (date: string, setAt = longAgo) => ({ dueOn: plainDate(date), dueAt: null, endsAt: endOfDay(plainDate(date)), setAt });
const dueAt = (at: Instant, setAt = longAgo) => ({ dueOn: null, dueAt: at, endsAt: at, setAt });
type Point = [due: ReturnType<typeof dueOn> | ReturnType<typeof dueAt>, soon: string, overdue: string, still: string, why: string];

describe('when people are told of a date', () => {
  const table: Point[] = [
    [dueOn('2026-11-26'), '2026-11-24 00:00', '2026-11-27 00:00', '2026-12-04 00:00', 'two working days before; from the midnight after; five working days after'],
    [dueOn('2026-11-30'), '2026-11-26 00:00', '2026-12-01 00:00', '2026-12-08 00:00', 'the weekend before a Monday does not count'],
    [dueOn('2026-11-28'), '2026-11-26 00:00', '2026-11-29 00:00', '2026-12-05 00:00', 'a promise may fall on a Saturday: Friday and Thursday come before it'],
    [dueOn('2026-12-29'), '2026-12-23 00:00', '2026-12-30 00:00', '2027-01-07 00:00', 'Christmas, the Boxing Day substitute and New Year do not count'],
    [dueOn('2026-10-26'), '2026-10-22 00:00', '2026-10-27 00:00', '2026-11-03 00:00', 'the clocks go back in between: midnights stay London midnights'],
    [dueOn('2026-03-30'), '2026-03-26 00:00', '2026-03-31 00:00', '2026-04-09 00:00', 'the clocks go forward and Easter follows'],
  ];
  for (const [due, soon, overdue, still, why] of table) {
    it(`due ${due.dueOn}: ${why}`, () => {
      assert.equal(pointAt(due, 'due-soon', englandAndWales), london(soon));
      assert.equal(pointAt(due, 'overdue', englandAndWales), london(overdue));
      assert.equal(pointAt(due, 'still-overdue', englandAndWales), london(still));
    });
  }

  it('a London summer midnight is 11pm in UTC', () => {
    assert.equal(pointAt(dueOn('2026-06-10'), 'overdue', englandAndWales), '2026-06-10T23:00:00.000Z');
  });
});

describe('when people are told of a moment', () => {
  const table: [at: string, soon: string, still: string, why: string][] = [
    ['2026-11-24T15:00:00Z', '2026-11-24T11:00:00.000Z', '2026-11-25T15:00:00.000Z', 'four hours before, a day after'],
    ['2026-11-28T02:00:00Z', '2026-11-27T22:00:00.000Z', '2026-11-29T02:00:00.000Z', 'weekends make no difference to hours'],
    ['2026-10-25T02:30:00Z', '2026-10-24T22:30:00.000Z', '2026-10-26T02:30:00.000Z', 'nor does the night the clocks go back'],
    ['2026-03-29T03:00:00Z', '2026-03-28T23:00:00.000Z', '2026-03-30T03:00:00.000Z', 'nor the night they go forward'],
    ['2026-12-25T12:00:00Z', '2026-12-25T08:00:00.000Z', '2026-12-26T12:00:00.000Z', 'nor Christmas Day'],
  ];
  for (const [at, soon, still, why] of table) {
    it(`due ${at}: ${why}`, () => {
      const due = dueAt(instant(at));
      assert.equal(pointAt(due, 'due-soon', englandAndWales), soon);
      assert.equal(pointAt(due, 'overdue', englandAndWales), instant(at));
      assert.equal(pointAt(due, 'still-overdue', englandAndWales), still);
    });
  }
});

describe('a warning that would come before the clock was set', () => {
  it('is not given: whoever set it has just been told', () => {
    assert.equal(pointAt(dueOn('2026-11-26', london('2026-11-24 09:00')), 'due-soon', englandAndWales), null);
    assert.equal(pointAt(dueAt(instant('2026-11-24T15:00:00Z'), instant('2026-11-24T11:00:00Z')), 'due-soon', englandAndWales), null);
  });

  it('is given when it comes a minute later', () => {
    assert.equal(pointAt(dueAt(instant('2026-11-24T15:00:00Z'), instant('2026-11-24T10:59:00Z')), 'due-soon', englandAndWales), '2026-11-24T11:00:00.000Z');
  });

  it('leaves overdue as the first thing to look for', () => {
    const next = nextPoint({ ...dueOn('2026-11-24', london('2026-11-24 09:00')), lastPoint: null }, englandAndWales);
    assert.deepEqual(next, { point: 'overdue', at: london('2026-11-25 00:00') });
  });
});

describe('the warning before a silence', () => {
  const table: [due: string, set: string, warned: string | null, why: string][] = [
    ['2026-12-01', '2026-11-24 09:00', '2026-11-27 00:00', 'a rhythm of five working days: two working days before'],
    ['2026-11-26', '2026-11-24 09:00', '2026-11-25 00:00', 'a rhythm of two: the day before, for two before lies in the past'],
    ['2026-11-25', '2026-11-24 09:00', '2026-11-25 00:00', 'a rhythm of one: on the morning of the day itself'],
    ['2026-11-30', '2026-11-27 16:00', '2026-11-30 00:00', 'set on a Friday for Monday: on Monday morning'],
    ['2026-11-24', '2026-11-24 09:00', null, 'owed today: whoever is answerable has just been told'],
  ];
  for (const [due, set, warned, why] of table) {
    it(`due ${due}: ${why}`, () => {
      assert.equal(pointAt({ ...dueOn(due, london(set)), kind: 'rhythm' }, 'due-soon', englandAndWales), warned === null ? null : london(warned));
    });
  }
});

describe('what comes next', () => {
  const table: [last: DeadlinePoint | null, next: DeadlinePoint | undefined][] = [
    [null, 'due-soon'],
    ['due-soon', 'overdue'],
    ['overdue', 'still-overdue'],
    ['still-overdue', undefined],
  ];
  for (const [lastPoint, next] of table) {
    it(`after ${lastPoint ?? 'nothing'} comes ${next ?? 'nothing'}`, () => {
      assert.equal(nextPoint({ ...dueOn('2026-11-26'), lastPoint }, englandAndWales)?.point, next);
    });
  }
});

describe('the point that stands', () => {
  const table: [now: string, last: DeadlinePoint | null, reached: DeadlinePoint | null, why: string][] = [
    ['2026-11-23 23:59', null, null, 'a minute before the warning'],
    ['2026-11-24 00:00', null, 'due-soon', 'the warning, to the minute'],
    ['2026-11-24 00:00', 'due-soon', null, 'which is given once'],
    ['2026-11-26 23:59', 'due-soon', null, 'the last minute of the last day is in time'],
    ['2026-11-27 00:00', 'due-soon', 'overdue', 'the minute after is not'],
    ['2026-11-27 00:00', null, 'overdue', 'a warning slept through is not given late'],
    ['2026-12-03 23:59', 'overdue', null, 'five working days on, not yet over'],
    ['2026-12-04 00:00', 'overdue', 'still-overdue', 'and over'],
    ['2027-06-01 09:00', null, 'still-overdue', 'after half a year asleep the last of them stands'],
    ['2027-06-01 09:00', 'still-overdue', null, 'and nothing more is said'],
  ];
  for (const [now, lastPoint, reached, why] of table) {
    it(`at ${now} after ${lastPoint ?? 'nothing'}: ${why}`, () => {
      assert.equal(pointReached({ ...dueOn('2026-11-26'), lastPoint }, london(now), englandAndWales), reached);
    });
  }
});

describe('what is told at the point that stands', () => {
  const table: [last: DeadlinePoint | null, reached: DeadlinePoint, told: DeadlinePoint][] = [
    [null, 'due-soon', 'due-soon'],
    [null, 'overdue', 'overdue'],
    [null, 'still-overdue', 'overdue'],
    ['due-soon', 'still-overdue', 'overdue'],
    ['overdue', 'still-overdue', 'still-overdue'],
  ];
  for (const [last, reached, told] of table) {
    it(`${reached} after ${last ?? 'nothing'} is told as ${told}`, () => assert.equal(pointToTell(last, reached), told));
  }
});
