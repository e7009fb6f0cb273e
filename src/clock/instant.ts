/** A moment, always written in UTC with milliseconds: '2026-11-22T10:00:00.000Z'. It sorts as text. */
export type Instant = string & { readonly __brand: 'Instant' };

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether the text is a moment already written the one way we keep them. */
export function isInstant(text: string): text is Instant {
  return shape.test(text) && tryInstant(text) === text;
}

/** The moment named by any ISO text that carries an offset or a Z; throws a plain sentence otherwise. */
export function instant(text: string): Instant {
  const found = tryInstant(text);
  if (found === null) {
    throw new Error(`"${text}" is not a moment: write a date, a time and an offset, such as 2026-11-30T09:00:00Z`);
  }
  return found;
}

/** The moment so many hours later. Hours pass at the same rate whatever the clocks on the wall are doing. */
export const addHours = (start: Instant, hours: number): Instant =>
  written(Temporal.Instant.from(start).add({ milliseconds: Math.round(hours * 3_600_000) }));

/** Whole minutes from one moment to another, rounded towards zero; negative when `to` is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.trunc((Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 60_000);

/** Writes a Temporal moment the one way we keep them. */
export function written(moment: Temporal.Instant): Instant {
  return brand(moment.toString({ smallestUnit: 'millisecond' }));
}

const brand = (text: string) => text as Instant;

function tryInstant(text: string): Instant | null {
  try {
    return written(Temporal.Instant.from(text));
  } catch {
    return null;
  }
}
