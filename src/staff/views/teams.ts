import { notificationBanner, radioField, stackingTable, textField } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import { organisationKinds } from '../model.ts';
import type { Organisation, Team, TeamId } from '../model.ts';
import { column, hasErrors, heading, link, paragraph, postForm } from './form.ts';
import type { FormFacts } from './form.ts';

interface TypedTeam {
  readonly name: string;
  readonly organisation: string;
}

export interface TeamsFacts extends FormFacts {
  readonly teams: readonly Team[];
  readonly organisations: readonly Organisation[];
  readonly members: ReadonlyMap<TeamId, number>;
  readonly done: boolean;
}

/** Every team and organisation. */
export function teamsPage({ teams, organisations, members, done }: TeamsFacts): PageWords {
  const title = 'Teams and organisations';
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const rows = teams.map(({ id, name, organisationId }) => [
    { html: link(`/admin/teams/${id}`, name) },
    { text: names.get(organisationId) ?? '' },
    { text: String(members.get(id) ?? 0), format: 'numeric' as const },
  ]);
  const main = html`${heading(title)}
    <h2 class="govuk-heading-m">Teams</h2>
    ${rows.length === 0 ? paragraph('There are no teams yet. Every case belongs to one.') : stackingTable({ head: [{ text: 'Team' }, { text: 'Organisation' }, { text: 'People', format: 'numeric' }], rows })}
    ${paragraph(link('/admin/teams/new', 'Add a team'))}
    <h2 class="govuk-heading-m">Organisations</h2>
    <ul class="govuk-list govuk-list--bullet">${organisations.map((organisation) => html`<li>${organisation.name}: ${organisation.kind}</li>`)}</ul>
    ${paragraph(link('/admin/organisations/new', 'Add an organisation'))}`;
  return { title, main, current: '/admin/staff', backLink: { href: '/admin/staff', text: 'Staff' }, ...(done ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {}) };
}

const backLink = { href: '/admin/teams', text: 'Teams and organisations' };

export interface TeamFormFacts extends FormFacts {
  readonly team: Team | undefined;
  readonly typed: TypedTeam;
  readonly organisations: readonly Organisation[];
}

/** One team, new or not. */
export function teamFormPage(facts: TeamFormFacts): PageWords {
  const { team, typed, organisations, errors = {} } = facts;
  const title = team === undefined ? 'Add a team' : `Change ${team.name}`;
  const fields = html`${nameField(typed.name, errors['name'])}
    ${organisations.length > 1 && radioField({
      name: 'organisation',
      label: 'Whose team is it?',
      choices: organisations.map(({ id, name }) => ({ value: id, text: name })),
      value: typed.organisation,
      error: errors['organisation'],
    })}`;
  const action = team === undefined ? '/admin/teams/new' : `/admin/teams/${team.id}`;
  const form = postForm(facts, { action, verb: team === undefined ? 'Add the team' : 'Save the team', fields });
  return { title, main: column(html`${heading(title, errors)}${form}`), current: '/admin/staff', backLink, ...hasErrors(facts) };
}

/** A new organisation. */
export function organisationFormPage(facts: FormFacts & { readonly typed: { readonly name: string; readonly kind: string } }): PageWords {
  const { typed, errors = {} } = facts;
  const title = 'Add an organisation';
  const choices = organisationKinds.map((kind) => ({ value: kind, text: kind.replace(/^./, (first) => first.toUpperCase()) }));
  const fields = html`${nameField(typed.name, errors['name'])}
    ${radioField({ name: 'kind', label: 'What kind is it?', choices, value: typed.kind, error: errors['kind'] })}`;
  const form = postForm(facts, { action: '/admin/organisations/new', verb: 'Add the organisation', fields });
  return { title, main: column(html`${heading(title, errors)}${form}`), current: '/admin/staff', backLink, ...hasErrors(facts) };
}

function nameField(value: string, error: string | undefined): Html {
  return textField({ name: 'name', label: 'Name', value, autocomplete: 'off', error });
}
