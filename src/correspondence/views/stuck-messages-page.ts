import { downloadLinks, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { ListPage, StuckMessage } from '../queries/index.ts';
import { caseLink, moment } from './words.ts';

/** What a person has to see to: messages that did not get through, or perhaps did not, and what no program can do for one. */
export function stuckMessagesPage(list: ListPage<StuckMessage>, today: string): Html {
  return html`<h1 class="govuk-heading-l">Messages that need a person</h1>
    <p class="govuk-body">A message that failed did not arrive. For one that is uncertain we do not know: it is never sent again without
      somebody saying so, because the person may have it already. Others went, and ask for something besides: a call, another language, a format.</p>
    ${rows(list.rows, today)}
    ${list.next !== null && pagination({ next: { href: `/messages/needing-attention?after=${encodeURIComponent(list.next)}`, text: 'Later messages' } })}
    ${list.rows.length > 0 && downloadLinks('/messages/needing-attention')}`;
}

function rows(messages: readonly StuckMessage[], today: string): Html {
  if (messages.length === 0) return html`<p class="govuk-body">Every message got through. There is nothing to do here.</p>`;
  return stackingTable({
    caption: 'Messages that need a person, oldest first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Message' }, { text: 'To' }, { text: 'Case' }, { text: 'Owner' }, { text: 'Since' }, { text: 'What happened' }],
    rows: messages.map((message) => [
      { html: html`<a class="govuk-link" href="${pathOf(message)}">${message.subject}</a>` },
      { text: message.recipientName },
      { html: caseLink(message.reference) },
      { text: message.ownerName },
      { text: moment(message.since, today) },
      { html: html`${stateTag(message.status)} ${message.why}` },
    ]),
  });
}

const pathOf = ({ id, status }: StuckMessage): string => (status === 'failed' || status === 'uncertain' ? `/messages/${id}` : `/messages/tasks/${id}`);

export const stateNames = {
  failed: 'Failed', uncertain: 'Uncertain', call: 'Call', language: 'Language', format: 'Format', reach: 'No way works',
} as const satisfies Record<StuckMessage['status'], string>;

export function stateTag(status: StuckMessage['status']): Html {
  const colour = { failed: 'red', uncertain: 'yellow', call: 'blue', language: 'blue', format: 'blue', reach: 'red' } as const satisfies Record<StuckMessage['status'], string>;
  return tag({ text: stateNames[status], classes: `govuk-tag--${colour[status]}` });
}
