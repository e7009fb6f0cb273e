import { mayOnCase, type CaseFacts } from '../casefile/index.ts';
import { hasRole, type Actor, type Role } from '../staff/index.ts';

/** Whoever answers for what leaves the house. */
export const sealRoles = ['complaints officer', 'manager'] as const satisfies readonly Role[];

/** Whether this person may take this case out of the house: only those of the organisations of the home, never by a visit alone. */
export function maySeal(actor: Actor, facts: CaseFacts): boolean {
  return actor.kind === 'staff' && hasRole(actor, ...sealRoles) && mayOnCase(actor, 'see', { ...facts, isOwnVisit: false });
}

/** Who may, for somebody who may not. */
export const whoMaySeal = 'Complaints officers and managers of the organisation that owns or manages the home can do this.';
