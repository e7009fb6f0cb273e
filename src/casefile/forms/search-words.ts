import type { FormBody } from '../../platform/http/visit.ts';
import { formText } from '../../platform/http/form-values.ts';

const mostWords = 6;
const longestWord = 60;
/** Fewer letters match half the landlord's homes, and no index can help. */
export const fewestLetters = 3;

export type SearchWords =
  | { readonly ok: true; readonly typed: string; readonly words: readonly string[] }
  | { readonly ok: false; readonly typed: string; readonly why: string };

/** What was typed into the search box: every word must be found, in any order. */
export function parseSearch(body: FormBody): SearchWords {
  const typed = formText(body, 'q').slice(0, 300).toWellFormed();
  const words = typed.toLowerCase().split(/[\s,;]+/).filter((word) => word !== '').slice(0, mostWords).map((word) => word.slice(0, longestWord).toWellFormed());
  if (words.length === 0) return { ok: false, typed, why: 'Enter an address, a name or a reference' };
  const longest = Math.max(...words.map((word) => word.length));
  return longest < fewestLetters ? { ok: false, typed, why: `Enter at least ${fewestLetters} letters or figures of one word` } : { ok: true, typed, words };
}

/** A word as LIKE reads it: what a person typed never works as a wildcard. */
export function likePattern(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
