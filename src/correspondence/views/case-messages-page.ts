import { pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { ListPage, MessageOfCase } from '../queries/index.ts';
import { caseLink, channelNames, moment } from './words.ts';

export interface CaseMessagesFacts {
  readonly list: ListPage<MessageOfCase>;
  readonly reference: string;
  readonly title: string;
  readonly today: string;
}

/** Everything a case told somebody: how, whether it arrived, and how it went on when it did not. */
export function caseMessagesPage({ list, reference, title, today }: CaseMessagesFacts): Html {
  return html`<h1 class="govuk-heading-l">Messages of ${reference}</h1>
    <p class="govuk-body">${caseLink(reference, true)}: ${title}</p>
    ${list.rows.length === 0 ? html`<p class="govuk-body">No message has been written about this case yet.</p>` : stackingTable({
      caption: 'Messages, newest first', captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Written' }, { text: 'How' }, { text: 'To' }, { text: 'About' }, { text: 'What became of it' }],
      rows: list.rows.map((message) => [
        { text: moment(message.queuedAt, today) },
        { text: [channelNames[message.channel], ...(message.largePrint ? ['large print'] : []), ...(message.language === 'English' ? [] : [message.language])].join(', ') },
        { text: message.recipientName },
        { html: html`${message.subject}${message.isInstead && html`<br><span class="govuk-hint">Instead of one that did not arrive</span>`}` },
        { html: html`${becameOf(message, today)}` },
      ]),
    })}
    ${list.next !== null && pagination({ next: { href: `/cases/${reference}/messages?before=${encodeURIComponent(list.next)}`, text: 'Older messages' } })}`;
}

function becameOf(message: MessageOfCase, today: string): Html {
  const { status, seenTo, nextChannel, why, deliveredAt, settledAt } = message;
  if (seenTo === 'sent another way') return html`${tag({ text: 'Did not arrive', classes: 'govuk-tag--red' })} ${why ?? ''} Sent on by ${nextChannel ?? 'another way'}.`;
  if (seenTo === 'given up') return html`${tag({ text: 'Given up', classes: 'govuk-tag--grey' })} ${why ?? ''}`;
  if (deliveredAt !== null) return html`${tag({ text: 'Arrived', classes: 'govuk-tag--green' })} ${moment(deliveredAt, today)}`;
  switch (status) {
    case 'queued':
    case 'sending':
      return html`${tag({ text: 'Waiting to go', classes: 'govuk-tag--yellow' })} ${why ?? ''}`;
    case 'to print':
      return html`${tag({ text: 'To be printed', classes: 'govuk-tag--yellow' })}`;
    case 'sent':
      return html`${tag({ text: sentWords(message), classes: 'govuk-tag--green' })} ${settledAt === null ? '' : moment(settledAt, today)}
        ${message.channel === 'letter' && html`<br><a class="govuk-link" href="/messages/${message.id}/came-back">It came back<span class="govuk-visually-hidden">: ${message.subject}</span></a>`}`;
    case 'failed':
    case 'uncertain':
      return html`${tag({ text: status === 'failed' ? 'Did not arrive' : 'Uncertain', classes: 'govuk-tag--red' })} ${why ?? ''}
        <a class="govuk-link" href="/messages/${message.id}">See to it<span class="govuk-visually-hidden">: ${message.subject}</span></a>`;
  }
}

/** The mailbox keeps a message: nobody has it yet. */
const sentWords = ({ transport }: MessageOfCase): string => ({ mailbox: 'Kept in the mailbox', print: 'Posted', smtp: 'Sent', notify: 'Sent' })[transport ?? 'mailbox'];
