import { longDate, type PlainDate } from '../../clock/index.ts';
import { dateField, insetText, selectField, stackingTable, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { datePartsIn } from '../../platform/forms/index.ts';
import { causeInWords, causeNotKnown, causesInOrder, isCauseOffered, mostLevels, type RootCause } from '../model/causes.ts';
import type { SettingsChange } from '../queries/settings-changes.ts';
import { column, formHeading, paragraph, postForm, type FormState } from './form-page.ts';
import { changesTable } from './settings-page.ts';

export const causesPath = '/admin/settings/causes';
export const causesTitle = 'Why things happen: the list of causes';

export interface CausesFacts {
  readonly own: readonly RootCause[];
  readonly history: readonly SettingsChange[];
  readonly version: string;
  readonly today: PlainDate;
}

/** The list that repairs are coded with, and the three things that may be done to it. */
export function causesPage(facts: CausesFacts, form: FormState): Html {
  const { own, history, today } = facts;
  return html`${column(html`${formHeading(causesTitle, form.errors)}
    ${paragraph('Leaks, damp and whatever comes back are not closed before somebody has chosen from this list why it happened. Add the causes that your surveyors find.')}
    ${insetText({ text: 'A cause is never taken away or worded anew, so that the record of every repair keeps what it said. Retire it instead: nobody can choose it any more, and what was coded with it stays readable.' })}
    ${adding(facts, form)}
    ${retiring(facts, form)}
    ${offeringAgain(facts, form)}
    <h2 class="govuk-heading-m">The list</h2>
    ${stackingTable({ head: [{ text: 'Cause' }, { text: 'Stands' }], rows: causesInOrder(own).map(({ cause }) => [{ text: causeInWords(cause.id, own) ?? cause.words }, { text: standing(cause, own, today) }]) })}
    ${changesTable(history)}`)}`;
}

function standing({ id, from, retiredFrom }: RootCause, own: readonly RootCause[], today: PlainDate): string {
  if (retiredFrom !== undefined) return retiredFrom <= today ? `Retired from ${longDate(retiredFrom, today)}` : `Offered until ${longDate(retiredFrom, today)}, when it retires`;
  if (from !== undefined && from > today) return `Offered from ${longDate(from, today)}`;
  return isCauseOffered(id, own, today) ? 'Offered' : 'Retired with its family';
}

const choices = (causes: readonly RootCause[], own: readonly RootCause[]) => causes.map(({ id }) => ({ value: id, text: causeInWords(id, own) ?? id }));

function adding({ own, version, today }: CausesFacts, form: FormState): Html {
  const { body, errors } = form;
  const families = causesInOrder(own).filter(({ cause, level }) => level + 1 < mostLevels && isCauseOffered(cause.id, own, today)).map(({ cause }) => cause);
  return html`<h2 class="govuk-heading-m">Add a cause</h2>
    ${postForm(form, {
      action: `${causesPath}/add`, verb: 'Add the cause', hidden: { seenVersion: version },
      fields: html`${textField({ name: 'words', label: 'Why it happens', hint: 'What is found in the building, such as “Roof light seal failed”. Never how people live.', value: formText(body, 'words'), error: errors['words'], autocomplete: 'off' })}
        ${selectField({ name: 'under', label: 'It belongs to', choices: choices(families, own), unchosen: 'Nothing: it is a family of its own', value: formText(body, 'under'), error: errors['under'] })}
        ${dayField('from', 'It can be chosen from', form, today)}`,
    })}`;
}

function retiring({ own, version, today }: CausesFacts, form: FormState): Html {
  const offered = causesInOrder(own).map(({ cause }) => cause).filter(({ id, retiredFrom }) => id !== causeNotKnown && (retiredFrom === undefined || retiredFrom > today));
  return html`<h2 class="govuk-heading-m">Retire a cause</h2>
    ${postForm(form, {
      action: `${causesPath}/retire`, verb: 'Retire the cause', hidden: { seenVersion: version }, look: 'secondary',
      fields: html`${selectField({ name: 'retire', label: 'Which cause?', hint: 'What stands under it is not offered any more either.', choices: choices(offered, own), unchosen: 'Choose a cause', value: formText(form.body, 'retire'), error: form.errors['retire'] })}
        ${dayField('until', 'It cannot be chosen any more from', form, today)}`,
    })}`;
}

function offeringAgain({ own, version }: CausesFacts, form: FormState): Html | undefined {
  const retired = causesInOrder(own).map(({ cause }) => cause).filter(({ retiredFrom }) => retiredFrom !== undefined);
  if (retired.length === 0) return undefined;
  return html`<h2 class="govuk-heading-m">Offer a retired cause again</h2>
    ${postForm(form, {
      action: `${causesPath}/offer-again`, verb: 'Offer it again', hidden: { seenVersion: version }, look: 'secondary',
      fields: selectField({ name: 'again', label: 'Which cause comes back?', choices: choices(retired, own), unchosen: 'Choose a cause', value: formText(form.body, 'again'), error: form.errors['again'] }),
    })}`;
}

function dayField(name: string, label: string, { body, errors }: FormState, today: PlainDate): Html {
  const isSent = `${name}-day` in body;
  const [year = '', month = '', day = ''] = today.split('-').map((part) => String(Number(part)));
  return dateField({ name, label, labelSize: 's', hint: 'Today or later.', value: isSent ? datePartsIn(body, name) : { day, month, year }, error: errors[name] });
}

/** What a change of the list was: each cause that is new, retired or back. */
export function causeChangesInWords(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): readonly string[] {
  const [was, is] = [listIn(before), listIn(after)];
  return is.flatMap((cause) => {
    const earlier = was.find(({ id }) => id === cause.id);
    const name = causeInWords(cause.id, is) ?? cause.words;
    if (cause.retiredFrom !== earlier?.retiredFrom) return [cause.retiredFrom === undefined ? `“${name}” is offered again` : `“${name}” is retired from ${longDate(cause.retiredFrom, cause.retiredFrom)}`];
    return earlier === undefined ? [`“${name}” was added`] : [];
  });
}

const listIn = ({ list }: Readonly<Record<string, unknown>>): readonly RootCause[] => (Array.isArray(list) ? (list as RootCause[]) : []);
