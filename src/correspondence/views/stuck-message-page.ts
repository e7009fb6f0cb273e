import { button, errorSummaryFor, hiddenFields, summaryList, textAreaField, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { StuckMessage } from '../queries/index.ts';
import { stateTag } from './stuck-messages-page.ts';
import { asWritten, caseLink, channelNames, moment } from './words.ts';

export interface StuckMessageFacts {
  readonly message: StuckMessage;
  readonly opensCases: boolean;
  readonly csrfToken: string;
  readonly today: string;
  readonly typed?: { readonly address?: string; readonly reason?: string; readonly whyNot?: string };
  readonly errors?: FieldErrors;
}

const addressNames = { text: 'Mobile number', email: 'Email address', letter: 'Postal address' } as const;

/** One message that did not get through: what happened, and the three ways to settle it. */
export function stuckMessagePage(facts: StuckMessageFacts): Html {
  const { message, today, errors = {} } = facts;
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">${message.subject}</h1>
    ${summaryList({
      rows: [
        { key: { text: 'What happened' }, value: { html: html`${stateTag(message.status)} ${message.why}` } },
        { key: { text: 'Since' }, value: { text: moment(message.since, today) } },
        { key: { text: 'To' }, value: { text: `${message.recipientName}, ${message.address}` } },
        { key: { text: 'How' }, value: { text: channelNames[message.channel] } },
        { key: { text: 'Case' }, value: { html: html`${caseLink(message.reference, facts.opensCases)}, owned by ${message.ownerName}` } },
      ],
    })}
    <h2 class="govuk-heading-m">The message</h2>
    ${asWritten(message.body.replaceAll('{link}', '[their own link]'))}
    ${sendAgainForm(facts)}
    ${markAsSentForm(facts)}
    ${giveUpForm(facts)}`;
}

function sendAgainForm({ message, csrfToken, typed, errors = {} }: StuckMessageFacts): Html {
  const address = textField({ name: 'address', label: addressNames[message.channel], value: typed?.address ?? message.address, error: errors['address'], spellcheck: false });
  return html`<h2 class="govuk-heading-m">Send it again</h2>
    ${message.status === 'uncertain' && html`<p class="govuk-body">They may get it twice.</p>`}
    <form method="post" action="/messages/${message.id}/send-again" novalidate>
      ${hiddenFields({ _csrf: csrfToken })}${address}${button({ text: 'Send the message again', preventDoubleClick: true })}
    </form>`;
}

function giveUpForm({ message, csrfToken, typed, errors = {} }: StuckMessageFacts): Html {
  const whyNot = textAreaField({
    name: 'whyNot', label: 'Why need nobody send it?', hint: 'For example, the visit it speaks of has been and gone.', rows: 3, value: typed?.whyNot, error: errors['whyNot'],
  });
  return html`<h2 class="govuk-heading-m">Or give it up</h2>
    <form method="post" action="/messages/${message.id}/give-up" novalidate>
      ${hiddenFields({ _csrf: csrfToken })}${whyNot}${button({ text: 'Give the message up', classes: 'govuk-button--warning', preventDoubleClick: true })}
    </form>`;
}

function markAsSentForm({ message, csrfToken, typed, errors = {} }: StuckMessageFacts): Html {
  const reason = textAreaField({
    name: 'reason', label: 'How do you know that it arrived?', hint: 'For example, they told you on the phone.', rows: 3, value: typed?.reason, error: errors['reason'],
  });
  return html`<h2 class="govuk-heading-m">Or mark it as sent</h2>
    <form method="post" action="/messages/${message.id}/mark-as-sent" novalidate>
      ${hiddenFields({ _csrf: csrfToken })}${reason}${button({ text: 'Mark the message as sent', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`;
}
