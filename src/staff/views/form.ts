import { button, errorSummaryFor, hiddenFields } from '../../platform/govuk/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Html } from '../../platform/html/index.ts';

/** What every page with a form on it needs to know. */
export interface FormFacts {
  readonly csrfToken: string;
  readonly errors?: FieldErrors;
}

export interface FormWords {
  readonly action: string;
  /** What the button does, as a verb. */
  readonly verb: string;
  /** What it does it to, for whoever hears the button without seeing its row. */
  readonly verbObject?: string;
  readonly fields?: Html;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly look?: 'secondary' | 'warning';
  /** Files come with it. */
  readonly takesFiles?: boolean;
}

/** A form that sends its fields with the token that proves it is ours. */
export function postForm({ csrfToken }: FormFacts, { action, verb, verbObject, fields, hidden = {}, look, takesFiles = false }: FormWords): Html {
  const words = html`${verb}${verbObject !== undefined && html`<span class="govuk-visually-hidden"> ${verbObject}</span>`}`;
  return html`<form method="post" action="${action}" novalidate${takesFiles && html` enctype="multipart/form-data"`}>
    ${hiddenFields({ _csrf: csrfToken, ...hidden })}
    ${fields}
    ${button({ html: words, preventDoubleClick: true, classes: look === undefined ? undefined : `govuk-button--${look}` })}
  </form>`;
}

/** The heading of a page, under everything that is wrong with its form. */
export function heading(title: string, errors: FieldErrors = {}): Html {
  return html`${errorSummaryFor(errors)}<h1 class="govuk-heading-l">${title}</h1>`;
}

/** Whether the browser's title should start with "Error:". */
export function hasErrors({ errors = {} }: FormFacts): { readonly hasErrors: boolean } {
  return { hasErrors: Object.keys(errors).length > 0 };
}

/** One paragraph. */
export function paragraph(words: string | Html): Html {
  return html`<p class="govuk-body">${words}</p>`;
}

/** A link in running text. */
export function link(href: string, words: string | Html): Html {
  return html`<a class="govuk-link" href="${href}">${words}</a>`;
}

/** The page in the column for reading: two thirds wide. */
export function column(inside: Html): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${inside}</div></div>`;
}
