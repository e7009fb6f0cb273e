import { addDays, isPlainDate, type PlainDate } from '../../clock/index.ts';

/** The day that an address asks for: yesterday where it says none, for that day is whole. Undefined for what is no day, or has not come. */
export function readDay(text: string | undefined, today: PlainDate): PlainDate | undefined {
  if (text === undefined || text === '') return addDays(today, -1);
  return isPlainDate(text) && text <= today ? text : undefined;
}
