import { button, errorSummaryFor, hiddenFields, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';

/** What was typed into a form, and what is wrong with it. */
export interface FormState {
  readonly csrfToken: string;
  readonly body: FormBody;
  readonly errors: FieldErrors;
}

export interface FormWords {
  readonly action: string;
  /** What the button does. */
  readonly verb: string;
  readonly fields: Html;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly sendsPhotos?: boolean;
  readonly look?: 'secondary' | 'warning';
}

/** A form that sends what it says it does, with the token that proves it is ours. */
export function postForm({ csrfToken }: Pick<FormState, 'csrfToken'>, { action, verb, fields, hidden = {}, sendsPhotos, look }: FormWords): Html {
  const encoding = sendsPhotos === true ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  return html`<form method="post" action="${action}" enctype="${encoding}" novalidate>
    ${hiddenFields({ _csrf: csrfToken, ...hidden })}
    ${fields}
    ${button({ text: verb, preventDoubleClick: true, classes: look === undefined ? undefined : `govuk-button--${look}` })}
  </form>`;
}

/** A page's heading, under everything that is wrong with its form; above it the matter it belongs to. */
export function formHeading(title: string, errors: FieldErrors, caption?: string): Html {
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">${caption !== undefined && html`<span class="govuk-caption-l">${caption}</span>`}${title}</h1>`;
}

/** The page in the column for reading: two thirds wide. */
export function column(inside: Html): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${inside}</div></div>`;
}

export function paragraph(words: string | Html): Html {
  return html`<p class="govuk-body">${words}</p>`;
}

export function link(href: string, words: string | Html): Html {
  return html`<a class="govuk-link" href="${href}">${words}</a>`;
}

/** "Plumber" for a list of words that are written in small letters. */
export function capitalised(word: string): string {
  return word.replace(/^./, (first) => first.toUpperCase());
}

/** A list of words as choices, each its own value. */
export function choicesOf(words: readonly string[]): { readonly value: string; readonly text: string }[] {
  return words.map((word) => ({ value: word, text: capitalised(word) }));
}
