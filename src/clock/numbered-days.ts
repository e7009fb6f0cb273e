// Counting days is most of what deadlines do, so the days that cases live in are worked out once and remembered: a date
// is a place in this list. Whatever lies outside goes by Temporal, as slowly as ever.

/** A Monday, so that a day's number tells its weekday. */
const firstDay = '2007-01-01';
const lastDay = '2039-12-31';

const days: readonly string[] = writeDays();
const numbers: ReadonlyMap<string, number> = new Map(days.map((day, number) => [day, number]));

function writeDays(): string[] {
  const written: string[] = [];
  const end = Temporal.PlainDate.from(lastDay);
  for (let month = Temporal.PlainDate.from(firstDay); Temporal.PlainDate.compare(month, end) < 0; month = month.add({ months: 1 })) {
    const name = month.toString().slice(0, 8);
    for (let day = 1; day <= month.daysInMonth; day += 1) written.push(`${name}${day < 10 ? '0' : ''}${day}`);
  }
  return written;
}

/** The days since a Monday long ago; undefined for a date outside the list, or for what is no date. */
export const numberOfDay = (date: string): number | undefined => numbers.get(date);

/** The day of a number; undefined outside the list. */
export const dayOfNumber = (number: number): string | undefined => days[number];

/** True of a real day in the list. */
export const isNumberedDay = (text: string): boolean => numbers.has(text);
