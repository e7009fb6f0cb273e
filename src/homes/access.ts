import type { Actor, Role, StaffActor } from '../staff/index.ts';
import type { Responsible } from './model.ts';

/** Roles whose work needs homes and their history: everyone but board members, who see figures. */
export const homeRoles = [
  'adviser', 'planner', 'operative', 'surveyor', 'complaints officer', 'manager', 'administrator',
] as const satisfies readonly Role[];

/** Roles that may read the names of who lives there; an operative finds the name on the visit, and only there. */
const nameRoles: ReadonlySet<Role> = new Set(['adviser', 'planner', 'surveyor', 'complaints officer', 'manager']);

/** Who reads the register of site hazards: whoever goes there, arranges it or judges it. A contractor reads it on their order. */
export const hazardReaderRoles = ['adviser', 'planner', 'operative', 'surveyor', 'manager'] as const satisfies readonly Role[];
/** Who says what surveys found. */
export const hazardKeeperRoles = ['planner', 'surveyor', 'manager'] as const satisfies readonly Role[];

/** Who says that a home is no longer ours, or is so after all: whoever brings in the files that change homes. */
export const homeEnderRoles = ['administrator'] as const satisfies readonly Role[];

export const whoMayWorkOn = 'Staff of the organisation that owns or manages this home.';

/**
 * A council and its arm's-length company both work on a home, each with its own staff. A third organisation's staff may
 * not, whatever their role. Residents and the system come by other doors.
 */
export function mayWorkOn(actor: Actor, home: Responsible): boolean {
  if (actor.kind !== 'staff') return false;
  return actor.organisationId === home.owningOrganisationId || actor.organisationId === home.managingOrganisationId;
}

/** Whether this person's work needs the names of a household. */
export function maySeeNames(actor: StaffActor): boolean {
  return actor.roles.some((role) => nameRoles.has(role));
}

/** Whether this person goes to the home or plans a visit there, so reads what a visitor must know at the door. */
export function maySeeInstructions(actor: StaffActor): boolean {
  return maySeeNames(actor) || actor.roles.includes('operative');
}
