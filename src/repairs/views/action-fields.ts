import { isRightToRepairDefect, rightToRepairSchedule } from '../../law/index.ts';
import { checkboxField, dateField, fileField, insetText, radioField, selectField, textAreaField, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import { datePartsIn, mostWords } from '../../platform/forms/index.ts';
import type { FormState } from './form-page.ts';

/** The fields of the forms of a repair, each showing what was typed into it and what is wrong. */
export interface FieldMaker {
  readonly words: (name: string, label: string, hint?: string) => Html;
  readonly line: (name: string, label: string, hint?: string) => Html;
  readonly radios: (name: string, label: string, choices: Parameters<typeof radioField>[0]['choices'], hint?: string) => Html;
  readonly list: (name: string, label: string, choices: Parameters<typeof selectField>[0]['choices'], unchosen: string) => Html;
  readonly ticks: (name: string, label: string, choices: Parameters<typeof checkboxField>[0]['choices'], hint?: string) => Html;
  readonly date: (name: string, label: string, hint?: string) => Html;
  readonly photos: (name: string, label: string, hint?: string) => Html;
}

/** `before` are the values of a form not yet sent. */
export function fieldsOf({ body, errors }: FormState, before: Readonly<Record<string, string>> = {}): FieldMaker {
  const isSent = Object.keys(body).length > 0;
  const value = (name: string) => (isSent ? formText(body, name) : before[name]);
  const common = (name: string, label: string, hint?: string) => ({ name, label, hint, error: errors[name] });
  return {
    words: (name, label, hint) => textAreaField({ ...common(name, label, hint), value: value(name), rows: 4, maxlength: mostWords }),
    line: (name, label, hint) => textField({ ...common(name, label, hint), value: value(name), width: 20, autocomplete: 'off' }),
    radios: (name, label, choices, hint) => radioField({ ...common(name, label, hint), labelSize: 's', choices, value: value(name) }),
    list: (name, label, choices, unchosen) => selectField({ ...common(name, label), choices, unchosen, value: value(name) }),
    ticks: (name, label, choices, hint) => checkboxField({ ...common(name, label, hint), labelSize: 's', choices, values: formList(body, name) }),
    date: (name, label, hint) => dateField({ ...common(name, label, hint), labelSize: 's', value: datePartsIn(body, name) }),
    photos: (name, label, hint = 'Up to 6 photos of up to 10 megabytes each. If this page comes back with a problem, choose them again.') =>
      fileField({ ...common(name, label, hint), multiple: true, accept: 'image/*,.heic,.heif' }),
  };
}

/** The defects of the Right to Repair; the one that usually goes with the problem comes first. */
export function defectChoices(likely: string | null): { readonly value: string; readonly text: string }[] {
  const all = Object.entries(rightToRepairSchedule).map(([value, { defect, workingDays }]) => ({
    value,
    text: `${defect} (${workingDays === 'by season' ? 'by season' : workingDays === 1 ? '1 working day' : `${workingDays} working days`})`,
  }));
  if (likely === null || !isRightToRepairDefect(likely)) return all;
  return all.toSorted((one, other) => Number(other.value === likely) - Number(one.value === likely));
}

/** The report as the resident told it. */
export function theirWords({ words, room, extent, since, reporterName }: { readonly words: string; readonly room: string; readonly extent: string; readonly since: string; readonly reporterName: string }): Html {
  return insetText({ html: html`<p class="govuk-body">“${words.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`)}”</p>
    <p class="govuk-body-s govuk-!-margin-bottom-0">${[reporterName, room, extent, since].filter((part) => part !== '').join(' · ')}</p>` });
}
