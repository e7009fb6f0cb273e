import { easterSunday } from './easter.ts';
import { extraBankHolidays, movedBankHolidays } from './bank-holiday-one-offs.ts';
import { addDays, dateOf, dayOfWeek, isWeekend, yearOf } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

export type BankHoliday = { date: PlainDate; name: string };

/**
 * The bank holidays of England and Wales in one year: by rule, then moved or added to by the dated
 * one-offs. A holiday that falls on a weekend is given on its substitute day only, since the
 * weekend day is not a working day anyway.
 */
export function bankHolidaysOf(year: number): BankHoliday[] {
  const byRule = [...newYear(year), ...easter(year), ...mondays(year), ...christmas(year)].map(moveIfMoved);
  const extra = extraBankHolidays.filter((holiday) => yearOf(holiday.date) === year);
  return [...byRule, ...extra].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function moveIfMoved(holiday: BankHoliday): BankHoliday {
  const moved = movedBankHolidays.find((move) => move.from === holiday.date);
  return moved === undefined ? holiday : { date: moved.to, name: holiday.name };
}

function newYear(year: number): BankHoliday[] {
  const day = dateOf(year, 1, 1);
  if (!isWeekend(day)) return [{ date: day, name: "New Year's Day" }];
  return [{ date: mondayOnOrAfter(day), name: "New Year's Day substitute" }];
}

function easter(year: number): BankHoliday[] {
  const sunday = easterSunday(year);
  return [
    { date: addDays(sunday, -2), name: 'Good Friday' },
    { date: addDays(sunday, 1), name: 'Easter Monday' },
  ];
}

function mondays(year: number): BankHoliday[] {
  return [
    { date: mondayOnOrAfter(dateOf(year, 5, 1)), name: 'Early May bank holiday' },
    { date: mondayOnOrAfter(dateOf(year, 5, 25)), name: 'Spring bank holiday' },
    { date: mondayOnOrAfter(dateOf(year, 8, 25)), name: 'Summer bank holiday' },
  ];
}

function christmas(year: number): BankHoliday[] {
  const christmasDay = dateOf(year, 12, 25);
  const boxingDay = dateOf(year, 12, 26);
  // Boxing Day keeps its Monday when Christmas Day is a Sunday, so the substitute is the 27th. When
  // both fall on the weekend the 27th and 28th stand in for them.
  const christmasHoliday = isWeekend(christmasDay)
    ? { date: dateOf(year, 12, 27), name: 'Christmas Day substitute' }
    : { date: christmasDay, name: 'Christmas Day' };
  const boxingHoliday = isWeekend(boxingDay)
    ? { date: dateOf(year, 12, 28), name: 'Boxing Day substitute' }
    : { date: boxingDay, name: 'Boxing Day' };
  return [christmasHoliday, boxingHoliday];
}

const mondayOnOrAfter = (date: PlainDate): PlainDate => addDays(date, (8 - dayOfWeek(date)) % 7);
