import { button, errorSummaryFor, hiddenFields, textField } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import type { PublicLandlord } from './report-form.ts';
import { callLink } from './who-to-call.ts';

export const typedCodeTitle = 'Open your repair with the code from our letter';

export const codeProblems = {
  empty: 'Enter the code from our letter',
  slip: 'Check the code: a letter or figure in it is not as in our letter',
  unknown: 'This code opens nothing any more. Call us and we send you a new one',
  tooMany: 'Too many codes were tried. Wait an hour, or call us',
} as const;

export interface TypedCodePage {
  readonly landlord: PublicLandlord;
  readonly csrfToken: string;
  readonly typed: string;
  readonly problem: string | undefined;
}

/** For whoever has our letter and no message with a link. */
export function typedCodePage({ landlord, csrfToken, typed, problem }: TypedCodePage): Html {
  return html`<div class="house-column">${errorSummaryFor(problem === undefined ? {} : { code: problem })}
<h1 class="govuk-heading-l">${typedCodeTitle}</h1>
<form method="post" action="/l/${landlord.slug}/code" novalidate>${hiddenFields({ _csrf: csrfToken })}
${textField({ name: 'code', label: 'Code', hint: '16 letters and figures, such as K7QM-2XRD-9HTB-4WPA. Small letters and spaces do not matter.', value: typed.slice(0, 40), width: 20, autocomplete: 'off', spellcheck: false, error: problem })}
${button({ text: 'Open my repair' })}
</form>
<p class="govuk-body">No letter at hand? Call ${callLink(landlord.phone)}.</p></div>`;
}
