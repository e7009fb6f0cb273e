import { checkboxField, dateField, fileField, radioField, selectField, textAreaField, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { datePartsIn, mostWords } from '../../platform/forms/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';

/** What was typed into a form, and what is wrong with it. */
export interface OrderForm {
  readonly csrfToken: string;
  readonly body: FormBody;
  readonly errors: FieldErrors;
}

type Choices = readonly { readonly value: string; readonly text: string }[];

/** The fields of the forms of orders, each showing what was typed into it and what is wrong. */
export interface OrderFields {
  readonly words: (name: string, label: string, hint?: string) => Html;
  readonly line: (name: string, label: string, hint?: string) => Html;
  readonly money: (name: string, label: string, hint?: string) => Html;
  readonly radios: (name: string, label: string, choices: Choices, hint?: string) => Html;
  readonly ticks: (name: string, label: string, choices: Choices, hint?: string) => Html;
  readonly list: (name: string, label: string, choices: Choices, unchosen: string) => Html;
  readonly photos: (name: string, label: string) => Html;
  readonly date: (name: string, label: string, hint?: string) => Html;
}

/** `before` are the values of a form not yet sent; a date's stand under its name as 2026-11-24. */
export function orderFields({ body, errors }: OrderForm, before: Readonly<Record<string, string>> = {}): OrderFields {
  const isSent = Object.keys(body).length > 0;
  const value = (name: string) => (isSent ? formText(body, name) : before[name]);
  const common = (name: string, label: string, hint?: string) => ({ name, label, hint, error: errors[name] });
  const dateBefore = (name: string) => {
    const [year = '', month = '', day = ''] = (before[name] ?? '').split('-');
    return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
  };
  return {
    words: (name, label, hint) => textAreaField({ ...common(name, label, hint), value: value(name), rows: 4, maxlength: mostWords }),
    line: (name, label, hint) => textField({ ...common(name, label, hint), value: value(name), width: 30, autocomplete: 'off' }),
    money: (name, label, hint) => textField({ ...common(name, label, hint), value: value(name), width: 10, inputmode: 'decimal', prefix: '£', autocomplete: 'off' }),
    radios: (name, label, choices, hint) => radioField({ ...common(name, label, hint), labelSize: 's', choices, value: value(name) }),
    ticks: (name, label, choices, hint) => checkboxField({ ...common(name, label, hint), labelSize: 's', choices, values: formList(body, name) }),
    list: (name, label, choices, unchosen) => selectField({ ...common(name, label), choices, unchosen, value: value(name) }),
    photos: (name, label) => fileField({ ...common(name, label, 'Up to 6, each up to 10 megabytes. If this page comes back with a problem, choose them again.'), multiple: true, accept: 'image/*,.heic,.heif' }),
    date: (name, label, hint) => dateField({ ...common(name, label, hint), labelSize: 's', value: isSent ? datePartsIn(body, name) : dateBefore(name) }),
  };
}

/** "Plumber" for a list of words that are written in small letters. */
export const capitalised = (word: string): string => word.replace(/^./, (first) => first.toUpperCase());

/** Words with their lines kept apart. */
export const linesOf = (text: string): Html => html`${text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`)}`;

/** A list of words as choices, each its own value. */
export const choicesOf = (words: readonly string[]): Choices => words.map((word) => ({ value: word, text: capitalised(word) }));
