import { html, type Html } from '../../platform/html/index.ts';

export const phoneTitle = 'Your day';

/** The page that a phone keeps: the same for everybody, with nobody's name in it. What it shows lies on the phone. */
export function phonePage(govuk: string): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds house-phone" id="phone" data-govuk="${govuk}">
    <h1 class="govuk-heading-l">${phoneTitle}</h1>
    <p class="govuk-body">Opening…</p>
    <noscript><p class="govuk-body">Working without signal needs JavaScript. Without it, <a class="govuk-link" href="/visits">your visits</a> can be opened and recorded where there is signal.</p></noscript>
  </div></div>`;
}
