import { halves, hoursOf, usualParts, type Half, type PartOfDay } from '../model.ts';

// A person's half-day has as many places as visits they can keep in it, one after another. A visit takes a place whose
// middle lies in the time that was promised, so a window of two hours holds half of what a morning of four does. The
// numbers of a half stay apart, so that a day with more or fewer places keeps the numbers that are taken.
const firstOf: Readonly<Record<Half, number>> = { morning: 1, afternoon: 51 };
/** Places beyond what one person can keep: for an emergency, when a planner says so. */
const firstExtra = 101;

/** Which half a place is of; one on top of the day is kept with the morning's. */
export const halfOfPlace = (place: number): Half => (place >= firstOf.afternoon && place < firstExtra ? 'afternoon' : 'morning');

/** What is known of one person's day when a place in it is looked for. */
export interface DayPlaces {
  readonly taken: ReadonlySet<number>;
  /** The halves of it that they work. */
  readonly works: readonly Half[];
  readonly inHalfDay: number;
}

/** The places that the part of a day takes in a free day, in order. */
export function placesWithin(part: PartOfDay, half: Half, inHalfDay: number): readonly number[] {
  const { from, until } = hoursOf(half);
  const length = (until - from) / inHalfDay;
  const wanted = hoursOf(part);
  return Array.from({ length: inHalfDay }, (_, at) => ({ place: firstOf[half] + at, middle: from + (at + 0.5) * length }))
    .filter(({ middle }) => middle >= wanted.from && middle <= wanted.until)
    .map(({ place }) => place);
}

/**
 * The places that a visit at this time would take; undefined when there are none left. A visit that may come at any time of
 * the day takes a place of each half. Of several, the one that the fewest of the other times offered could have used.
 */
export function choosePlaces(part: PartOfDay, day: DayPlaces, offered: readonly PartOfDay[]): readonly number[] | undefined {
  if (part === 'all-day') {
    const both = halves.map((half) => firstFree(half, half, day, offered));
    return both.every((place) => place !== undefined) ? both : undefined;
  }
  const first = halves.map((half) => firstFree(part, half, day, offered)).find((place) => place !== undefined);
  return first === undefined ? undefined : [first];
}

function firstFree(part: PartOfDay, half: Half, { taken, works, inHalfDay }: DayPlaces, offered: readonly PartOfDay[]): number | undefined {
  if (!works.includes(half)) return undefined;
  const windows = offered.filter((other) => other !== part && !(usualParts as readonly string[]).includes(other)).map((other) => new Set(placesWithin(other, half, inHalfDay)));
  const rivals = (place: number) => windows.filter((window) => window.has(place)).length;
  return placesWithin(part, half, inHalfDay).filter((place) => !taken.has(place)).toSorted((one, other) => rivals(one) - rivals(other) || one - other)[0];
}

/** A place on top of a full day. */
export function extraPlace(taken: ReadonlySet<number>): readonly number[] {
  let place = firstExtra;
  while (taken.has(place)) place += 1;
  return [place];
}
