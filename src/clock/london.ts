import { written } from './instant.ts';
import type { Instant } from './instant.ts';
import { addDays, nextDay, plainDate } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

const londonZone = 'Europe/London';

const inLondon = (at: Instant) => Temporal.Instant.from(at).toZonedDateTimeISO(londonZone);

const minutesADay = 24 * 60;
/** Minutes that London is ahead of UTC on a UTC day, asked of Temporal once for each; null on a day its clocks change. */
const aheadOnDay = new Map<string, number | null>();
const mostDaysRemembered = 50_000;

function aheadOn(utcDay: string): number | null {
  const known = aheadOnDay.get(utcDay);
  if (known !== undefined) return known;
  const start = Temporal.Instant.from(`${utcDay}T00:00:00Z`);
  const [first, last] = [start, start.add({ hours: 24 })].map((at) => at.toZonedDateTimeISO(londonZone).offsetNanoseconds / 60_000_000_000);
  const ahead = first === last && first !== undefined && Number.isInteger(first) ? first : null;
  if (aheadOnDay.size < mostDaysRemembered) aheadOnDay.set(utcDay, ahead);
  return ahead;
}

/** Minutes since the midnight, in London, that began the UTC day of this moment; null on a day the clocks change. */
function minutesInLondon(at: Instant): number | null {
  const ahead = aheadOn(at.slice(0, 10));
  return ahead === null ? null : minutesOfTime(at, 11) + ahead;
}

/** 'hh:mm' at a place in a text, as minutes. */
const minutesOfTime = (text: string, from: number): number => Number(text.slice(from, from + 2)) * 60 + Number(text.slice(from + 3, from + 5));

/** The date in London at this moment: a report at 23:59 belongs to that day. */
export function dateInLondon(at: Instant): PlainDate {
  const minutes = minutesInLondon(at);
  if (minutes === null) return plainDate(inLondon(at).toPlainDate().toString());
  const utcDay = plainDate(at.slice(0, 10));
  return minutes >= 0 && minutes < minutesADay ? utcDay : addDays(utcDay, minutes < 0 ? -1 : 1);
}

/** Hour and minute on the wall in London at this moment. */
export function wallTimeInLondon(at: Instant): { hour: number; minute: number } {
  const minutes = minutesInLondon(at);
  if (minutes === null) {
    const { hour, minute } = inLondon(at);
    return { hour, minute };
  }
  const ofDay = (minutes + minutesADay) % minutesADay;
  return { hour: Math.floor(ofDay / 60), minute: ofDay % 60 };
}

export type LocalTimeReading = { at: Instant; happenedTwice: boolean };

/**
 * The moment a London clock shows this date and time. A time skipped when the clocks go forward is
 * refused; a time shown twice when they go back means the first, and the reading says so.
 */
export function readLondonTime(date: PlainDate, time: string): LocalTimeReading {
  const onAnUsualDay = momentOfUsualDay(date, time);
  if (onAnUsualDay !== undefined) return { at: onAnUsualDay, happenedTwice: false };
  const local = localDateTime(date, time);
  const earlier = local.toZonedDateTime(londonZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(londonZone, { disambiguation: 'later' });
  if (!earlier.toPlainDateTime().equals(local)) {
    throw new Error(`There was no ${time} on ${date}: the clocks went forward at 1am`);
  }
  return { at: written(earlier.toInstant()), happenedTwice: !earlier.equals(later) };
}

/** Whole minutes on a day near which no clock changes; undefined otherwise. */
function momentOfUsualDay(date: PlainDate, time: string): Instant | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  const dayBefore = addDays(date, -1);
  const ahead = aheadOn(date);
  if (ahead === null || ahead !== aheadOn(dayBefore) || ahead < 0) return undefined;
  const minutes = minutesOfTime(time, 0) - ahead;
  const ofDay = (minutes + minutesADay) % minutesADay;
  return `${minutes < 0 ? dayBefore : date}T${twoFigures(Math.floor(ofDay / 60))}:${twoFigures(ofDay % 60)}:00.000Z` as Instant;
}

const twoFigures = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

function localDateTime(date: PlainDate, time: string): Temporal.PlainDateTime {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(time)) {
    throw new Error(`"${time}" is not a time: write hours and minutes, such as 09:30`);
  }
  return Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
}

/** The moment a London clock shows this date and time; see `readLondonTime` for nights the clocks change. */
export const instantInLondon = (date: PlainDate, time: string): Instant => readLondonTime(date, time).at;

export const startOfDay = (date: PlainDate): Instant => instantInLondon(date, '00:00');

/** The moment the London day is over: the next midnight, so a thing done before it was done that day. */
export const endOfDay = (date: PlainDate): Instant => startOfDay(nextDay(date));

/** The moment as London would write it, with its offset: '2026-03-29T10:00:00+01:00'. */
export function withLondonOffset(at: Instant): string {
  const zoned = inLondon(at);
  const fractionalSecondDigits = zoned.millisecond === 0 ? 0 : 3;
  return zoned.toString({ timeZoneName: 'never', fractionalSecondDigits });
}

export type ClockChange = { at: Instant; date: PlainDate; direction: 'forward' | 'back' };

/** Every change of the clocks after the first moment and up to and including the second. */
export function clockChangesBetween(from: Instant, to: Instant): ClockChange[] {
  const changes: ClockChange[] = [];
  let next = inLondon(from).getTimeZoneTransition('next');
  while (next !== null && written(next.toInstant()) <= to) {
    const at = written(next.toInstant());
    changes.push({ at, date: dateInLondon(at), direction: next.offsetNanoseconds > 0 ? 'forward' : 'back' });
    next = next.getTimeZoneTransition('next');
  }
  return changes;
}
