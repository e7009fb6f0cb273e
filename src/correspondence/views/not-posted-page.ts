import { button, errorSummaryFor, hiddenFields, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

/** Why a letter was not posted. */
export function notPostedPage({ id, csrfToken, errors, typed }: { readonly id: string; readonly csrfToken: string; readonly errors: FieldErrors; readonly typed: string }): Html {
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">A letter that was not posted</h1>
    <form method="post" action="/letters/${id}/not-posted" novalidate>${hiddenFields({ _csrf: csrfToken })}
      ${textField({ name: 'reason', label: 'Why was it not posted?', hint: 'It then goes another way by itself; where there is none the owner of its case is told.', value: typed, error: errors['reason'] })}${button({ text: 'Not posted', preventDoubleClick: true })}</form>`;
}
