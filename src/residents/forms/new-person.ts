import type { PlainDate } from '../../clock/index.ts';
import { datePartsIn, readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { parseContactDetails } from '../forms.ts';
import { tenancyKinds, tenancyParts, type PersonToAdd, type TenancyId } from '../model.ts';

export const newTenancy = 'new';

/** Somebody who lives here, as typed. */
export function parseNewPerson(body: FormBody): Parsed<PersonToAdd> {
  const read = readForm(body);
  const name = read.needed('name', 'Enter their name', 200);
  const born = isEmptyDate(body, 'born') ? null : read.dateLongAgo('born', 'Enter when they were born, like 27 3 1980');
  const part = read.oneOf('part', tenancyParts, 'Choose their part in the tenancy');
  const tenancy = formText(body, 'tenancy');
  if (tenancy === '') read.wrong('tenancy', 'Choose a tenancy, or a new one');
  const isNew = tenancy === newTenancy;
  const kind = isNew ? read.oneOf('kind', tenancyKinds, 'Choose the kind of tenancy') : undefined;
  const startedOn = isNew ? read.dateLongAgo('started', 'Enter the day it began, like 27 3 2019') : undefined;
  const [key, tenancyKey] = [keyIn(body, 'key', read.wrong), keyIn(body, 'tenancyKey', read.wrong)];
  const contact = parseContactDetails(body);
  if (!contact.ok) for (const [field, words] of Object.entries(contact.errors)) read.wrong(field, words);
  const joined = kind === undefined || startedOn === undefined ? { tenancyId: tenancy as TenancyId } : { kind, startedOn, key: tenancyKey };
  return read.result(() => (part === undefined || !contact.ok ? undefined : {
    name, dateOfBirth: born as PlainDate | null, key, contact: contact.command, part, tenancy: joined, isAnother: formText(body, 'isAnother') === 'yes',
  }));
}

function keyIn(body: FormBody, field: string, wrong: (field: string, words: string) => void): string | null {
  const typed = formText(body, field);
  if (typed.length > 60) wrong(field, 'Shorten this to 60 characters');
  return typed === '' ? null : typed;
}

const isEmptyDate = (body: FormBody, field: string): boolean => Object.values(datePartsIn(body, field)).every((part) => part === '');
