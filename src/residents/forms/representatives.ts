import { datePartsIn, readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { emailAddress, phoneNumber } from '../forms.ts';
import type { AddRepresentative, EndRepresentative } from '../decide/representatives.ts';
import { agreedWays, representativeParts } from '../model/representatives.ts';

/** Somebody who acts for a resident, as typed. */
export function parseRepresentative(body: FormBody): Parsed<AddRepresentative> {
  const read = readForm(body);
  const name = read.needed('name', 'Enter their name', 200);
  const part = read.oneOf('part', representativeParts, 'Choose what they are to them');
  const ofContact: Record<string, string> = {};
  const [phone, email] = [phoneNumber(body, 'phone', ofContact), emailAddress(body, ofContact)];
  for (const [field, words] of Object.entries(ofContact)) read.wrong(field, words);
  const mayDecide = read.oneOf('mayDecide', ['decide', 'be told'] as const, 'Choose what was agreed');
  const agreedHow = read.oneOf('agreedHow', agreedWays, 'Choose how we know that they agree');
  const agreedWords = read.text('agreedWords', 500);
  const hasEnd = Object.values(datePartsIn(body, 'until')).some((typed) => typed !== '');
  const until = hasEnd ? read.date('until', 'Enter the last day it holds, like 27 3 2027, or leave it empty') : null;
  return read.result(() => (part === undefined || mayDecide === undefined || agreedHow === undefined || until === undefined ? undefined : {
    name, part, phone, email, mayDecide: mayDecide === 'decide', agreedHow, agreedWords, until,
  }));
}

/** Who acts for them no longer, and why. */
export function parseEndOfRepresentative(body: FormBody): Parsed<EndRepresentative> {
  const read = readForm(body);
  const representativeId = formText(body, 'representative');
  if (representativeId === '') read.wrong('representative', 'Choose who acts for them no longer');
  const because = read.needed('because', 'Say who told us, and why if they said', 300);
  return read.result(() => ({ representativeId, because }));
}
