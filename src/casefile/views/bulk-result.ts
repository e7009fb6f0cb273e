import { panel } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

export interface BulkResult {
  readonly ownerName: string;
  readonly changed: readonly { readonly reference: string; readonly href: string }[];
  readonly refused: readonly { readonly reference: string; readonly why: string }[];
  /** The queue as it was filtered. */
  readonly backHref: string;
}

/** What became of each case of a bulk change, and why not where it did not. */
export function bulkResultMain({ ownerName, changed, refused, backHref }: BulkResult): Html {
  const title = bulkResultTitle({ ownerName, changed });
  return html`${changed.length > 0 ? panel({ titleText: title, headingLevel: 1, text: refused.length === 0 ? 'All of them' : `${refused.length} not changed` }) : html`<h1 class="govuk-heading-l">${title}</h1>`}
${refused.length > 0 && html`<h2 class="govuk-heading-m">Not changed</h2><ul class="govuk-list govuk-list--bullet">${refused.map(({ reference, why }) => html`<li>${reference}: ${why}</li>`)}</ul>`}
${changed.length > 0 && html`<h2 class="govuk-heading-m">Changed</h2><ul class="govuk-list">${changed.map(({ reference, href }) => html`<li><a class="govuk-link" href="${href}">${reference}</a></li>`)}</ul>`}
<p class="govuk-body"><a class="govuk-link" href="${backHref}">Back to the queue</a></p>`;
}

export function bulkResultTitle({ ownerName, changed }: Pick<BulkResult, 'ownerName' | 'changed'>): string {
  if (changed.length === 0) return 'No case was changed';
  return `${changed.length === 1 ? '1 case is' : `${changed.length} cases are`} now with ${ownerName}`;
}
