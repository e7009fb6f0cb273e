import { addDays, dateInLondon, instantInLondon, nextWorkingDayOnOrAfter, englandAndWales, type Instant, type PlainDate } from '../clock/index.ts';
import type { Chance } from './seeded.ts';

/** A moment of an office day: between 8:05 and 17:50, on the date or the working day after it. */
export function inOfficeHours(date: PlainDate, chance: Chance): Instant {
  return at(nextWorkingDayOnOrAfter(date, englandAndWales), chance.whole(8, 17), chance);
}

/** A moment somebody reports something: any day, mostly by day. */
export function whenReported(date: PlainDate, chance: Chance): Instant {
  return at(date, chance.weighted([[chance.whole(8, 18), 85], [chance.whole(19, 23), 12], [chance.whole(6, 7), 3]]), chance);
}

function at(date: PlainDate, hour: number, chance: Chance): Instant {
  const minute = chance.whole(5, 50);
  return instantInLondon(date, `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

/** So many days on, in office hours. */
export function daysLater(from: Instant, days: number, chance: Chance): Instant {
  return inOfficeHours(addDays(dateInLondon(from), days), chance);
}
