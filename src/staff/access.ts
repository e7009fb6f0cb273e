import type { SignedIn } from '../platform/http/visit.ts';
import { hasRole, isRole } from './model.ts';
import type { Actor, OrganisationId, Role, StaffActor, StaffId, TeamId } from './model.ts';

/** What can be done about the people who work here, and the roles that may. */
export const staffActions = {
  'administer staff': ['administrator'],
  'administer teams': ['administrator'],
  'set absences of others': ['manager', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;
export type StaffAction = keyof typeof staffActions;

/** Whether this actor may. Nobody but staff ever may. */
export function may(actor: Actor, action: StaffAction): boolean {
  return hasRole(actor, ...staffActions[action]);
}

/** Whether this actor may say when `staffId` is away: oneself always, others with the role. */
export function maySetAbsenceOf(actor: Actor, staffId: StaffId): boolean {
  return (actor.kind === 'staff' && actor.id === staffId) || may(actor, 'set absences of others');
}

/** The signed-in person as an actor. A role this version does not know gives no rights. */
export function actorOf(signedIn: SignedIn): StaffActor {
  return {
    kind: 'staff',
    id: signedIn.staffId as StaffId,
    name: signedIn.name,
    roles: signedIn.roles.filter(isRole),
    teamIds: signedIn.teamIds as readonly TeamId[],
    organisationId: signedIn.organisationId as OrganisationId,
  };
}

/** What people of a contractor may be: they do work. The office looks after homes and shared places, and is the landlord's own. */
export const rolesOfContractors = ['contractor', 'operative'] as const satisfies readonly Role[];

/** The roles that give somebody rights. An office role once given to a contractor's people, however it came there, gives none. */
export function rolesThatCount(roles: readonly string[], { isOfContractor }: { readonly isOfContractor: boolean }): readonly string[] {
  return isOfContractor ? roles.filter((role) => rolesOfContractors.some((one) => one === role)) : roles;
}
