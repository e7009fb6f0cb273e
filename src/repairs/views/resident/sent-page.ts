import { longDate, type PlainDate } from '../../../clock/index.ts';
import { panel } from '../../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../../platform/html/index.ts';
import type { PublicLandlord } from './report-form.ts';
import { callLink } from './who-to-call.ts';

/** What somebody sees when their report has arrived. */
export interface SentPage {
  readonly landlord: PublicLandlord;
  readonly reference: string;
  readonly promises: readonly { readonly words: string; readonly dueOn: PlainDate; readonly outcome: string | null }[];
  /** Their own page. */
  readonly address: string;
  readonly photos: number;
  /** That the office is closed, and when it opens; undefined while it is open or where no hours are set. */
  readonly closed: string | undefined;
}

export const sentTitle = 'We have your report';

export function sentPage({ landlord, reference, promises, address, photos, closed }: SentPage): Html {
  return html`<div class="house-column">
${panel({ titleText: sentTitle, html: html`Your reference<br><strong>${reference}</strong>` })}
<h2 class="govuk-heading-m">What happens next</h2>
${promises.filter(({ outcome }) => outcome === null).map(({ words }) => html`<p class="govuk-body">${words}.</p>`)}
${closed !== undefined && html`<p class="govuk-body">${closed} <strong>In danger before then? Do not wait: call ${callLink(landlord.emergencyPhone)}, day or night.</strong></p>`}
<p class="govuk-body">If we miss that date, a manager is told and will contact you.</p>
<p class="govuk-body">${photos === 0 ? nothing : `We have your ${photos === 1 ? 'photo' : `${photos} photos`}. `}We are sending you a message with the same link as below.</p>
<h2 class="govuk-heading-m">Follow your repair</h2>
<p class="govuk-body">Keep this link. Anyone who has it can see and change this repair, so share it only with people you trust.</p>
<p class="govuk-body"><a class="govuk-link" href="${address}">Open the page of your repair</a></p>
<p class="govuk-body">If anything gets worse, call ${callLink(landlord.phone)}. In danger, call ${callLink(landlord.emergencyPhone)}, day or night.</p>
</div>`;
}

export const addedTitle = 'We have added what you told us';

/** After adding to somebody else's report: nothing of theirs is shown. */
export function addedPage({ landlord, ringBy, today }: { readonly landlord: PublicLandlord; readonly ringBy: PlainDate; readonly today: PlainDate }): Html {
  return html`<div class="house-column">
${panel({ titleText: addedTitle })}
<h2 class="govuk-heading-m">What happens next</h2>
<p class="govuk-body">Whoever is working on it has been told. We will contact you by ${longDate(ringBy, today)}.</p>
<p class="govuk-body">If you have not heard from us by then, call ${callLink(landlord.phone)}. In danger, call ${callLink(landlord.emergencyPhone)}, day or night.</p>
</div>`;
}
