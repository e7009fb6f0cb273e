import { button, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { telephone } from '../../platform/http/layout.ts';

export interface ListedLandlord {
  readonly slug: string;
  readonly name: string;
  readonly phone: string;
  readonly emergencyPhone: string;
  readonly isInvented: boolean;
}

/** The title of the first page: the landlord's own name when there is one. */
export function firstPageTitle(landlords: readonly ListedLandlord[]): string {
  const [only] = landlords;
  return landlords.length === 1 && only !== undefined ? only.name : 'Your landlord’s repairs and cases';
}

/** Where residents and staff go from here. */
export function firstPageMain(landlords: readonly ListedLandlord[]): Html {
  return html`<div class="house-column"><h1 class="govuk-heading-xl">${firstPageTitle(landlords)}</h1>
${landlords.length === 0 ? html`<p class="govuk-body">No landlord has been set up here yet.</p>` : landlords.map((landlord) => residents(landlord, landlords.length > 1))}
<h2 class="govuk-heading-m">Follow your repair</h2>
<p class="govuk-body">Use the link in the message we sent you. It shows what we promised and when, and lets you tell us if it is not right.</p>
<h2 class="govuk-heading-m">If you work here</h2>
${button({ text: 'Sign in', href: '/sign-in', classes: 'govuk-button--secondary' })}</div>`;
}

function residents({ slug, name, phone, emergencyPhone, isInvented }: ListedLandlord, isOneOfMany: boolean): Html {
  return html`<h2 class="govuk-heading-m">${isOneOfMany ? name : 'Report a repair'}</h2>
${isOneOfMany && isInvented && html`<p class="govuk-body">${tag({ text: 'Invented', classes: 'govuk-tag--yellow' })} For trying it out: nobody answers.</p>`}
<p class="govuk-body">You do not need an account. If you smell gas, call the National Gas Emergency Service on ${phoneLink('0800 111 999')}. If somebody is in danger, call ${phoneLink('999')}. For any other emergency in your home, call us on ${phoneLink(emergencyPhone)}.</p>
<p class="govuk-body">${button({ text: isOneOfMany ? `Report a repair to ${name}` : 'Report a repair', href: `/l/${slug}/report`, isStartButton: true })}</p>
<p class="govuk-body">Or call us on ${phoneLink(phone)}.</p>`;
}

const phoneLink = (number: string): Html => html`<a class="govuk-link" href="${telephone(number)}">${number}</a>`;
