import { storableText } from '../platform/storable-text.ts';
import { formList, formText } from '../platform/http/form-values.ts';
import type { FormBody } from '../platform/http/visit.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import {
  channels, consentBases, formats, needKinds, needSources,
  type ConfirmNeeds, type ContactDetails, type NeedId, type NeedSource, type NewNeed,
} from './model.ts';

export type Parsed<Command> = { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly errors: FieldErrors };

const outcome = <Command>(errors: Record<string, string>, command: () => Command): Parsed<Command> =>
  Object.keys(errors).length === 0 ? { ok: true, command: command() } : { ok: false, errors };

const chosen = <Word extends string>(words: readonly Word[], text: string): Word | undefined => words.find((word) => word === text);

/** The answer about needs from its form: at most one new need at a time. */
export function parseNeeds(body: FormBody): Parsed<ConfirmNeeds> {
  const errors: Record<string, string> = {};
  const answer = chosen(['none', 'declared'] as const, formText(body, 'answer'));
  const source = chosen(needSources, formText(body, 'source'));
  const consentBasis = chosen(consentBases, formText(body, 'consentBasis'));
  if (answer === undefined) errors['answer'] = 'Choose whether anyone in the household has needs';
  if (source === undefined) errors['source'] = 'Choose who told us';
  if (consentBasis === undefined) errors['consentBasis'] = 'Choose why we may hold this';
  const add = parseNewNeed(body, errors);
  return outcome(errors, () => ({
    answer: answer ?? 'none',
    source: source ?? 'the person',
    consentBasis: consentBasis ?? 'explicit consent',
    add: add === undefined ? [] : [add],
    end: formList(body, 'end') as readonly NeedId[],
  }));
}

/** Who told us that consent is withdrawn. */
export function parseWithdrawal(body: FormBody): Parsed<NeedSource> {
  const source = chosen(needSources, formText(body, 'source'));
  return source === undefined ? { ok: false, errors: { source: 'Choose who told us' } } : { ok: true, command: source };
}

function parseNewNeed(body: FormBody, errors: Record<string, string>): NewNeed | undefined {
  const kind = formText(body, 'kind');
  const detail = textWithin(body, 'detail', 500, errors);
  const instruction = textWithin(body, 'instruction', 200, errors);
  if (kind === '' && detail === '' && instruction === '') return undefined;
  const known = chosen(needKinds, kind);
  if (known === undefined) errors['kind'] = 'Choose what kind of need it is';
  if (detail === '') errors['detail'] = 'Say what the need is';
  return known === undefined || detail === '' ? undefined : { kind: known, detail, instruction: instruction === '' ? null : instruction };
}

function textWithin(body: FormBody, field: string, longest: number, errors: Record<string, string>): string {
  const text = storableText(formText(body, field));
  if (text.length > longest) errors[field] = `Shorten this to ${longest} characters: it has ${text.length}`;
  return text;
}

/** How to reach somebody, from its form. */
export function parseContactDetails(body: FormBody): Parsed<ContactDetails> {
  const errors: Record<string, string> = {};
  const mobile = phoneNumber(body, 'mobile', errors);
  const phone = phoneNumber(body, 'phone', errors);
  const email = emailAddress(body, errors);
  const channel = chosen(channels, formText(body, 'preferredChannel'));
  const format = chosen(formats, formText(body, 'format'));
  if (format === undefined) errors['format'] = 'Choose a format';
  const contactTimes = textWithin(body, 'contactTimes', 100, errors);
  const language = textWithin(body, 'language', 60, errors);
  if (language === '') errors['language'] = 'Enter the language to write and speak in';
  const missing = channel === undefined ? 'Choose how to reach them' : undefined;
  if (missing !== undefined) errors['preferredChannel'] = missing;
  return outcome(errors, () => ({
    mobile, phone, email, preferredChannel: channel ?? 'letter', contactTimes: orNull(contactTimes), language, format: format ?? 'standard',
  }));
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** An email address, null where none is typed. */
export function emailAddress(body: FormBody, errors: Record<string, string>): string | null {
  const email = textWithin(body, 'email', 254, errors);
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) errors['email'] = 'Enter an email address such as name@example.com';
  return orNull(email);
}

/** As typed but for the marks people put between figures: a number is text, and its zero or plus belongs to it. */
export function phoneNumber(body: FormBody, field: string, errors: Record<string, string>): string | null {
  const text = formText(body, field).replaceAll(/[\s().-]/g, '');
  if (text !== '' && !/^(\+\d{9,15}|0\d{9,10})$/.test(text)) errors[field] = 'Enter a phone number, such as 07700 900123 or 0161 496 0000';
  return orNull(text);
}

