import { downloadLinks, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { ListPage, StuckMessage } from '../queries/index.ts';
import { caseLink, moment } from './words.ts';

/** Messages that did not get through, or perhaps did not, oldest first. */
export function stuckMessagesPage(list: ListPage<StuckMessage>, today: string): Html {
  return html`<h1 class="govuk-heading-l">Messages needing attention</h1>
    <p class="govuk-body">A message that failed did not arrive. For one that is uncertain we do not know: it is never sent again without
      somebody saying so, because the person may have it already.</p>
    ${rows(list.rows, today)}
    ${list.next !== null && pagination({ next: { href: `/messages/needing-attention?after=${encodeURIComponent(list.next)}`, text: 'Later messages' } })}
    ${list.rows.length > 0 && downloadLinks('/messages/needing-attention')}`;
}

function rows(messages: readonly StuckMessage[], today: string): Html {
  if (messages.length === 0) return html`<p class="govuk-body">Every message got through. There is nothing to do here.</p>`;
  return stackingTable({
    caption: 'Messages needing attention, oldest first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Message' }, { text: 'To' }, { text: 'Case' }, { text: 'Owner' }, { text: 'Since' }, { text: 'What happened' }],
    rows: messages.map((message) => [
      { html: html`<a class="govuk-link" href="/messages/${message.id}">${message.subject}</a>` },
      { text: message.recipientName },
      { html: caseLink(message.reference) },
      { text: message.ownerName },
      { text: moment(message.since, today) },
      { html: html`${stateTag(message.status)} ${message.why}` },
    ]),
  });
}

export function stateTag(status: StuckMessage['status']): Html {
  return status === 'failed' ? tag({ text: 'Failed', classes: 'govuk-tag--red' }) : tag({ text: 'Uncertain', classes: 'govuk-tag--yellow' });
}
