import { longDateWithYear } from '../../clock/index.ts';
import { button, hiddenFields } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { callLink, howToComplain, type PublicLandlord } from '../../repairs/index.ts';
import type { AskedHome } from '../queries/asked-of-link.ts';

export const residentsApproachTitle = 'How is your home?';

export interface ResidentsApproach {
  readonly landlord: PublicLandlord & { readonly slug: string };
  readonly csrfToken: string;
  readonly token: string;
  readonly home: AskedHome;
}

/** What whoever lives there is asked, and what they can say. */
export function residentsApproachPage({ landlord, csrfToken, token, home }: ResidentsApproach): Html {
  return html`<div class="house-column">
<h1 class="govuk-heading-l">${residentsApproachTitle}</h1>
<p class="govuk-body">${home.reference}, ${home.address}</p>
${home.outcome === null ? question({ landlord, csrfToken, token, home }) : html`<p class="govuk-body">We have an answer for your home. If anything is wrong now, tell us: <a class="govuk-link" href="/l/${landlord.slug}/report">report damp, mould or water coming through</a>.</p>`}
<p class="govuk-body"><strong>If it could hurt somebody, call ${callLink(landlord.emergencyPhone)}, day or night.</strong> For anything else call ${callLink(landlord.phone)}: give the number ${home.reference}.</p>
<h2 class="govuk-heading-m">Make a complaint</h2>
${howToComplain(landlord)}
</div>`;
}

function question({ landlord, csrfToken, token, home }: ResidentsApproach): Html {
  return html`<p class="govuk-body">We are asking homes near you about damp and mould. Please look in every room, behind furniture and in cupboards on outside walls.</p>
<h2 class="govuk-heading-m">Do you see damp, mould, or water coming through?</h2>
<p class="govuk-body"><a class="govuk-button" role="button" href="/l/${landlord.slug}/report">Yes: tell us where</a></p>
<form method="post" action="/r/${token}/all-well" novalidate>${hiddenFields({ _csrf: csrfToken })}${button({ text: 'No: all is well', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>
<p class="govuk-body">If we do not hear from you, we will ring or come to your door by ${longDateWithYear(home.promisedOn)}.</p>`;
}
