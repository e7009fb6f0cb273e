import { insertRows, NotFound, type Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Doing, Organisation, OrganisationId, StaffId, Team, TeamId } from '../model.ts';
import { recordStaffEvent } from './events.ts';

type New<Thing extends { readonly id: string }> = Omit<Thing, 'id'> & { readonly id?: Thing['id'] };

/** Adds an organisation that works on the landlord's homes. `id` is made here unless given. */
export async function createOrganisation(tx: Tx, organisation: New<Organisation>, doing: Doing): Promise<OrganisationId> {
  const id = organisation.id ?? (newId(Date.parse(doing.now)) as OrganisationId);
  const { name, kind } = organisation;
  await tx.query('insert into organisations (landlord_id, id, name, kind) values ($1, $2, $3, $4)', [tx.landlordId, id, name, kind]);
  await recordStaffEvent(tx, doing, { type: 'OrganisationAdded', staffId: null, data: { id, name, kind } });
  return id;
}

/** Adds a team of an organisation. `id` is made here unless given. */
export async function createTeam(tx: Tx, team: New<Team>, doing: Doing): Promise<TeamId> {
  const id = team.id ?? (newId(Date.parse(doing.now)) as TeamId);
  const { name, organisationId } = team;
  await tx.query('insert into teams (landlord_id, id, organisation_id, name) values ($1, $2, $3, $4)', [tx.landlordId, id, organisationId, name]);
  await recordStaffEvent(tx, doing, { type: 'TeamAdded', staffId: null, data: { id, name, organisationId } });
  return id;
}

/** Gives a team another name or organisation. */
export async function changeTeam(tx: Tx, team: Team, doing: Doing): Promise<void> {
  const saved = await tx.query('update teams set name = $3, organisation_id = $4 where landlord_id = $1 and id = $2 returning id', [
    tx.landlordId, team.id, team.name, team.organisationId,
  ]);
  if (saved.length === 0) throw new NotFound('team');
  await recordStaffEvent(tx, doing, { type: 'TeamChanged', staffId: null, data: { ...team } });
}

/** Makes these the person's teams, and no others. */
export async function replaceTeams(tx: Tx, staffId: StaffId, teamIds: readonly TeamId[]): Promise<void> {
  await tx.query('delete from team_members where landlord_id = $1 and staff_id = $2 and not (team_id = any ($3::uuid[]))', [
    tx.landlordId, staffId, teamIds,
  ]);
  const rows = teamIds.map((teamId) => ({ landlord_id: tx.landlordId, team_id: teamId, staff_id: staffId }));
  await insertRows(tx, 'team_members', rows, 'on conflict do nothing');
}
