import { isPlainDate, type PlainDate } from '../../clock/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { formText } from '../../platform/http/form-values.ts';
import { isUuid } from '../../platform/uuid.ts';

/** Fewer letters are in half of everything. */
const fewestLetters = 3;

/** The next of a list: after this home or person. */
export interface MoreOf {
  readonly list: 'homes' | 'people';
  readonly after: string;
}

/** Every page that was shown is named in the next question, so there is an end to it. */
export const mostSeen = 200;

export type Asked =
  /** `before`: what is newer than this day was looked through already. `seen`: the cases that were shown. */
  | { readonly ok: true; readonly typed: string; readonly before: PlainDate | undefined; readonly seen: readonly string[]; readonly more: MoreOf | undefined }
  | { readonly ok: false; readonly typed: string; readonly why: string };

/** What was typed into the search box: every word, or the beginning of one, must be found, in any order. */
export function parseSearch(body: FormBody): Asked {
  const typed = formText(body, 'q').slice(0, 300).toWellFormed();
  if (typed.trim() === '') return { ok: false, typed, why: 'Enter an address, a name, a reference or a word' };
  if (!new RegExp(`[\\p{L}\\p{N}\\p{M}'’]{${fewestLetters}}`, 'u').test(typed)) return { ok: false, typed, why: `Enter at least ${fewestLetters} letters or figures of one word` };
  const before = formText(body, 'before');
  const seen = formText(body, 'seen').split(' ').filter((word) => /^[A-Z]{3}-[A-Z0-9-]{1,40}$/.test(word)).slice(0, mostSeen);
  return { ok: true, typed, before: isPlainDate(before) ? before : undefined, seen, more: moreIn(body) };
}

function moreIn(body: FormBody): MoreOf | undefined {
  const [home, person] = [formText(body, 'afterHome'), formText(body, 'afterPerson')];
  if (isUuid(home)) return { list: 'homes', after: home };
  return isUuid(person) ? { list: 'people', after: person } : undefined;
}
