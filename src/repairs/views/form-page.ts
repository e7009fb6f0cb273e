import { errorSummaryFor, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';

export { column, link, paragraph, postForm } from '../../staff/index.ts';

/** What was typed into a form, and what is wrong with it. */
export interface FormState {
  readonly csrfToken: string;
  readonly body: FormBody;
  readonly errors: FieldErrors;
}

/** A page's heading, under everything that is wrong with its form; above it the matter it belongs to. */
export function formHeading(title: string, errors: FieldErrors, caption?: string): Html {
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">${caption !== undefined && html`<span class="govuk-caption-l">${caption}</span>`}${title}</h1>`;
}

/** "Plumber" for a list of words that are written in small letters. */
export function capitalised(word: string): string {
  return word.replace(/^./, (first) => first.toUpperCase());
}

/** A list of words as choices, each its own value. */
export function choicesOf(words: readonly string[]): { readonly value: string; readonly text: string }[] {
  return words.map((word) => ({ value: word, text: capitalised(word) }));
}
