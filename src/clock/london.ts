import { written } from './instant.ts';
import type { Instant } from './instant.ts';
import { nextDay, plainDate } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

export const londonZone = 'Europe/London';

const inLondon = (at: Instant) => Temporal.Instant.from(at).toZonedDateTimeISO(londonZone);

/** The date in London at this moment: a report at 23:59 belongs to that day. */
export const dateInLondon = (at: Instant): PlainDate => plainDate(inLondon(at).toPlainDate().toString());

/** Hour and minute on the wall in London at this moment. */
export function wallTimeInLondon(at: Instant): { hour: number; minute: number } {
  const { hour, minute } = inLondon(at);
  return { hour, minute };
}

export type LocalTimeReading = { at: Instant; happenedTwice: boolean };

/**
 * The moment a London clock shows this date and time. A time skipped when the clocks go forward is
 * refused; a time shown twice when they go back means the first, and the reading says so.
 */
export function readLondonTime(date: PlainDate, time: string): LocalTimeReading {
  const local = localDateTime(date, time);
  const earlier = local.toZonedDateTime(londonZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(londonZone, { disambiguation: 'later' });
  if (!earlier.toPlainDateTime().equals(local)) {
    throw new Error(`There was no ${time} on ${date}: the clocks went forward at 1am`);
  }
  return { at: written(earlier.toInstant()), happenedTwice: !earlier.equals(later) };
}

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
