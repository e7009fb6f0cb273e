import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { rolesThatCount } from '../access.ts';
import { isRole } from '../model.ts';
import type { Organisation, Team } from '../model.ts';
import type { StaffDetails } from '../store/staff.ts';
import { looksLikeEmail, parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';

export interface Choices {
  readonly organisations: readonly Organisation[];
  readonly teams: readonly Team[];
}

/** What an administrator typed about a person. */
export function parseStaffMember(body: FormBody, { organisations, teams }: Choices): Parsed<StaffDetails> {
  const name = formText(body, 'name');
  const email = formText(body, 'email').toLowerCase();
  const phone = formText(body, 'phone');
  const roles = formList(body, 'roles').filter(isRole);
  const organisation = organisations.find(({ id }) => id === formText(body, 'organisation')) ?? onlyOne(organisations);
  const wantedTeams = formList(body, 'teams');
  const teamIds = teams.map(({ id }) => id).filter((id) => wantedTeams.includes(id));
  if (organisation === undefined) return { ok: false, errors: { ...errorsIn({ name, email, phone, roles }), organisation: 'Choose who they work for' } };
  const errors = errorsIn({ name, email, phone, roles });
  const beyond = roles.filter((role) => !rolesThatCount(roles, { isOfContractor: organisation.kind === 'contractor' }).includes(role));
  if (beyond.length > 0) return { ok: false, errors: { ...errors, roles: `People of a contractor are contractors or operatives. The office is the landlord’s own: take away ${beyond.join(', ')}` } };
  return parsed({ name, email, phone: phone === '' ? null : phone, organisationId: organisation.id, roles, teamIds }, errors);
}

function onlyOne<Thing>(things: readonly Thing[]): Thing | undefined {
  return things.length === 1 ? things[0] : undefined;
}

interface Typed {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly string[];
}

function errorsIn({ name, email, phone, roles }: Typed): Record<string, string> {
  return Object.fromEntries(
    Object.entries({
      name: whyNotName(name),
      email: looksLikeEmail(email) ? undefined : 'Enter an email address, like name@example.org',
      phone: phone.length > 40 ? 'Phone number must be 40 characters or fewer' : undefined,
      roles: roles.length === 0 ? 'Choose at least one role' : undefined,
    }).flatMap(([field, words]) => (words === undefined ? [] : [[field, words]])),
  );
}

function whyNotName(name: string): string | undefined {
  if (name === '') return 'Enter their full name';
  return name.length > 100 ? 'Name must be 100 characters or fewer' : undefined;
}
