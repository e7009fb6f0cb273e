import { longDate, longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { datePartsIn } from '../../platform/forms/index.ts';
import { button, dateField, errorSummaryFor, hiddenFields, radioField, summaryList, textAreaField, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { actsOn, agreedWays, representativeParts, type Representative } from '../model/representatives.ts';
import type { Resident } from '../model.ts';
import type { FormFacts } from './needs-form.ts';
import { capital } from './words.ts';

const choicesOf = (words: readonly string[]) => words.map((value) => ({ value, text: capital(value) }));

/** Who acts for somebody today, for whoever talks to them. */
export function representativesSection({ id, representatives }: Resident, today: PlainDate): Html {
  const acting = representatives.filter((one) => actsOn(one, today));
  return html`${acting.length === 0 ? html`<p class="govuk-body">Nobody. Talk to them alone about their home and cases.</p>` : acting.map((one) => card(one))}
    <p class="govuk-body"><a class="govuk-link" href="/residents/${id}/representative">Add somebody who acts for them</a>${acting.length > 0 && html` · <a class="govuk-link" href="/residents/${id}/representative-ended">Somebody acts for them no longer</a>`}</p>`;
}

function card({ name, part, phone, email, mayDecide, agreedHow, agreedWords, agreedOn, until }: Representative): Html {
  const rows: readonly (readonly [string, string])[] = [
    ['Reach them', [phone, email].filter((way) => way !== null).join(', ')],
    ['May', mayDecide ? 'be told, and decide for them' : 'be told, and decide nothing'],
    ['We know because', `${agreedHow}, ${longDateWithYear(agreedOn)}${agreedWords === '' ? '' : `: ${agreedWords}`}`],
    ['Until', until === null ? 'somebody ends it' : longDateWithYear(until)],
  ];
  return summaryList({ card: { title: { text: `${name}, ${part}`, headingLevel: 3 } }, rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) });
}

/** The same in a line for each, on the page of a case. */
export function actingOnCase(acting: readonly Representative[], today: PlainDate): Html {
  return html`<h2 class="govuk-heading-m">Who acts for them</h2><ul class="govuk-list govuk-list--bullet">${acting.map(({ name, part, phone, email, mayDecide, until }) => html`<li><strong>${name}</strong>, ${part}: ${[phone, email].filter((way) => way !== null).join(', ')}.
    ${mayDecide ? 'May be told, and decide for them' : 'May be told, and decides nothing'}${until !== null && `, until ${longDate(until, today)}`}.</li>`)}</ul>`;
}

/** Somebody begins to act for them. */
export function representativeForm({ resident, csrf, body, errors }: FormFacts): Html {
  const field = (name: string) => ({ name, value: formText(body, name), error: errors[name] });
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">Representative of ${resident.name}</h1>
    <p class="govuk-body">Write down who it is, and that ${resident.name} agrees. Anybody may complain or report with the help of somebody else: do not turn a helper away because nothing is written here yet. Ask, and write it down.</p>
    <form method="post" action="/residents/${resident.id}/representative" novalidate>${csrf}${hiddenFields({ seenVersion: formText(body, 'seenVersion') || String(resident.version) })}
      ${textField({ ...field('name'), label: 'Their name', autocomplete: 'off', spellcheck: false })}
      ${radioField({ ...field('part'), label: 'What are they to them?', labelSize: 's', choices: choicesOf(representativeParts) })}
      ${textField({ ...field('phone'), label: 'Phone number', type: 'tel', width: 20, autocomplete: 'off' })}
      ${textField({ ...field('email'), label: 'Email address', type: 'email', spellcheck: false, autocomplete: 'off' })}
      ${radioField({ ...field('mayDecide'), label: 'What was agreed?', labelSize: 's', choices: [{ value: 'be told', text: 'We may talk to them about cases' }, { value: 'decide', text: 'They may also decide, such as agree a visit' }] })}
      ${radioField({ ...field('agreedHow'), label: 'How do we know that it is agreed?', labelSize: 's', choices: choicesOf(agreedWays) })}
      ${textAreaField({ ...field('agreedWords'), label: 'What exactly was agreed (optional)', hint: 'In their words. Where they cannot agree, say who decided that it is in their best interests, and why.', rows: 3, maxlength: 500 })}
      ${dateField({ name: 'until', label: 'The last day it holds (optional)', labelSize: 's', hint: 'Empty: until somebody ends it. It ends by itself after this day', value: datePartsIn(body, 'until'), error: errors['until'] })}
      ${button({ text: 'Save who acts for them', preventDoubleClick: true })}
    </form>`;
}

/** Somebody acts for them no longer. */
export function endRepresentativeForm({ resident, csrf, body, errors, today }: FormFacts): Html {
  const acting = resident.representatives.filter((one) => actsOn(one, today));
  if (acting.length === 0) return html`<h1 class="govuk-heading-l">Former representative of ${resident.name}</h1>
    <p class="govuk-body">Nobody acts for them, so there is nothing to end.</p><p class="govuk-body"><a class="govuk-link" href="/residents/${resident.id}">Back to ${resident.name}</a></p>`;
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">Former representative of ${resident.name}</h1>
    <p class="govuk-body">Somebody who acts for ${resident.name} no longer. From now on we talk to them about nothing of ${resident.name}’s. What was done with them stays on the record.</p>
    <form method="post" action="/residents/${resident.id}/representative-ended" novalidate>${csrf}${hiddenFields({ seenVersion: formText(body, 'seenVersion') || String(resident.version) })}
      ${radioField({ name: 'representative', label: 'Who?', labelSize: 's', value: formText(body, 'representative'), error: errors['representative'], choices: acting.map(({ id, name, part }) => ({ value: id, text: `${name}, ${part}` })) })}
      ${textField({ name: 'because', label: 'Who told us, and why', value: formText(body, 'because'), error: errors['because'] })}
      ${button({ text: 'End it', classes: 'govuk-button--warning' })}
    </form>`;
}
