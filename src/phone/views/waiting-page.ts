import { longDateTime, timeAgoInWords, type Instant } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { WaitingPage } from '../queries.ts';

export const waitingTitle = 'Came in too late';

/** What phones sent that no longer fitted its visit: every line waits for a person. */
export function waitingPage({ captures, next }: WaitingPage, now: Instant, casePath: (reference: string) => string): Html {
  return html`<h1 class="govuk-heading-l">${waitingTitle}</h1>
    <p class="govuk-body">Somebody was at a door and wrote down what they found, often without signal. When it reached us, the visit had been moved,
      cancelled or recorded already, or somebody else had investigated the hazard. Nothing of it is lost: decide for each whether it goes onto the case.</p>
    ${captures.length === 0 ? html`<p class="govuk-body">Nothing waits. What comes in is listed here, the longest waiting first.</p>` : stackingTable({
      head: [{ text: 'Who' }, { text: 'Came in' }, { text: 'Where' }, { text: 'Why it does not fit' }, { text: 'Case' }],
      rows: captures.map((capture) => [
        { html: html`<a class="govuk-link" href="/visits/came-in/${capture.id}">${capture.staffName}</a>` },
        { text: `${timeAgoInWords(capture.begunAt, now)}: ${longDateTime(capture.begunAt)}` },
        { text: capture.address },
        { text: capture.why ?? 'Photos came and the words did not.' },
        { html: html`<a class="govuk-link" href="${casePath(capture.reference)}">${capture.reference}</a>` },
      ]),
    })}
    ${next !== null && pagination({ next: { href: `/visits/came-in?after=${next}`, text: 'Later ones' } })}
    ${captures.length > 0 && downloadLinks('/visits/came-in')}`;
}

/** The same as a panel on My work; nothing where nothing waits. */
export function waitingPanel(count: number): Html | undefined {
  if (count === 0) return undefined;
  const words = count >= 100 ? '100 or more things were recorded too late' : `${count} ${count === 1 ? 'thing was' : 'things were'} recorded too late`;
  return html`<section aria-labelledby="came-in-heading"><h2 class="govuk-heading-m" id="came-in-heading">Came in from phones</h2>
    <p class="govuk-body"><a class="govuk-link" href="/visits/came-in">${words}</a> to go straight on the record: decide what becomes of what was written down.</p></section>`;
}
