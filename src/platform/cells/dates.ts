import type { PlainDate } from '../../clock/index.ts';
import { addDays, isPlainDate, longDateWithYear, plainDate } from '../../clock/index.ts';
import type { Read } from './cell.ts';
import { bad, good, quoted } from './cell.ts';

/** A day, written year-month-day: the one order of which nobody can be in doubt. Empty is null. */
export function readDate(text: string): Read<PlainDate | null> {
  if (text === '') return good(null);
  if (!isPlainDate(text)) return notADate(text);
  return text < '1900-01-01' ? bad('The date is before 1900.', 'Check the year.') : good(text);
}

/** A day up to today; empty is null. */
export function readPastDate(text: string, today: PlainDate): Read<PlainDate | null> {
  const read = readDate(text);
  return read.ok && read.value !== null && read.value > today ? bad('The date is in the future.', 'Check the year.') : read;
}

function notADate(text: string): Read<never> {
  const kept = dayOfSerial(text);
  if (kept !== undefined) {
    return bad(
      `The value ${quoted(text)} is not a date written year-month-day but the number by which a spreadsheet keeps one.`,
      `Give the column the format yyyy-mm-dd. The number stands for ${longDateWithYear(kept)}, ${kept}.`,
    );
  }
  return bad(`The value ${quoted(text)} is not a date written year-month-day.`, mendOf(text));
}

/** Spreadsheets count days from the end of 1899; these cover 1954 to 2064. */
function dayOfSerial(text: string): PlainDate | undefined {
  return /^[2-5]\d{4}([.,]\d+)?$/.test(text) ? addDays(plainDate('1899-12-30'), Number(text.slice(0, 5))) : undefined;
}

/** 31/05/2024 can mean one day only; 01/02/2026 is two, and guessing would be wrong for one country's files. */
function mendOf(text: string): string {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(text) ?? [];
  const british = `${year}-${second.padStart(2, '0')}-${first.padStart(2, '0')}`;
  const american = `${year}-${first.padStart(2, '0')}-${second.padStart(2, '0')}`;
  if (!isPlainDate(british)) return isPlainDate(american) ? `Write ${american} if you mean month, day, year.` : 'Write it such as 2026-03-31.';
  const isAmbiguous = isPlainDate(american) && american !== british;
  return isAmbiguous
    ? `Write ${british} if you mean day, month, year; write ${american} if you mean month, day, year.`
    : `Write ${british} if you mean day, month, year.`;
}
