import { button, errorSummaryFor, hiddenFields, radioField, selectField, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { channels, formats, type ContactDetails } from '../model.ts';
import type { FormFacts } from './needs-form.ts';
import { channelWords } from './words.ts';

/** Changes how a person is reached. */
export function contactDetailsForm({ resident, csrf, body, errors }: FormFacts): Html {
  // A body that was sent wins even where it is empty: somebody took the number away.
  const isSent = body['language'] !== undefined;
  const value = (field: keyof ContactDetails) => (isSent ? formText(body, field) : (resident[field] ?? ''));
  const field = (name: keyof ContactDetails) => ({ name, value: value(name), error: errors[name] });
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">Contact details of ${resident.name}</h1>
    <form method="post" action="/residents/${resident.id}/contact-details" novalidate>
      ${csrf}${hiddenFields({ seenVersion: formText(body, 'seenVersion') || String(resident.version) })}
      ${textField({ ...field('mobile'), label: 'Mobile number', type: 'tel', width: 20 })}
      ${textField({ ...field('phone'), label: 'Other phone number', type: 'tel', width: 20 })}
      ${textField({ ...field('email'), label: 'Email address', type: 'email', spellcheck: false })}
      ${radioField({
        ...field('preferredChannel'), label: 'How do they want to be reached?', labelSize: 'm',
        choices: channels.map((channel) => ({ value: channel, text: channelWords[channel] })),
      })}
      ${textField({ ...field('contactTimes'), label: 'Best times', hint: 'For example: after 3pm, not on Fridays', width: 30 })}
      ${textField({ ...field('language'), label: 'Language', width: 20 })}
      ${selectField({ ...field('format'), label: 'Format of letters', choices: formats.map((format) => ({ value: format, text: format })) })}
      ${button({ text: 'Save contact details' })}
    </form>`;
}
