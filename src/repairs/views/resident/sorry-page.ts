import { html, type Html } from '../../../platform/html/index.ts';
import type { PublicLandlord } from './report-form.ts';
import { callLink } from './who-to-call.ts';

/** A page that says why it did not work, and who to call instead. */
export interface SorryPage {
  readonly title: string;
  readonly main: Html;
}

function sorryPage(title: string, why: string, { phone, emergencyPhone }: PublicLandlord): SorryPage {
  const main = html`<div class="house-column"><h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${why}</p>
<p class="govuk-body-l">Call us on ${callLink(phone)} and we take your report. In danger, call ${callLink(emergencyPhone)}, day or night.</p>
</div>`;
  return { title, main };
}

export function tooManyReports(landlord: PublicLandlord): SorryPage {
  return sorryPage('Too many reports have come from your network', 'Nothing was sent. You may share the network with many people. You can go back and send it in an hour: what you typed is still there.', landlord);
}

export function cannotTakeReport(landlord: PublicLandlord): SorryPage {
  return sorryPage('We could not take your report here', 'Nothing was sent. Go back to copy what you typed.', landlord);
}
