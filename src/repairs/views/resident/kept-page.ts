import { longDateWithYear, type PlainDate } from '../../../clock/index.ts';
import { button, hiddenFields, warningText } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import type { PublicLandlord } from './report-form.ts';
import { callLink } from './who-to-call.ts';

export const keptTitle = 'Your answers are kept, and not sent yet';
export const nothingKeptTitle = 'We do not have these answers';
export const deletedTitle = 'Your answers are deleted';

export interface KeptPage {
  readonly landlord: PublicLandlord;
  readonly csrfToken: string;
  /** The whole address that opens this page again. */
  readonly address: string;
  /** Its path, without what stands before it. */
  readonly path: string;
  readonly lastDay: PlainDate;
}

/** Where somebody comes to who stops half-way, and comes back to from their link. */
export function keptPage({ landlord, csrfToken, address, path, lastDay }: KeptPage): Html {
  const words = `My repair report to ${landlord.name}, not sent yet. I can go on until ${longDateWithYear(lastDay)}: ${address}`;
  return html`<div class="house-column"><h1 class="govuk-heading-l">${keptTitle}</h1>
${warningText({ text: 'We have not seen your report. Nothing happens until you send it.' })}
<form method="post" action="${path}" novalidate>${hiddenFields({ _csrf: csrfToken })}
${button({ text: 'Carry on with my report', preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-m">Come back with this link</h2>
<p class="govuk-body">It works on any phone or computer until the end of ${longDateWithYear(lastDay)}. Then your answers are deleted.</p>
<p class="govuk-body house-as-written"><a class="govuk-link" href="${path}">${address}</a></p>
<ul class="govuk-list govuk-list--spaced">
<li><a class="govuk-link" href="sms:?&amp;body=${encodeURIComponent(words)}">Text the link to yourself</a></li>
<li><a class="govuk-link" href="mailto:?subject=${encodeURIComponent('My repair report')}&amp;body=${encodeURIComponent(words)}">Email the link to yourself</a></li>
</ul>
<p class="govuk-body">Whoever has the link can read your answers and send them. We cannot read them until you send them. Photos are not kept: choose them when you send.</p>
<h2 class="govuk-heading-m">If it gets worse</h2>
<p class="govuk-body">In danger, call ${callLink(landlord.emergencyPhone)}, day or night. You can also report it on ${callLink(landlord.phone)} instead.</p>
<form method="post" action="${path}/delete" novalidate>${hiddenFields({ _csrf: csrfToken })}
${button({ text: 'Delete my answers', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form></div>`;
}

/** For a link whose answers have gone, were sent, or never were. */
export function nothingKeptPage({ slug, phone }: PublicLandlord): Html {
  return html`<div class="house-column"><h1 class="govuk-heading-l">${nothingKeptTitle}</h1>
<p class="govuk-body">Answers are kept for 7 days, and deleted once the report is sent. If you sent it, we told you its reference.</p>
${button({ text: 'Report a repair', href: `/l/${slug}/report` })}
<p class="govuk-body">Or call us on ${callLink(phone)}: we can tell you whether we have your report.</p></div>`;
}

export function deletedPage({ slug }: PublicLandlord): Html {
  return html`<div class="house-column"><h1 class="govuk-heading-l">${deletedTitle}</h1>
<p class="govuk-body">Nothing was sent to us.</p>
<p class="govuk-body"><a class="govuk-link" href="/l/${slug}/report">Report a repair</a></p></div>`;
}
