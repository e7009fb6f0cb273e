import type { FieldErrors } from '../platform/govuk/index.ts';
import { formText } from '../platform/http/form-values.ts';
import type { FormBody } from '../platform/http/visit.ts';
import type { SealCommand } from './decide/seal.ts';
import { audiences } from './model.ts';

export const mostReason = 1000;

export type ParsedSealing = { readonly ok: true; readonly command: SealCommand } | { readonly ok: false; readonly errors: FieldErrors };

/** Whom it is for and why. What is missing is a question for the decision. */
export function parseSealing(body: FormBody): ParsedSealing {
  const reason = formText(body, 'reason').replaceAll('\r\n', '\n').trim();
  if (reason.length > mostReason) return { ok: false, errors: { reason: `Shorten this to ${mostReason} characters: it has ${reason.length}` } };
  return { ok: true, command: { audience: audiences.find((audience) => audience === formText(body, 'audience')), reason } };
}
