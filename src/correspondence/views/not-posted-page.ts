import { button, errorSummaryFor, hiddenFields, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

/** Asked again, when somebody did not say why. */
export function notPostedPage({ id, csrfToken, errors }: { readonly id: string; readonly csrfToken: string; readonly errors: FieldErrors }): Html {
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">A letter that was not posted</h1>
    <form method="post" action="/letters/${id}/not-posted" novalidate>${hiddenFields({ _csrf: csrfToken })}
      ${textField({ name: 'reason', label: 'Why was it not posted?', error: errors['reason'] })}${button({ text: 'Not posted', preventDoubleClick: true })}</form>`;
}
