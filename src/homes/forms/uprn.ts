import type { Uprn } from '../model.ts';
import { bad, copyFromSource, emptyCell, good, isShortenedNumber, quoted, type Read } from '../../platform/cells/index.ts';

/**
 * A UPRN of 1 to 12 figures. Leading zeros carry no meaning in a UPRN, so a shorter one is the same number with its zeros
 * dropped, and padding restores it exactly. What a spreadsheet rounded is lost, so those are refused, not guessed.
 */
export function readUprn(text: string, keepRound: boolean): Read<Uprn> {
  const spoiled = spoiledBySpreadsheet(text);
  if (spoiled !== undefined) return spoiled;
  if (!/^\d+$/.test(text)) return bad(`The value ${quoted(text)} is not a UPRN.`, 'Write its figures only, up to 12 of them.');
  if (text.length > 12) return bad(`It has ${text.length} figures, and a UPRN has 12 at most.`, 'Check it against your property system.');
  if (/^0+$/.test(text)) return bad('It is all zeros.', 'Give the UPRN of the home.');
  if (/^\d{5,6}0{6}$/.test(text) && !keepRound) return looksRounded();
  return good(text.padStart(12, '0') as Uprn);
}

function spoiledBySpreadsheet(text: string): Read<never> | undefined {
  if (text === '') return emptyCell('Give the UPRN of the home.');
  if (isShortenedNumber(text)) {
    return bad(`A spreadsheet shortened it to ${quoted(text)}, and its last figures are lost.`, copyFromSource);
  }
  if (/^'\d+$/.test(text)) return bad('It starts with an apostrophe, which a spreadsheet uses to mark text.', 'Remove the apostrophe.');
  if (/^\d+[.,]0+$/.test(text)) return bad('A spreadsheet added decimals to it.', 'Set the column to text and remove the decimals.');
  if (/^\d{1,3}([ ,.]\d{3})+$/.test(text)) return bad('Its figures are separated in thousands.', 'Set the column to text and remove the separators.');
  return undefined;
}

const looksRounded = () =>
  bad(
    'It ends in six zeros, as numbers do that a spreadsheet has rounded.',
    `${copyFromSource} If it is truly this number, tick the box for it on the page, or import with --keep-round-uprns.`,
  );
