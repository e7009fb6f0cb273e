import { textAreaField, warningText, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { column, heading, paragraph, postForm } from '../../staff/index.ts';
import type { EvidenceRefusal } from '../decide/evidence-of-case.ts';
import { mostReason } from '../forms.ts';

/** Something that needs a reason, which goes on the timeline. */
export interface ReasonWords {
  readonly title: string;
  readonly explanation: string;
  readonly label: string;
  readonly hint: string;
  readonly verb: string;
}

export const withdrawWords: ReasonWords = {
  title: 'Withdraw this evidence',
  explanation: 'It is not deleted. Nobody sees it on the case any more, nor the resident by their link; that it was there, who withdrew it and why stay on the timeline. This cannot be undone: to show it again, add it again.',
  label: 'Why is it withdrawn?', hint: 'For example: it shows another home.', verb: 'Withdraw it',
};

export const originalWords: ReasonWords = {
  title: 'Open the sealed file',
  explanation: 'The file as it was sent may say where and when it was made, and by which device. Your name and your reason go on the timeline.',
  label: 'Why do you need it?', hint: 'For example: the Ombudsman asks for the original.', verb: 'Open it',
};

export interface ReasonForm {
  readonly csrfToken: string;
  readonly action: string;
  readonly reason: string;
  readonly errors: FieldErrors;
}

export function reasonPage(words: ReasonWords, form: ReasonForm, what: string): Html {
  return column(html`${heading(words.title, form.errors)}${paragraph(what)}${warningText({ text: words.explanation })}
    ${postForm(form, { action: form.action, verb: words.verb, look: 'warning', fields: textAreaField({ name: 'reason', label: words.label, hint: words.hint, value: form.reason, rows: 3, maxlength: mostReason, error: form.errors['reason'] }) })}`);
}

/** Why it was refused, at the field it is about. */
export function refusalErrors(refusal: EvidenceRefusal): FieldErrors {
  switch (refusal) {
    case 'nothing-sent':
      return { files: 'Choose at least one file' };
    case 'reason-missing':
      return { reason: 'Say why: it goes on the timeline' };
    case 'already-withdrawn':
      return { '': 'Somebody has withdrawn it already' };
    case 'no-such-evidence':
      return { '': 'This evidence is not on the case' };
  }
}
