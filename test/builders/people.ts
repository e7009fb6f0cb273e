import type { Actor, OrganisationId, Role, StaffActor, StaffId, TeamId } from '../../src/staff/index.ts';
import { numberedId } from './numbered-ids.ts';

const family = 1;
export const larchfieldHomes = numberedId(1, family) as OrganisationId;
export const repairsTeam = numberedId(2, family) as TeamId;
export const complaintsTeam = numberedId(3, family) as TeamId;

const names: Readonly<Record<Role, string>> = {
  adviser: 'Priya Nair',
  planner: 'Tom Sutcliffe',
  operative: 'Dave Entwistle',
  surveyor: 'Ngozi Bright',
  'complaints officer': 'Hannah Fielding',
  manager: 'Carol Whitworth',
  'board member': 'Sir Alan Peel',
  administrator: 'Wei Zhang',
  contractor: 'Jo Marsh',
};

/** One believable member of staff for each role, always the same person. */
export function staffOf(role: Role): StaffActor {
  return {
    kind: 'staff',
    id: numberedId(100 + Object.keys(names).indexOf(role), family) as StaffId,
    name: names[role],
    roles: [role],
    teamIds: [role === 'complaints officer' ? complaintsTeam : repairsTeam],
    organisationId: larchfieldHomes,
  };
}

/** Ms A. Okafor of 14 Larch House, who reported it. */
export const msOkafor: Extract<Actor, { kind: 'resident' }> = { kind: 'resident', id: numberedId(200, family), name: 'Ms A. Okafor' };

/** The product itself, keeping its clocks. */
export const theClockKeeper: Actor = { kind: 'system', name: 'Putright' };
