import { instant, longDateTime } from '../../clock/index.ts';
import { checkboxField, details, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { column, heading, paragraph, postForm, type FormFacts } from '../../staff/index.ts';
import type { OwnMail } from './store.ts';

export interface OwnEmails {
  readonly wants: boolean;
  /** The newest first. */
  readonly mails: readonly OwnMail[];
}

/** What we send somebody by email, and whether they want the email of a morning. */
export function ownEmailsPage({ wants, mails }: OwnEmails, form: FormFacts): Html {
  return column(html`${heading('Emails to you')}
    ${paragraph('On a working morning from 7am we send one email of what you were told since the last: what is overdue, due soon and waiting for you, each with a link. It names no resident. While you are away it goes to whoever stands in for you.')}
    ${postForm(form, {
      action: '/account/emails',
      verb: 'Save',
      fields: checkboxField({ name: 'morning', label: 'The email of a morning', labelSize: 'm', hint: 'Emergencies are told at once, in an email of their own. That cannot be turned off.', choices: [{ value: 'yes', text: 'Send it to me' }], values: wants ? ['yes'] : [] }),
    })}
    <h2 class="govuk-heading-m">The last 30</h2>
    ${mails.length === 0 ? paragraph('Nothing has been sent to you yet.') : mails.map(oneMail)}`);
}

function oneMail({ subject, body, status, transport, queuedAt }: OwnMail): Html {
  const how = status === 'sent' && transport === 'mailbox' ? 'Kept here: nothing carries emails' : statusWords[status];
  const text = body.split('\n').map((line) => (/^https?:\/\/\S+$/.test(line) ? html`<a class="govuk-link" href="${line}">${line}</a><br>` : html`${line}<br>`));
  return html`${details({ summaryText: `${longDateTime(instant(queuedAt))}: ${subject}`, html: html`<p class="govuk-body">${tag({ text: how, classes: status === 'sent' ? 'govuk-tag--green' : 'govuk-tag--grey' })}</p><p class="govuk-body">${text}</p>` })}`;
}

const statusWords: Readonly<Record<OwnMail['status'], string>> = { queued: 'On its way', sending: 'On its way', sent: 'Sent', failed: 'Could not be sent', uncertain: 'May not have arrived' };
