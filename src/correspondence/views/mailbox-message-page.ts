import { summaryList, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { MailboxMessage } from '../queries/index.ts';
import { asWritten, caseLink, channelNames, moment } from './words.ts';

/** One message of the mailbox, whole. */
export function mailboxMessagePage(message: MailboxMessage, here: { readonly today: string; readonly publicAddress: string; readonly opensCases: boolean }): Html {
  return html`<h1 class="govuk-heading-l">${message.subject}</h1>
    <p class="govuk-body">${tag({ text: 'Not really sent: kept in this mailbox', classes: 'govuk-tag--grey' })}</p>
    ${summaryList({
      rows: [
        { key: { text: 'To' }, value: { text: `${message.recipientName}, ${message.address}` } },
        { key: { text: 'How' }, value: { text: channelNames[message.channel] } },
        { key: { text: 'When' }, value: { text: moment(message.deliveredAt, here.today) } },
        { key: { text: 'Case' }, value: { html: caseLink(message.reference, here.opensCases) } },
      ],
    })}
    <h2 class="govuk-heading-m">The message</h2>
    ${asWritten(message.body, here.publicAddress)}
    ${message.body.includes('/r/') && html`<p class="govuk-body">The link in it opens the resident’s own page. Anybody who has it can use it, so do not pass it on.</p>`}`;
}
