import { button, errorSummaryFor, hiddenFields, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

/** The heading of a page, under everything that is wrong with its form. */
export function heading(title: string, errors: FieldErrors = {}): Html {
  return html`${errorSummaryFor(errors)}<h1 class="govuk-heading-l">${title}</h1>`;
}

export const paragraph = (words: string | Html): Html => html`<p class="govuk-body">${words}</p>`;
export const link = (href: string, words: string): Html => html`<a class="govuk-link" href="${href}">${words}</a>`;
export const column = (inside: Html): Html => html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${inside}</div></div>`;

export interface ImportForm {
  readonly csrfToken: string;
  readonly action: string;
  readonly verb: string;
  readonly fields?: Html;
  readonly takesFile?: boolean;
}

/** A form that sends its fields with the token that proves it is ours, and a file where it has one. */
export function importForm({ csrfToken, action, verb, fields, takesFile = false }: ImportForm): Html {
  return html`<form method="post" action="${action}"${takesFile && html` enctype="multipart/form-data"`} novalidate>
    ${hiddenFields({ _csrf: csrfToken })}
    ${fields}
    ${button({ text: verb, preventDoubleClick: true })}
  </form>`;
}
