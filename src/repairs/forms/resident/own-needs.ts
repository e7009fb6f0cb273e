import type { FieldErrors } from '../../../platform/govuk/index.ts';
import { formText } from '../../../platform/http/form-values.ts';
import type { FormBody } from '../../../platform/http/visit.ts';
import { wordsFrom } from './link-forms.ts';

/** 'wrong': something is to change, in their words where they gave any. */
export type OwnNeedsSaid = { readonly answer: 'right' | 'none' } | { readonly answer: 'wrong'; readonly words: string };

export type ParsedOwnNeeds =
  | { readonly ok: true; readonly said: OwnNeedsSaid; readonly seenVersion: number }
  | { readonly ok: false; readonly errors: FieldErrors };

/** What somebody sent of what visitors are told, of the answers that their page offered. */
export function ownNeedsFrom(body: FormBody, offered: readonly OwnNeedsSaid['answer'][]): ParsedOwnNeeds {
  const answer = offered.find((one) => one === formText(body, 'answer'));
  const words = wordsFrom(body, '');
  if (answer === undefined) return { ok: false, errors: { answer: 'Choose one of the answers', ...(words.ok ? {} : words.errors) } };
  const seenVersion = Number(formText(body, 'seenVersion'));
  if (answer !== 'wrong') return { ok: true, said: { answer }, seenVersion };
  return words.ok ? { ok: true, said: { answer, words: words.words }, seenVersion } : words;
}
