import { button, errorSummaryFor } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { OwnerChoice } from '../forms/case-forms.ts';
import { ownerFields, type FormState } from './case-forms.ts';

export interface BulkOwnerView {
  /** The boxes as they were ticked in the queue: a reference and the version that was seen. */
  readonly chosen: readonly { readonly reference: string; readonly seenVersion: number }[];
  readonly owners: readonly OwnerChoice[];
  readonly state: FormState;
  readonly token: Html;
  /** The filters of the queue, as its address has them. */
  readonly query: string;
}

export const bulkOwnerTitle = (count: number): string => (count === 1 ? 'Change the owner of 1 case' : `Change the owner of ${count} cases`);

/** Who the cases chosen in the queue go to, and with what words. */
export function bulkOwnerMain({ chosen, owners, state, token, query }: BulkOwnerView): Html {
  return html`${errorSummaryFor(state.errors)}<div class="house-column"><h1 class="govuk-heading-l">${bulkOwnerTitle(chosen.length)}</h1>
<form method="post" action="/queue/owner${query}" novalidate>${token}
${chosen.map(({ reference, seenVersion }) => html`<input type="hidden" name="case" value="${reference}.${seenVersion}">`)}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Which cases</span></summary><div class="govuk-details__text">${chosen.map(({ reference }) => reference).join(', ')}</div></details>
${ownerFields(state, owners)}
<div class="house-actions">${button({ text: 'Change the owner', preventDoubleClick: true })} <a class="govuk-link" href="/queue${query}">Cancel</a></div></form></div>`;
}
