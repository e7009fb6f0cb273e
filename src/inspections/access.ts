import type { Actor, Role } from '../staff/index.ts';
import type { InspectionCommand } from './model.ts';

const whoMay = {
  RecordInspection: ['surveyor', 'manager'],
  WaiveInspection: ['manager'],
} as const satisfies Record<InspectionCommand['type'], readonly Role[]>;

/** The list of inspections: whoever arranges, makes or answers for them. */
export const inspectionListRoles = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] as const satisfies readonly Role[];
/** How each person's and team's work was found. */
export const resultRoles = ['manager'] as const satisfies readonly Role[];
export const rulesRoles = ['administrator'] as const satisfies readonly Role[];

/** The roles that may, for the statement of a route. */
export const rolesThatMay = (action: InspectionCommand['type']): readonly Role[] => whoMay[action];

/** Whether this person may: by role, and for homes that their organisation owns or manages (null: a communal area). */
export function mayInspect(actor: Actor, action: InspectionCommand['type'], organisationIds: readonly string[] | null): boolean {
  if (actor.kind !== 'staff') return false;
  const allowed: readonly Role[] = whoMay[action];
  return actor.roles.some((role) => allowed.includes(role)) && (organisationIds === null || organisationIds.includes(actor.organisationId));
}

/** Who may, in words for the page that says no. */
export function whoCan(action: InspectionCommand['type']): string {
  const who = action === 'WaiveInspection' ? 'managers' : 'surveyors and managers';
  return `For this home, ${who} of the organisation that owns or manages it can do this.`;
}
