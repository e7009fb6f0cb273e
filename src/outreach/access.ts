import { hasRole, type Actor, type Role } from '../staff/index.ts';
import type { RecordApproach } from './model.ts';

/** Who begins an outreach. */
export const startRoles = ['manager', 'surveyor'] as const satisfies readonly Role[];
/** Who reads them, asks homes and writes down what came of it. */
export const askRoles = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] as const satisfies readonly Role[];

/** Whether this person may begin one. */
export const mayStart = (actor: Actor): boolean => actor.kind === 'staff' && hasRole(actor, ...startRoles);

/** Whether this person may write down what came of asking this home: staff of an organisation that owns or manages it. */
export const mayRecord = (actor: Actor, organisationIds: readonly string[]): boolean =>
  actor.kind === 'staff' && hasRole(actor, ...askRoles) && organisationIds.includes(actor.organisationId);

/** Whoever holds the link of a home says that all is well there, and nothing else: damp they report by the door for reports. */
export const maySayOfOwnHome = (actor: Actor, result: RecordApproach['result']): boolean => actor.kind === 'resident' && result === 'all well';

export const whoStarts = 'Managers and surveyors of the organisation that owns or manages these homes can do this.';
export const whoRecords = 'Advisers, planners, surveyors, complaints officers and managers of the organisation that owns or manages this home can do this.';
