import { html, nothing } from '../html/index.ts';
import type { Html } from '../html/index.ts';
import type { ChoiceDivider } from './choice-group.ts';
import type { Maybe, OptionalContent } from './content.ts';
import { classNames } from './attributes.ts';
import { characterCount } from './components/character-count.ts';
import { checkboxes } from './components/checkboxes.ts';
import { dateInput } from './components/date-input.ts';
import type { DateInputItem } from './components/date-input.ts';
import { errorSummary } from './components/error-summary.ts';
import type { FieldsetFrame } from './components/fieldset.ts';
import { fileUpload } from './components/file-upload.ts';
import { input } from './components/input.ts';
import type { LabelOptions } from './components/label.ts';
import { passwordInput } from './components/password-input.ts';
import { radios } from './components/radios.ts';
import { select } from './components/select.ts';
import { textarea } from './components/textarea.ts';

/** What is wrong with each field, in words, by the name of the field. The empty name is the form as a whole. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What every field of a form says. Its id is its name, so that the error summary can link to it. */
export interface FieldWords {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | Html | undefined;
  readonly error?: string | undefined;
  readonly labelSize?: 's' | 'm' | 'l' | undefined;
  /** True when this one question is the whole page, and so its h1. */
  readonly isPageHeading?: boolean | undefined;
}

export interface TextField extends FieldWords {
  readonly value?: string | number | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'time' | undefined;
  /** Roughly how many characters wide; the whole column unless given. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
  readonly inputmode?: 'numeric' | 'decimal' | 'text' | undefined;
  readonly autocomplete?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

/** One line of text. */
export function textField({ width, prefix, suffix, ...field }: TextField): Html {
  return input({
    ...words(field),
    value: field.value,
    type: field.type,
    inputmode: field.inputmode,
    autocomplete: field.autocomplete,
    spellcheck: field.spellcheck,
    classes: width && `govuk-input--width-${width}`,
    prefix: prefix === undefined ? undefined : { text: prefix },
    suffix: suffix === undefined ? undefined : { text: suffix },
  });
}

/** A password. Its value is never written back to the page. */
export function passwordField(field: FieldWords & { readonly isNew?: boolean | undefined }): Html {
  return passwordInput({ ...words(field), autocomplete: field.isNew ? 'new-password' : 'current-password' });
}

export interface TextAreaField extends FieldWords {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  /** Given, the field counts down to it. The form still has to check it. */
  readonly maxlength?: number | undefined;
  readonly spellcheck?: boolean | undefined;
}

/** Several lines of text. */
export function textAreaField({ value, rows, maxlength, spellcheck, ...field }: TextAreaField): Html {
  const options = { ...words(field), value, rows, spellcheck };
  return maxlength === undefined ? textarea(options) : characterCount({ ...options, maxlength });
}

/** One thing that may be chosen. */
export interface FieldChoice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** More questions, shown when this is chosen. */
  readonly reveals?: Html | undefined;
}

export interface RadioField extends FieldWords {
  readonly choices: readonly Maybe<FieldChoice | ChoiceDivider>[];
  readonly value?: string | undefined;
  readonly inline?: boolean | undefined;
  readonly small?: boolean | undefined;
}

/** One choice from a few. */
export function radioField({ choices, value, inline, small, ...field }: RadioField): Html {
  return radios({
    ...groupWords(field),
    name: field.name,
    value,
    items: choices.map(choiceItem),
    classes: classNames(inline && 'govuk-radios--inline', small && 'govuk-radios--small'),
  });
}

export interface CheckboxField extends FieldWords {
  readonly choices: readonly Maybe<(FieldChoice & { readonly isNoneOfThese?: boolean | undefined }) | ChoiceDivider>[];
  readonly values?: readonly string[] | undefined;
  readonly small?: boolean | undefined;
}

/** Any number of choices from a few. */
export function checkboxField({ choices, values, small, ...field }: CheckboxField): Html {
  const items = choices.map((item) => {
    const isExclusive = item && 'isNoneOfThese' in item && item.isNoneOfThese;
    const written = choiceItem(item);
    return isExclusive && written && 'value' in written ? { ...written, behaviour: 'exclusive' as const } : written;
  });
  return checkboxes({ ...groupWords(field), name: field.name, values, items, classes: small ? 'govuk-checkboxes--small' : '' });
}

export interface SelectField extends FieldWords {
  /** Where the page has another field of this name; its own name unless given. */
  readonly id?: string | undefined;
  readonly choices: readonly Maybe<{ readonly value: string; readonly text: string }>[];
  readonly value?: string | undefined;
  /** Stands first, with no value, as in "Choose a trade". */
  readonly unchosen?: string | undefined;
}

/** One choice from many. */
export function selectField({ choices, value, unchosen, id, ...field }: SelectField): Html {
  const first = unchosen === undefined ? [] : [{ value: '', text: unchosen }];
  return select({ ...words(field), id: id ?? field.name, value, items: [...first, ...choices] });
}

type DatePart = 'day' | 'month' | 'year';

export interface DateField extends FieldWords {
  /** As typed, so that a wrong date comes back as it was. */
  readonly value?: Readonly<Partial<Record<DatePart, string | undefined>>> | undefined;
  /** Marks only these boxes as wrong; all of them unless given. */
  readonly wrongParts?: readonly DatePart[] | undefined;
}

/** A date in three boxes, sent as `name-day`, `name-month` and `name-year`. */
export function dateField({ value, wrongParts, ...field }: DateField): Html {
  const part = (name: DatePart): DateInputItem => ({
    name,
    // The day box takes the field's own id: an error summary must link to something that can hold the cursor.
    id: name === 'day' ? field.name : `${field.name}-${name}`,
    value: value?.[name],
    error: wrongParts && wrongParts.length > 0 ? wrongParts.includes(name) : undefined,
  });
  return dateInput({
    ...groupWords(field),
    id: `${field.name}-date`,
    namePrefix: field.name,
    day: part('day'),
    month: part('month'),
    year: part('year'),
  });
}

export interface FileField extends FieldWords {
  readonly multiple?: boolean | undefined;
  /** Which files to offer, as in `image/*`. */
  readonly accept?: string | undefined;
}

/** A file to send, or several. */
export function fileField({ multiple, accept, ...field }: FileField): Html {
  return fileUpload({ ...words(field), multiple, javascript: true, attributes: { accept } });
}

/** Everything wrong with a form, each linked to its field; nothing when nothing is. */
export function errorSummaryFor(errors: FieldErrors): Html {
  const errorList = Object.entries(errors).map(([field, text]) => ({ text, href: field === '' ? undefined : `#${field}` }));
  return errorList.length === 0 ? nothing : errorSummary({ titleText: 'There is a problem', errorList });
}

function words(field: FieldWords) {
  return { name: field.name, id: field.name, label: labelWords(field), hint: hintWords(field), errorMessage: errorWords(field) };
}

function groupWords(field: FieldWords) {
  const legend: FieldsetFrame['legend'] = {
    text: field.label,
    isPageHeading: field.isPageHeading,
    classes: sizeClass('govuk-fieldset__legend', field),
  };
  return { fieldset: { legend }, hint: hintWords(field), errorMessage: errorWords(field) };
}

function labelWords(field: FieldWords): LabelOptions {
  return { text: field.label, isPageHeading: field.isPageHeading, classes: sizeClass('govuk-label', field) };
}

function sizeClass(block: string, { labelSize, isPageHeading }: FieldWords): string {
  const size = labelSize ?? (isPageHeading ? 'l' : undefined);
  return size ? `${block}--${size}` : '';
}

function hintWords({ hint }: FieldWords): OptionalContent | undefined {
  if (hint === undefined || hint === '') return undefined;
  return { html: html`${hint}` };
}

function errorWords({ error }: FieldWords): { text: string } | undefined {
  return error === undefined || error === '' ? undefined : { text: error };
}

function choiceItem(item: Maybe<FieldChoice | ChoiceDivider>) {
  if (!item || 'divider' in item) return item;
  return {
    value: item.value,
    text: item.text,
    hint: item.hint === undefined ? undefined : { text: item.hint },
    disabled: item.disabled,
    conditional: item.reveals && { html: item.reveals },
  };
}
