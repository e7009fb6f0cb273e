import { dateInLondon, instant, longDate, timeInLondon, type PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

export const channelNames = { text: 'Text', email: 'Email', letter: 'Letter' } as const;

/** "Tuesday 24 November, 2:30pm". */
export function moment(at: string, today: string): string {
  return `${longDate(dateInLondon(instant(at)), today as PlainDate)}, ${timeInLondon(instant(at))}`;
}

/** A message as it was written, line for line. */
export function asWritten(body: string): Html {
  const lines = body.split('\n').map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`));
  return html`<div class="govuk-inset-text"><p class="govuk-body">${lines}</p></div>`;
}

export function caseLink(reference: string): Html {
  return html`<a class="govuk-link" href="/cases/${reference}">${reference}</a>`;
}
