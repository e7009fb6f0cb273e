import { bad, copyFromSource, good, isShortenedNumber, quoted, type Read } from '../../platform/cells/index.ts';

/**
 * A telephone number, or nothing. A number is text, and its nought or plus belongs to it. What a spreadsheet dropped is
 * never put back by guessing: a message to the wrong number is somebody else's business told to a stranger.
 */
export function readPhone(text: string): Read<string | null> {
  if (text === '') return good(null);
  if (isShortenedNumber(text)) return bad(`A spreadsheet shortened it to ${quoted(text)}, and its last figures are lost.`, copyFromSource);
  const figures = text.replaceAll(/[\s().-]/g, '');
  if (/^(\+\d{9,15}|0\d{9,10})$/.test(figures)) return good(figures);
  return bad(`The value ${quoted(text)} is not a telephone number.`, mendOf(figures));
}

function mendOf(figures: string): string {
  if (/^'[+\d]\d+$/.test(figures)) return 'Remove the apostrophe, which a spreadsheet uses to mark text.';
  if (/^[1-9]\d{8,9}$/.test(figures)) return `A spreadsheet has dropped its nought: set the column to text and write 0${figures} if that is the number.`;
  if (/^44\d{9,10}$/.test(figures)) return `A spreadsheet has dropped its plus: set the column to text and write +${figures} if that is the number.`;
  return 'Write it such as 07700 900123 or 0161 496 0000; two numbers go into mobile and phone.';
}

/** An email address, or nothing. */
export function readEmail(text: string): Read<string | null> {
  if (text === '') return good(null);
  if (text.length > 254) return bad(`It is ${text.length} characters long.`, 'Shorten it to 254.');
  return /^[^\s@;,]+@[^\s@;,]+\.[^\s@.;,]+$/.test(text) && text.isWellFormed() && !text.includes('\u{FFFD}')
    ? good(text)
    : bad(`The value ${quoted(text)} is not one email address.`, 'Write it such as name@example.com, and one only.');
}
