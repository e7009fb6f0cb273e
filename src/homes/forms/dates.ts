import type { PlainDate } from '../../clock/index.ts';
import { isPlainDate } from '../../clock/index.ts';
import type { Read } from './cell.ts';
import { bad, good, quoted } from './cell.ts';

/** A day up to today, written year-month-day: the one order of which nobody can be in doubt. */
export function readPastDate(text: string, today: PlainDate): Read<PlainDate> {
  if (text === '') return bad('The cell is empty.', 'Write the day the facts were true, such as 2026-03-31.');
  if (!isPlainDate(text)) return bad(`The value ${quoted(text)} is not a date written year-month-day.`, mendFor(text));
  if (text < '1900-01-01') return bad('The date is before 1900.', 'Write the day the facts were true.');
  return text > today ? bad('The date is in the future.', 'Write the day the facts were true.') : good(text);
}

function mendFor(text: string): string {
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const rewritten = british === null ? '' : `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}`;
  return isPlainDate(rewritten) ? `Write ${rewritten} if you mean day, month, year.` : 'Write it such as 2026-03-31.';
}
