import { dateInLondon, instant, longDate, timeInLondon, type PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

export const channelNames = { text: 'Text', email: 'Email', letter: 'Letter' } as const;

/** "Tuesday 24 November, 2:30pm". */
export function moment(at: string, today: string): string {
  return `${longDate(dateInLondon(instant(at)), today as PlainDate)}, ${timeInLondon(instant(at))}`;
}

/** A message as it was written, line for line. Links to `ownAddress` can be followed; nobody else's can. */
export function asWritten(body: string, ownAddress?: string): Html {
  const lines = body.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${ownAddress === undefined ? line : withOwnLinks(line, ownAddress)}`);
  return html`<div class="govuk-inset-text"><p class="govuk-body govuk-!-text-break-word">${lines}</p></div>`;
}

/** What a resident typed may look like a link too, so only those that lead back to us become one. */
function withOwnLinks(line: string, ownAddress: string): Html {
  const words = line.split(/(\S+\/r\/[\w-]{64})(?![\w-])/);
  return html`${words.map((word) => (/^\/r\/[\w-]{64}$/.test(word.replace(ownAddress, '')) && word.startsWith(ownAddress) ? html`<a class="govuk-link" rel="noreferrer" href="${word}">${word}</a>` : word))}`;
}

/** A case's reference, and a link to it where the reader may open cases. */
export function caseLink(reference: string, opensCases: boolean): Html {
  return opensCases ? html`<a class="govuk-link" href="/cases/${reference}">${reference}</a>` : html`${reference}`;
}
