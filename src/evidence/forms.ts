import type { FieldErrors } from '../platform/govuk/index.ts';
import { formText } from '../platform/http/form-values.ts';
import type { FormBody } from '../platform/http/visit.ts';
import { numberKey } from '../platform/number-key.ts';

export const mostCaption = 200;
export const mostReason = 1000;

/** The number that people text, as typed; '' takes away one that is kept. Undefined where it is none, or there is nothing to take away. */
export function readTextNumber(body: FormBody, isKept: boolean): string | undefined {
  const number = formText(body, 'number');
  if (number === '') return isKept ? '' : undefined;
  return number.length <= 30 && /^\+?[\d ()-]+$/.test(number) && numberKey(number) !== undefined ? number : undefined;
}

export type ReadText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly errors: FieldErrors };

/** A line or some lines of a form, if they are not too long. Empty is a question for the decision. */
export function readText(body: FormBody, field: string, most: number): ReadText {
  const text = formText(body, field).replaceAll('\r\n', '\n');
  if (text.length <= most) return { ok: true, text };
  return { ok: false, errors: { [field]: `Shorten this to ${most} characters: it has ${text.length}` } };
}
