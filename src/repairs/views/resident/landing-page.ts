import { button } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import type { PublicLandlord } from './report-form.ts';
import { callInHours, callLink, emergencyNumbers } from './who-to-call.ts';

export const landingTitle = 'Repairs to your home';

/** Where a resident begins: what to do in an emergency, how to report, follow and complain. */
export function landingPage(landlord: PublicLandlord): Html {
  return html`<div class="house-column">
<h1 class="govuk-heading-l">${landingTitle}</h1>
<p class="govuk-body-l">Tell us what is wrong. You need no account. It takes about five minutes.</p>
${button({ text: 'Report a repair', href: `/l/${landlord.slug}/report`, isStartButton: true })}
<h2 class="govuk-heading-m">In an emergency</h2>
${emergencyNumbers(landlord)}
<h2 class="govuk-heading-m">Follow your repair</h2>
<p class="govuk-body">Open the link in any message we sent you about it. You see what happened, what we promised and when. You can change a visit, add photos and tell us whether it is fixed.</p>
<p class="govuk-body"><a class="govuk-link" href="/l/${landlord.slug}/code">I have a letter with a code</a></p>
<p class="govuk-body">Lost the link, or it no longer works? Call ${callLink(landlord.phone)} and we send you a new one.</p>
<h2 class="govuk-heading-m">Rather talk to somebody?</h2>
<p class="govuk-body">${callInHours(landlord)}. We can take your report over the phone.</p>
<h2 class="govuk-heading-m">Make a complaint</h2>
${howToComplain(landlord)}
</div>`;
}

/** How to complain today: by phone, email or on any page of theirs. */
export function howToComplain({ phone, email }: PublicLandlord): Html {
  return html`<p class="govuk-body">If you are unhappy with something we did or did not do, call ${callLink(phone)} or write to <a class="govuk-link" href="mailto:${email}">${email}</a>. You need not use the word “complaint”. You can ask somebody to do it for you.</p>
<p class="govuk-body">At any time you can also ask the <a class="govuk-link" href="https://www.housing-ombudsman.org.uk/">Housing Ombudsman</a> for free advice.</p>`;
}
