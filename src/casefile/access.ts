import { hasRole, type Actor, type Role } from '../staff/index.ts';

/** Whose work is the cases of their organisation's homes; administrators see the queue, to hand a leaver's cases over. */
export const caseRoles = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager', 'administrator'] as const satisfies readonly Role[];
/** Who opens a case and the people in it; an operative only the cases of their own visits. */
export const casePageRoles = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager', 'operative'] as const satisfies readonly Role[];
/** Who reads the managers' figures. Board members see how many, never whose. */
export const figureRoles = ['manager', 'board member'] as const satisfies readonly Role[];
/** Who can answer for a case. */
export const ownerRoles = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] as const satisfies readonly Role[];
/** Who sets how people are chased. */
export const chaseSettingsRoles = ['administrator'] as const satisfies readonly Role[];
/** Who says when the office is open and who is on call: it changes by the week. */
export const officeHoursRoles = ['manager', 'administrator'] as const satisfies readonly Role[];
/** Who may be on call: they may see any case of the landlord's that they are told of. */
export const onCallRoles = ['adviser', 'planner', 'surveyor', 'manager'] as const satisfies readonly Role[];
/** Who finds people by name and opens their pages. An operative finds the person on the visit, and only there. */
export const peopleRoles = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] as const satisfies readonly Role[];

const whoMayDo = {
  see: casePageRoles,
  note: casePageRoles,
  contact: casePageRoles,
  promise: ownerRoles,
  link: ownerRoles,
  'change owner': caseRoles,
} as const satisfies Record<string, readonly Role[]>;
export type CaseAction = keyof typeof whoMayDo;
export const caseActions = Object.keys(whoMayDo) as readonly CaseAction[];

/** What decides whether somebody may: whose home it is, and whether they are the visitor. */
export interface CaseFacts {
  /** The organisations that own and manage the home; null for a communal area, which every organisation looks after. */
  readonly organisationIds: readonly string[] | null;
  /** A visit of theirs is booked on the case, or was made. */
  readonly isOwnVisit: boolean;
}

/**
 * Whether this person may do this to this case. Staff of an organisation that neither owns nor manages the home may not
 * even see it, unless a visit there was given to them.
 */
export function mayOnCase(actor: Actor, action: CaseAction, facts: CaseFacts): boolean {
  if (actor.kind !== 'staff' || !hasRole(actor, ...whoMayDo[action])) return false;
  if (facts.isOwnVisit) return true;
  const worksThere = facts.organisationIds === null || facts.organisationIds.includes(actor.organisationId);
  return worksThere && hasRole(actor, ...caseRoles);
}

/** Who may, for somebody who may not. */
export function whoMay(action: CaseAction): string {
  const names: readonly string[] = whoMayDo[action].map((role) => `${role}s`);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`.replace(/^./, (first) => first.toUpperCase());
}
