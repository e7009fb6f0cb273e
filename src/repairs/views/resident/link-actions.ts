import { button, details, hiddenFields } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';

/** For the staff's case page: withdraw the resident's link, or send a new one in its place. */
export function linkActions({ reference, csrfToken }: { readonly reference: string; readonly csrfToken: string }): Html {
  const form = (action: string, text: string, classes: string) => html`<form method="post" action="/repairs/${reference}/link/${action}">${hiddenFields({ _csrf: csrfToken })}${button({ text, classes, preventDoubleClick: true })}</form>`;
  const inside = html`<p class="govuk-body">Whoever holds the link sees this repair as its resident does. Withdraw it when a phone is lost or the wrong person has it.</p>
<div class="house-actions">${form('send', 'Send a new link', 'govuk-button--secondary')}${form('revoke', 'Withdraw the resident’s link', 'govuk-button--warning')}</div>`;
  return details({ summaryText: 'The resident’s link', html: inside });
}
