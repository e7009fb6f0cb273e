import { downloadLinks, pagination, stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { ListPage, MailboxEntry } from '../queries/index.ts';
import { channelNames, moment } from './words.ts';

export interface MailboxPageFacts {
  readonly list: ListPage<MailboxEntry>;
  readonly channel: MailboxEntry['channel'] | undefined;
  readonly today: string;
}

/** Everything that was kept here instead of being sent, newest first. */
export function mailboxPageView({ list, channel, today }: MailboxPageFacts): Html {
  return html`<h1 class="govuk-heading-l">Mailbox</h1>
    <p class="govuk-body">These messages were not really sent: they are kept in this mailbox, as they would have arrived. Texts and emails
      leave once GOV.UK Notify or a mail server is set up. Letters are kept here as they are printed.</p>
    <p class="govuk-body"><a class="govuk-link" href="/messages/needing-attention">Messages that need a person</a>: those that failed or may have, calls to make, languages.</p>
    ${channelLinks(channel)}
    ${entries(list.rows, today)}
    ${list.next !== null && pagination({ next: { href: address(channel, list.next), text: 'Older messages' } })}
    ${list.rows.length > 0 && downloadLinks('/mailbox', channel === undefined ? '' : `?channel=${channel}`)}`;
}

function channelLinks(chosen: MailboxPageFacts['channel']): Html {
  const choices = [[undefined, 'All'], ['text', 'Texts'], ['email', 'Emails'], ['letter', 'Letters']] as const;
  return html`<nav aria-label="Kind of message"><p class="govuk-body">Show: ${choices.map(([channel, words], at) => html`${at > 0 && ' · '}${
    channel === chosen ? html`<strong aria-current="true">${words}</strong>` : html`<a class="govuk-link" href="${address(channel)}">${words}</a>`
  }`)}</p></nav>`;
}

function entries(rows: readonly MailboxEntry[], today: string): Html {
  if (rows.length === 0) return html`<p class="govuk-body">No messages here yet. They appear as soon as a case sends one.</p>`;
  return stackingTable({
    caption: 'Messages, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'When' }, { text: 'How' }, { text: 'To' }, { text: 'About' }],
    rows: rows.map((row) => [
      { text: moment(row.deliveredAt, today) },
      { text: channelNames[row.channel] },
      { text: row.recipientName },
      { html: html`<a class="govuk-link" href="/mailbox/${row.messageId}">${row.subject}</a>` },
    ]),
  });
}

function address(channel: string | undefined, before?: string): string {
  const words = Object.entries({ channel, before }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return words.length === 0 ? '/mailbox' : `/mailbox?${words.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}
