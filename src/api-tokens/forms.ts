import type { FieldErrors } from '../platform/govuk/index.ts';
import { formList, formText } from '../platform/http/form-values.ts';
import type { FormBody } from '../platform/http/visit.ts';
import type { StaffId } from '../staff/index.ts';
import { isScope, mostDays, type Scope } from './model.ts';

/** A token as an administrator asks for it. */
export interface TokenWanted {
  readonly name: string;
  readonly actsAs: StaffId;
  readonly scopes: readonly Scope[];
  readonly days: number;
}

export const dayChoices = [30, 90, 180, mostDays] as const;
const longestName = 80;

export type ParsedToken = { readonly ok: true; readonly wanted: TokenWanted } | { readonly ok: false; readonly errors: FieldErrors };

/** What was asked for, for somebody among those who work here. */
export function parseToken(body: FormBody, people: readonly { readonly id: StaffId }[]): ParsedToken {
  const name = formText(body, 'name');
  const person = people.find(({ id }) => id === formText(body, 'actsAs'));
  const chosen = formList(body, 'scopes');
  const days = dayChoices.find((choice) => String(choice) === formText(body, 'days'));
  const wrong = {
    name: whyNotName(name),
    actsAs: person === undefined ? 'Choose whom it acts for' : undefined,
    scopes: whyNotScopes(chosen),
    days: days === undefined ? 'Choose how long it works' : undefined,
  };
  const errors = Object.fromEntries(Object.entries(wrong).flatMap(([field, words]) => (words === undefined ? [] : [[field, words]])));
  if (person === undefined || days === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, wanted: { name, actsAs: person.id, scopes: chosen.filter(isScope), days } };
}

/** Its name stands on the timeline beside the person's, so it is one short line. */
export function whyNotName(name: string): string | undefined {
  if (name === '') return 'Enter a name, like the program that will use it';
  if (/\p{Cc}/u.test(name)) return 'Write the name on one line';
  return name.length > longestName ? `Name must be ${longestName} characters or fewer` : undefined;
}

/** At least one, each of them known. */
export function whyNotScopes(chosen: readonly string[]): string | undefined {
  const unknown = chosen.find((text) => !isScope(text));
  if (unknown !== undefined) return `There is no scope ${unknown.slice(0, 40)}`;
  return chosen.length === 0 ? 'Choose at least one thing it may do' : undefined;
}
