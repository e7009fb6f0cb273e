import type { Actor, Role } from '../staff/index.ts';
import { hasRole } from '../staff/index.ts';
import { mayWorkOn, type Responsible } from '../homes/index.ts';

/**
 * Roles that talk or write to residents, so need their page. An operative finds what they need on the visit; an
 * administrator keeps staff and settings; a board member reads figures: none of them needs people's records.
 */
export const residentRoles = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] as const satisfies readonly Role[];

/** Roles that may read and ask about the detail of a need; a planner arranges visits by the instruction alone. */
export const detailRoles = ['adviser', 'surveyor', 'complaints officer', 'manager'] as const satisfies readonly Role[];

export const whoMaySeeResident = 'Advisers, planners, surveyors, complaints officers and managers of the organisation that owns or manages their home.';
export const whoMayChangeNeeds = 'Advisers, surveyors, complaints officers and managers.';

/** Whether this actor may open a person's page. Someone with no home of ours on record is open to every such role. */
export function maySeeResident(actor: Actor, homes: readonly Responsible[]): boolean {
  return hasRole(actor, ...residentRoles) && (homes.length === 0 || homes.some((home) => mayWorkOn(actor, home)));
}

/** How much of a household need this actor reads: its detail, only the instruction, or nothing. */
export function needsVisibleTo(actor: Actor): 'detail' | 'instruction' | 'nothing' {
  if (hasRole(actor, ...detailRoles)) return 'detail';
  return hasRole(actor, 'operative', 'planner') ? 'instruction' : 'nothing';
}

/** Whether this actor may ask about needs and write down the answer: whoever may read the detail. */
export const mayChangeNeeds = (actor: Actor): boolean => needsVisibleTo(actor) === 'detail';
