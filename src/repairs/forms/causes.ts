import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { CauseListCommand, CauseListRefusal } from '../decide/keep-causes.ts';

const aDate = 'Enter a date, like 27 3 2027';
export const mostCauseWords = 100;

/** Nothing chosen under "belongs to" means a family of its own. */
export function parseAddedCause(body: FormBody): Parsed<CauseListCommand> {
  const read = readForm(body);
  const words = read.needed('words', 'Say why such a thing happens, in a few words', mostCauseWords);
  const from = read.date('from', aDate);
  const under = formText(body, 'under');
  return read.result(() => (from === undefined ? undefined : { type: 'AddCause', words, under: under === '' ? null : under, from }));
}

export function parseRetiredCause(body: FormBody): Parsed<CauseListCommand> {
  const read = readForm(body);
  const cause = read.needed('retire', 'Choose a cause from the list');
  const from = read.date('until', aDate);
  return read.result(() => (from === undefined ? undefined : { type: 'RetireCause', cause, from }));
}

export function parseOfferedAgain(body: FormBody): Parsed<CauseListCommand> {
  const read = readForm(body);
  const cause = read.needed('again', 'Choose a cause from the list');
  return read.result(() => ({ type: 'OfferCauseAgain', cause }));
}

const fieldOfAdding: Readonly<Partial<Record<CauseListRefusal, string>>> = { 'date-has-passed': 'from', 'family-not-offered': 'under', 'too-deep': 'under' };

/** The field that a refusal is about. */
export function fieldOfCauseRefusal({ type }: CauseListCommand, refusal: CauseListRefusal): string {
  if (type === 'AddCause') return fieldOfAdding[refusal] ?? 'words';
  if (type === 'OfferCauseAgain') return 'again';
  return refusal === 'date-has-passed' ? 'until' : 'retire';
}
