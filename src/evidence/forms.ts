import type { FieldErrors } from '../platform/govuk/index.ts';
import { formText } from '../platform/http/form-values.ts';
import type { FormBody } from '../platform/http/visit.ts';

export const mostCaption = 200;
export const mostReason = 1000;

export type ReadText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly errors: FieldErrors };

/** A line or some lines of a form, if they are not too long. Empty is a question for the decision. */
export function readText(body: FormBody, field: string, most: number): ReadText {
  const text = formText(body, field).replaceAll('\r\n', '\n');
  if (text.length <= most) return { ok: true, text };
  return { ok: false, errors: { [field]: `Shorten this to ${most} characters: it has ${text.length}` } };
}
