import { NotFound } from '../../platform/database/index.ts';
import { formText, page, redirect, staffPage, staffRoute } from '../../platform/http/index.ts';
import type { Reply, Route, StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { staffActions } from '../access.ts';
import { parseOrganisation, parseTeam } from '../forms/team.ts';
import type { Team, TeamId } from '../model.ts';
import { countMembers, listOrganisations, listTeams, teamById } from '../queries/teams.ts';
import { changeTeam, createOrganisation, createTeam } from '../store/teams.ts';
import { organisationFormPage, teamFormPage, teamsPage } from '../views/teams.ts';
import { doingOf } from './staff-member.ts';

const who = staffActions['administer teams'];

export const teamRoutes: readonly Route[] = [
  staffRoute('GET', '/admin/teams', who, showTeams),
  staffRoute('GET', '/admin/teams/new', who, (visit) => showTeamForm(visit, undefined)),
  staffRoute('POST', '/admin/teams/new', who, (visit) => saveTeam(visit, undefined)),
  staffRoute('GET', '/admin/teams/:id', who, async (visit) => showTeamForm(visit, await theTeam(visit))),
  staffRoute('POST', '/admin/teams/:id', who, async (visit) => saveTeam(visit, await theTeam(visit))),
  staffRoute('GET', '/admin/organisations/new', who, async (visit) => showOrganisationForm(visit)),
  staffRoute('POST', '/admin/organisations/new', who, addOrganisation),
];

type Errors = Readonly<Record<string, string>>;
const statusFor = (errors: Errors) => (Object.keys(errors).length > 0 ? 422 : 200);
const isNamed = (name: string) => (other: { readonly name: string }) => other.name.toLowerCase() === name.toLowerCase();

async function showTeams(visit: StaffVisit): Promise<Reply> {
  const { tx, csrfToken, query } = visit;
  const shown = { teams: await listTeams(tx), organisations: await listOrganisations(tx), members: await countMembers(tx) };
  return page(staffPage(visit, teamsPage({ csrfToken, ...shown, done: query['done'] === 'saved' })));
}

async function showTeamForm(visit: StaffVisit, team: Team | undefined, errors: Errors = {}): Promise<Reply> {
  const { tx, csrfToken, body } = visit;
  const wasSent = Object.keys(errors).length > 0;
  const typed = wasSent || team === undefined
    ? { name: formText(body, 'name'), organisation: formText(body, 'organisation') }
    : { name: team.name, organisation: team.organisationId };
  const shown = teamFormPage({ csrfToken, errors, team, typed, organisations: await listOrganisations(tx) });
  return page(staffPage(visit, shown), statusFor(errors));
}

async function saveTeam(visit: StaffVisit, team: Team | undefined): Promise<Reply> {
  const { tx, body } = visit;
  const form = parseTeam(body, await listOrganisations(tx));
  if (!form.ok) return showTeamForm(visit, team, form.errors);
  const others = (await listTeams(tx)).filter(({ id }) => id !== team?.id);
  if (others.some(isNamed(form.command.name))) return showTeamForm(visit, team, { name: 'There is already a team of this name' });
  if (team === undefined) await createTeam(tx, form.command, doingOf(visit));
  else await changeTeam(tx, { id: team.id, ...form.command }, doingOf(visit));
  return redirect('/admin/teams?done=saved');
}

function showOrganisationForm(visit: StaffVisit, errors: Errors = {}): Reply {
  const { csrfToken, body } = visit;
  const typed = { name: formText(body, 'name'), kind: formText(body, 'kind') };
  return page(staffPage(visit, organisationFormPage({ csrfToken, errors, typed })), statusFor(errors));
}

async function addOrganisation(visit: StaffVisit): Promise<Reply> {
  const { tx, body } = visit;
  const form = parseOrganisation(body);
  if (!form.ok) return showOrganisationForm(visit, form.errors);
  if ((await listOrganisations(tx)).some(isNamed(form.command.name))) {
    return showOrganisationForm(visit, { name: 'There is already an organisation of this name' });
  }
  await createOrganisation(tx, form.command, doingOf(visit));
  return redirect('/admin/teams?done=saved');
}

async function theTeam(visit: StaffVisit): Promise<Team> {
  const { id } = visit.params;
  const team = isUuid(id) ? await teamById(visit.tx, id as TeamId) : undefined;
  if (team === undefined) throw new NotFound('team');
  return team;
}
