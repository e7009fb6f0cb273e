import { longDate, type PlainDate } from '../../clock/index.ts';
import { addressOf, type Home } from '../../homes/index.ts';
import { datePartsIn } from '../../platform/forms/index.ts';
import { button, checkboxField, dateField, errorSummaryFor, radioField, selectField, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { newTenancy } from '../forms/new-person.ts';
import { channels, formats, tenancyKinds, tenancyParts } from '../model.ts';
import type { TenancyHere } from '../queries/tenancies-here.ts';
import { capital, channelWords } from './words.ts';

export interface NewPersonFacts {
  readonly home: Home;
  readonly tenancies: readonly TenancyHere[];
  readonly today: PlainDate;
  readonly csrf: Html;
  readonly body: FormBody;
  readonly errors: FieldErrors;
}

/** Adds somebody who lives in this home. */
export function newPersonForm(facts: NewPersonFacts): Html {
  const { home, csrf, body, errors } = facts;
  const field = (name: string, before = '') => ({ name, value: name in body ? formText(body, name) : before, error: errors[name] });
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l"><span class="govuk-caption-l">${addressOf(home)}</span>Add somebody who lives here</h1>
    <form method="post" action="/homes/${home.id}/people/new" novalidate>${csrf}
      ${textField({ ...field('name'), label: 'Name', autocomplete: 'off', spellcheck: false })}
      ${errors['isAnother'] !== undefined && checkboxField({ name: 'isAnother', label: 'Another person of the same name', labelSize: 's', values: formList(body, 'isAnother'), error: errors['isAnother'], choices: [{ value: 'yes', text: 'This is another person' }] })}
      ${dateField({ name: 'born', label: 'Date of birth (optional)', labelSize: 's', hint: 'For example, 27 3 1980', value: datePartsIn(body, 'born'), error: errors['born'] })}
      ${textField({ ...field('key'), label: 'Their number in your housing system (optional)', hint: 'With it your next file of residents finds them. Without one they are given a number here, to put into that file.', width: 20, autocomplete: 'off' })}
      ${tenancyFields(facts, field)}
      <h2 class="govuk-heading-m">How to reach them</h2>
      ${textField({ ...field('mobile'), label: 'Mobile number', type: 'tel', width: 20 })}
      ${textField({ ...field('phone'), label: 'Other phone number', type: 'tel', width: 20 })}
      ${textField({ ...field('email'), label: 'Email address', type: 'email', spellcheck: false })}
      ${radioField({ ...field('preferredChannel'), label: 'How do they want to be reached?', labelSize: 's', choices: channels.map((channel) => ({ value: channel, text: channelWords[channel] })) })}
      ${textField({ ...field('contactTimes'), label: 'Best times', hint: 'For example: after 3pm, not on Fridays', width: 30 })}
      ${textField({ ...field('language', 'English'), label: 'Language', width: 20 })}
      ${selectField({ ...field('format', 'standard'), label: 'Format of letters', choices: formats.map((format) => ({ value: format, text: format })) })}
      <p class="govuk-body">Ask about the household’s needs next: until somebody has, they are not known.</p>
      ${button({ text: 'Add them', preventDoubleClick: true })}
    </form>`;
}

function tenancyFields({ tenancies, today, body, errors }: NewPersonFacts, field: (name: string, before?: string) => { readonly name: string; readonly value: string; readonly error: string | undefined }): Html {
  const there = tenancies.map(({ id, kind, startedOn, people }) => ({ value: id, text: `${capital(kind)}, since ${longDate(startedOn as PlainDate, today)}${people.length === 0 ? '' : `: ${people.join(', ')}`}` }));
  return html`<h2 class="govuk-heading-m">Their tenancy</h2>
    ${radioField({ ...field('tenancy', tenancies.length === 0 ? newTenancy : ''), label: 'Which tenancy?', labelSize: 's', choices: [...there, { value: newTenancy, text: 'A new tenancy' }] })}
    ${radioField({ ...field('part'), label: 'Their part in it', labelSize: 's', choices: tenancyParts.map((part) => ({ value: part, text: capital(part) })) })}
    <h3 class="govuk-heading-s">Of a new tenancy only</h3>
    ${selectField({ ...field('kind'), label: 'Kind of tenancy', unchosen: 'Choose, if the tenancy is new', choices: tenancyKinds.map((kind) => ({ value: kind, text: capital(kind) })) })}
    ${dateField({ name: 'started', label: 'It began on', labelSize: 's', value: datePartsIn(body, 'started'), error: errors['started'] })}
    ${textField({ ...field('tenancyKey'), label: 'Its number in your housing system (optional)', width: 20, autocomplete: 'off' })}`;
}
