import { dateOf } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/**
 * Easter Sunday in the Gregorian calendar, by the arithmetic usually credited to Meeus, Jones and
 * Butcher. The short names are the traditional ones: golden number, epact and so on have no plainer form.
 */
export function easterSunday(year: number): PlainDate {
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const goldenNumber = year % 19;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * goldenNumber + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((goldenNumber + 11 * epact + 22 * toSunday) / 451);
  const daysFromMarch = epact + toSunday - 7 * lateMoon + 114;
  return dateOf(year, Math.floor(daysFromMarch / 31), (daysFromMarch % 31) + 1);
}
