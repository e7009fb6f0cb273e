import assert from 'node:assert/strict';
import { test } from 'node:test';
import Holidays from 'date-holidays';
import { bankHolidaysOf } from './bank-holidays.ts';
import { bankHolidayOn, englandAndWales, isWorkingDay, whyNotWorkingDay } from './calendar.ts';
import { easterSunday } from './easter.ts';
import { addDays, isWeekend, plainDate } from './plain-date.ts';

const datesOf = (year: number) => bankHolidaysOf(year).map((holiday) => holiday.date);

test('Easter Sunday, by the almanac', () => {
  const almanac = [
    '2008-03-23', '2011-04-24', '2015-04-05', '2018-04-01', '2019-04-21', '2024-03-31', '2025-04-20',
    '2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21', '2038-04-25', '2049-04-18',
  ];
  for (const date of almanac) assert.equal(easterSunday(Number(date.slice(0, 4))), date);
});

test('the bank holidays of each year, as the government listed them', () => {
  const listed: [number, string[]][] = [
    [2012, ['2012-01-02', '2012-04-06', '2012-04-09', '2012-05-07', '2012-06-04', '2012-06-05', '2012-08-27', '2012-12-25', '2012-12-26']],
    [2020, ['2020-01-01', '2020-04-10', '2020-04-13', '2020-05-08', '2020-05-25', '2020-08-31', '2020-12-25', '2020-12-28']],
    [2021, ['2021-01-01', '2021-04-02', '2021-04-05', '2021-05-03', '2021-05-31', '2021-08-30', '2021-12-27', '2021-12-28']],
    [2022, ['2022-01-03', '2022-04-15', '2022-04-18', '2022-05-02', '2022-06-02', '2022-06-03', '2022-08-29', '2022-09-19', '2022-12-26', '2022-12-27']],
    [2023, ['2023-01-02', '2023-04-07', '2023-04-10', '2023-05-01', '2023-05-08', '2023-05-29', '2023-08-28', '2023-12-25', '2023-12-26']],
    [2026, ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28']],
    [2027, ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28']],
  ];
  for (const [year, dates] of listed) assert.deepEqual(datesOf(year), dates, String(year));
});

test('a holiday that was moved left its old Monday a working day', () => {
  for (const date of ['2012-05-28', '2020-05-04', '2022-05-30']) {
    assert.equal(isWorkingDay(plainDate(date), englandAndWales), true, date);
  }
});

test('each day off says why', () => {
  const cases = [
    ['2026-12-25', 'Christmas Day (bank holiday)'],
    ['2026-12-26', 'Saturday'],
    ['2026-12-28', 'Boxing Day substitute (bank holiday)'],
    ['2026-05-04', 'Early May bank holiday'],
    ['2023-05-08', 'Coronation of King Charles III (bank holiday)'],
    ['2026-11-22', 'Sunday'],
    ['2026-11-23', null],
  ] as const;
  for (const [date, why] of cases) assert.equal(whyNotWorkingDay(plainDate(date), englandAndWales), why, date);
});

test('the calendar refuses a day it does not know, weekend or not', () => {
  assert.equal(englandAndWales.knownFrom, '2012-01-01');
  assert.equal(englandAndWales.knownUntil, '2030-12-31');
  for (const date of ['2031-01-01', '2031-01-04']) {
    assert.throws(() => isWorkingDay(plainDate(date), englandAndWales), /not known after 2030-12-31/, date);
  }
  assert.throws(() => bankHolidayOn(plainDate('2011-12-31'), englandAndWales), /not known before 2012-01-01/);
});

test('an independent list agrees about every working day from 2015 to 2030', () => {
  const oracle = new Holidays('GB', 'ENG');
  const publicHolidays = new Set<string>();
  for (let year = 2015; year <= 2030; year += 1) {
    for (const { date, type } of oracle.getHolidays(year)) if (type === 'public') publicHolidays.add(date.slice(0, 10));
  }
  assert.ok(publicHolidays.size >= 16 * 8, 'the list holds at least eight days a year');
  let days = 0;
  for (let day = plainDate('2015-01-01'); day <= '2030-12-31'; day = addDays(day, 1)) {
    assert.equal(isWorkingDay(day, englandAndWales), !isWeekend(day) && !publicHolidays.has(day), day);
    days += 1;
  }
  assert.equal(days, 5844);
});
