import { html } from '../../platform/html/index.ts';

/** Where a member of the board goes on from their first page. */
export const boardOnMyWork = html`<h2 class="govuk-heading-m">How we are doing</h2>
<p class="govuk-body"><a class="govuk-link" href="/manage">What is overdue, promises we broke and repairs that came back</a></p>
<p class="govuk-body"><a class="govuk-link" href="/damp">Where homes are damp, and whether the work helped</a></p>`;
