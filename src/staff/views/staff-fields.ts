import { checkboxField, radioField, textField } from '../../platform/govuk/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { roles } from '../model.ts';
import type { Organisation, Team } from '../model.ts';

/** A person as typed, or as they are. */
export interface TypedStaff {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly organisation: string;
  readonly roles: readonly string[];
  readonly teams: readonly string[];
}

export interface StaffFieldFacts {
  readonly typed: TypedStaff;
  readonly organisations: readonly Organisation[];
  readonly teams: readonly Team[];
}

const roleHints: Readonly<Partial<Record<(typeof roles)[number], string>>> = {
  adviser: 'Takes calls and reports from residents',
  planner: 'Books visits and keeps the queues moving',
  operative: 'Does the work; sees what to do at the door, never why',
  surveyor: 'Inspects and diagnoses',
  manager: 'Sees every team’s work and sets absences',
  'board member': 'Sees figures, not people’s records',
  contractor: 'Takes on and carries out the orders of their own organisation; sees no cases',
  administrator: 'Lets people in and changes settings',
};

/** What an administrator says about a person, new or not. */
export function staffFields({ typed, organisations, teams }: StaffFieldFacts, errors: FieldErrors = {}): Html {
  return html`
    ${textField({ name: 'name', label: 'Full name', value: typed.name, autocomplete: 'off', error: errors['name'] })}
    ${textField({ name: 'email', label: 'Email address', hint: 'They sign in with it.', type: 'email', value: typed.email, autocomplete: 'off', spellcheck: false, error: errors['email'] })}
    ${textField({ name: 'phone', label: 'Work phone number (optional)', type: 'tel', width: 20, value: typed.phone, autocomplete: 'off', error: errors['phone'] })}
    ${organisations.length > 1 && radioField({
      name: 'organisation',
      label: 'Who do they work for?',
      choices: organisations.map(({ id, name }) => ({ value: id, text: name })),
      value: typed.organisation,
      error: errors['organisation'],
    })}
    ${checkboxField({
      name: 'roles',
      label: 'Roles',
      hint: 'Choose all that apply. Each opens what that work needs, and no more.',
      choices: roles.map((role) => ({ value: role, text: role.replace(/^./, (first) => first.toUpperCase()), hint: roleHints[role] })),
      values: typed.roles,
      error: errors['roles'],
    })}
    ${teams.length > 0 && checkboxField({
      name: 'teams',
      label: 'Teams',
      choices: teams.map(({ id, name }) => ({ value: id, text: name })),
      values: typed.teams,
      small: true,
    })}`;
}
