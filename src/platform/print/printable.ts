import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codePointsOf } from './font-letters.ts';

export const fontFiles = { regular: join(import.meta.dirname, 'fonts', 'NotoSans-Regular.ttf'), bold: join(import.meta.dirname, 'fonts', 'NotoSans-Bold.ttf') };

let known: ReadonlySet<number> | undefined;

/** What both fonts have: a heading is in bold. Read once, when the first letter is printed. */
function inBothFonts(): ReadonlySet<number> {
  if (known === undefined) {
    const bold = codePointsOf(readFileSync(fontFiles.bold));
    known = new Set([...codePointsOf(readFileSync(fontFiles.regular))].filter((point) => bold.has(point)));
  }
  return known;
}

const has = (sign: string): boolean => sign === '\n' || inBothFonts().has(sign.codePointAt(0) ?? 0);

/** The letters, marks and figures of a text that our fonts lack, each once: words would be printed as empty boxes. */
export function lettersNotInFont(text: string): readonly string[] {
  return [...new Set([...text.normalize('NFC')].filter((sign) => /[\p{L}\p{M}\p{N}]/u.test(sign) && !isInvisible(sign) && !has(sign)))];
}

/** The text as it can be printed: small pictures and signs that our fonts lack are left out, and nothing else is lost. */
export function withoutSigns(text: string): string {
  return [...text.normalize('NFC').replaceAll('\r', '')].filter((sign) => has(sign) || (/[\p{L}\p{M}\p{N}]/u.test(sign) && !isInvisible(sign))).join('');
}

/** Says how the sign before it is drawn, and has no shape of its own. */
const isInvisible = (sign: string): boolean => /\p{Variation_Selector}/u.test(sign);
