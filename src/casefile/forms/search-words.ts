import { isPlainDate, type PlainDate } from '../../clock/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { formText } from '../../platform/http/form-values.ts';

/** Fewer letters are in half of everything. */
const fewestLetters = 3;

export type Asked =
  /** `before`: what is newer than this day was looked through already. */
  | { readonly ok: true; readonly typed: string; readonly before: PlainDate | undefined }
  | { readonly ok: false; readonly typed: string; readonly why: string };

/** What was typed into the search box: every word, or the beginning of one, must be found, in any order. */
export function parseSearch(body: FormBody): Asked {
  const typed = formText(body, 'q').slice(0, 300).toWellFormed();
  if (typed.trim() === '') return { ok: false, typed, why: 'Enter an address, a name, a reference or a word' };
  if (!new RegExp(`[\\p{L}\\p{N}\\p{M}'’]{${fewestLetters}}`, 'u').test(typed)) return { ok: false, typed, why: `Enter at least ${fewestLetters} letters or figures of one word` };
  const before = formText(body, 'before');
  return { ok: true, typed, before: isPlainDate(before) ? before : undefined };
}
