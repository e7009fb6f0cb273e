import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agoInWords, daysLeftInWords, leftInWords, timeAgoInWords, timeLeftInWords } from './ago-and-left.ts';
import { englandAndWales } from './calendar.ts';
import { instant } from './instant.ts';
import { plainDate } from './plain-date.ts';
import { longDate, longDateTime, longDateWithYear, shortDate, timeInLondon } from './words.ts';

const today = plainDate('2026-11-22');

test('dates are written as people say them, with the year only when it is another year', () => {
  assert.equal(longDate(plainDate('2026-11-24'), today), 'Tuesday 24 November');
  assert.equal(longDate(plainDate('2027-01-06'), today), 'Wednesday 6 January 2027');
  assert.equal(longDateWithYear(plainDate('2026-11-24')), 'Tuesday 24 November 2026');
  assert.equal(shortDate(plainDate('2026-09-04')), '4 Sep 2026');
});

test('times are London’s, in words for noon and midnight', () => {
  const cases = [
    ['2026-11-22T14:30:00Z', '2:30pm'], ['2026-11-22T12:00:00Z', '12 noon'], ['2026-11-22T00:00:00Z', 'midnight'],
    ['2026-11-22T09:00:00Z', '9am'], ['2026-07-01T11:00:00Z', '12 noon'], ['2026-11-22T00:05:00Z', '12:05am'],
    ['2026-11-22T12:05:00Z', '12:05pm'], ['2026-11-22T23:59:00Z', '11:59pm'],
  ] as const;
  for (const [at, words] of cases) assert.equal(timeInLondon(instant(at)), words, at);
  assert.equal(longDateTime(instant('2026-06-30T23:30:00Z')), '12:30am on Wednesday 1 July 2026');
});

test('how long ago a day was', () => {
  const cases = [
    ['2026-11-22', 'today'], ['2026-11-21', 'yesterday'], ['2026-11-13', '9 days ago'],
    ['2026-11-23', 'tomorrow'], ['2026-11-25', 'in 3 days'],
  ] as const;
  for (const [date, words] of cases) assert.equal(agoInWords(plainDate(date), today), words, date);
});

test('what is left is counted in working days, and in days where none lies between', () => {
  const cases = [
    ['2026-11-24', '2026-11-20', '2 working days left'], ['2026-11-23', '2026-11-20', '1 working day left'],
    ['2026-11-20', '2026-11-20', 'due today'], ['2026-11-20', '2026-11-25', '3 working days overdue'],
    ['2026-11-20', '2026-11-21', '1 day overdue'], ['2026-11-21', '2026-11-20', '1 day left'],
    ['2031-11-20', '2026-11-20', '1826 days left'],
  ] as const;
  for (const [due, on, words] of cases) {
    assert.equal(leftInWords(plainDate(due), plainDate(on), englandAndWales), words, `${due} seen on ${on}`);
  }
  assert.equal(daysLeftInWords(plainDate('2026-12-04'), today), '12 days left');
  assert.equal(daysLeftInWords(today, today), 'due today');
  assert.equal(daysLeftInWords(plainDate('2026-11-20'), today), '2 days overdue');
});

test('short clocks are told in minutes and hours', () => {
  const now = instant('2026-11-22T10:00:00Z');
  assert.equal(timeLeftInWords(instant('2026-11-22T15:30:00Z'), now), '5 hours left');
  assert.equal(timeLeftInWords(instant('2026-11-22T10:20:00Z'), now), '20 minutes left');
  assert.equal(timeLeftInWords(instant('2026-11-22T09:59:50Z'), now), '1 minute overdue');
  assert.equal(timeLeftInWords(instant('2026-11-22T08:00:00Z'), now), '2 hours overdue');
  assert.equal(timeAgoInWords(instant('2026-11-22T09:59:30Z'), now), 'just now');
  assert.equal(timeAgoInWords(instant('2026-11-22T09:55:00Z'), now), '5 minutes ago');
  assert.equal(timeAgoInWords(instant('2026-11-13T10:00:00Z'), now), '9 days ago');
});
