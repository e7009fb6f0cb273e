import { button, errorSummaryFor, hiddenFields, textAreaField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

/** A letter that the post brought back. */
export function cameBackPage({ id, csrfToken, errors, typed }: { readonly id: string; readonly csrfToken: string; readonly errors: FieldErrors; readonly typed: string }): Html {
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">A letter came back</h1>
    <p class="govuk-body">The message goes by the next way on their record. When there is none, the owner of the case is told.
      We do not write to them at this address again unless somebody sends a message there by hand.</p>
    <form method="post" action="/messages/${id}/came-back" novalidate>
      ${hiddenFields({ _csrf: csrfToken })}
      ${textAreaField({ name: 'reason', label: 'What is written on it?', hint: 'For example: addressee gone away.', rows: 2, value: typed, error: errors['reason'] })}
      ${button({ text: 'It came back', preventDoubleClick: true })}
    </form>`;
}
