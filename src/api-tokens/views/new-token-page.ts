import { checkboxField, radioField, selectField, textField } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import { column, hasErrors, heading, postForm, type FormFacts, type StaffMember } from '../../staff/index.ts';
import { dayChoices } from '../forms.ts';
import { scopes, type Scope } from '../model.ts';

export interface NewTokenFacts extends FormFacts {
  readonly people: readonly StaffMember[];
  readonly typed: { readonly name: string; readonly actsAs: string; readonly scopes: readonly string[]; readonly days: string };
}

const scopeWords: Readonly<Record<Scope, string>> = {
  'repairs:read': 'Read repairs, hazards and inspections',
  'repairs:write': 'Report repairs and hazards, and act on them',
  'cases:read': 'Read the queue, cases and their timelines, notices, staff, teams and who is away, and search',
  'cases:write': 'Add notes, contacts, promises and links, change owners, and mark notices as seen',
  'homes:read': 'Read homes and their registers of site hazards',
  'homes:write': 'Keep the register of site hazards of homes and blocks',
  'messages:read': 'Read what messages say and which of them need a person',
  'messages:write': 'Change what messages say, and see to those that need a person',
  'arrivals:add': 'Hand over what arrives without a case, such as emails, and nothing else',
  'arrivals:read': 'Read what arrived without a case',
  'arrivals:write': 'Match what arrived to cases, or put it aside',
  'residents:read': 'Read residents’ records: each look is written down',
  'residents:write': 'Change residents’ contact details and what is known of their needs',
  'figures:read': 'Read the managers’ figures',
  'absences:write': 'Say who is away and who stands in',
  'our-orders:read': 'For a contractor’s own people: read the orders of their organisation, and nothing else',
  'our-orders:write': 'For a contractor’s own people: accept, propose, complete and the like, on orders of their organisation only',
};

/** Where an administrator makes a token. */
export function newTokenPage(facts: NewTokenFacts): PageWords {
  const { people, typed, errors = {} } = facts;
  const title = 'Make an API token';
  const fields = html`
    ${textField({ name: 'name', label: 'Name', hint: 'The program that will use it, like “Residents’ portal”. It stands on the record beside the person’s name.', value: typed.name, autocomplete: 'off', error: errors['name'] })}
    ${selectField({ name: 'actsAs', label: 'Whom does it act for?', hint: 'It may do what they may, and stops when they leave.', choices: people.map(({ id, name, roles }) => ({ value: id, text: `${name} (${roles.join(', ')})` })), value: typed.actsAs, unchosen: 'Choose a person', error: errors['actsAs'] })}
    ${checkboxField({ name: 'scopes', label: 'What may it do?', hint: 'Choose only what the program needs.', choices: scopes.map((scope) => ({ value: scope, text: scopeWords[scope], hint: scope })), values: typed.scopes, error: errors['scopes'] })}
    ${radioField({ name: 'days', label: 'How long does it work?', choices: dayChoices.map((days) => ({ value: String(days), text: days > 365 ? 'A year' : `${days} days` })), value: typed.days, error: errors['days'] })}`;
  const form = postForm(facts, { action: '/admin/api-tokens/new', verb: 'Make the token', fields });
  return { title, main: column(html`${heading(title, errors)}${form}`), current: '/admin/staff', backLink: { href: '/admin/api-tokens', text: 'API tokens' }, ...hasErrors(facts) };
}
