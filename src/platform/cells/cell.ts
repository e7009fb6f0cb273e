/** What is wrong with one cell of a row and how to mend it. Neither ever starts with what was typed. */
export interface CellProblem {
  /** The column, or 'row' for the row as a whole. */
  readonly field: string;
  readonly reason: string;
  readonly mend: string;
}

export type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string; readonly mend: string };

export const good = <Value>(value: Value): Read<Value> => ({ ok: true, value });
export const bad = (reason: string, mend: string): Read<never> => ({ ok: false, reason, mend });
export const emptyCell = (mend = 'Fill it in.'): Read<never> => bad('The cell is empty.', mend);

/** What was typed, short enough to show in a reason. */
export const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text}"`;

/** Text that must be there, up to `longest` characters. */
export function requiredText(text: string, longest = 200): Read<string> {
  return text === '' ? emptyCell() : storableText(text, longest);
}

/** Text or nothing. */
export function optionalText(text: string, longest = 200): Read<string | null> {
  return text === '' ? good(null) : storableText(text, longest);
}

/** Text of several lines or nothing, as people write a description. */
export function optionalLines(text: string, longest: number): Read<string | null> {
  const read = optionalText(text.replaceAll(/[\r\n\t]+/g, ' '), longest);
  return read.ok && read.value !== null ? good(text.normalize('NFC').replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ')) : read;
}

function storableText(text: string, longest: number): Read<string> {
  if (text.includes('\u{FFFD}') || !text.isWellFormed()) {
    return bad(
      'A letter in it could not be read: the file is not in UTF-8 but probably in Windows-1252, as older spreadsheets save it.',
      'Save the file as "CSV UTF-8" and import it again.',
    );
  }
  // eslint-disable-next-line no-control-regex -- finding them is the purpose
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) {
    return bad('It holds a line break or another invisible character.', 'Remove it.');
  }
  if (text.length > longest) return bad(`It is ${text.length} characters long.`, `Shorten it to ${longest}.`);
  return good(text.normalize('NFC').replaceAll(/\s+/g, ' '));
}

/** One of a list of words, in any mix of capitals; empty is null. */
export function oneOf<Word extends string>(text: string, allowed: readonly Word[]): Read<Word | null> {
  if (text === '') return good(null);
  const found = allowed.find((word) => word.toLowerCase() === text.toLowerCase());
  return found === undefined
    ? bad(`The value ${quoted(text)} is not one we know.`, `Use one of: ${allowed.join(', ')}.`)
    : good(found);
}

/** One of a list of words, and not empty. */
export function requiredOneOf<Word extends string>(text: string, allowed: readonly Word[]): Read<Word> {
  const outcome = oneOf(text, allowed);
  if (!outcome.ok) return outcome;
  return outcome.value === null ? emptyCell(`Use one of: ${allowed.join(', ')}.`) : good(outcome.value);
}

/** A whole number from `least` to `most`; empty is null. */
export function wholeNumber(text: string, least: number, most: number): Read<number | null> {
  if (text === '') return good(null);
  const value = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most
    ? good(value)
    : bad(`The value ${quoted(text)} is not a whole number from ${least} to ${most}.`, `Write a whole number from ${least} to ${most}, or leave it empty.`);
}

/** Whether a spreadsheet wrote a long number short: 7.7009E+09. Its last figures are gone. */
export const isShortenedNumber = (text: string): boolean => /^\d([.,]\d+)?e\+?\d+$/i.test(text);

/** What to do with a number whose figures a spreadsheet dropped. */
export const copyFromSource = 'Set the column to text in the spreadsheet, then copy the numbers from the system they came from: the file itself no longer holds them.';
