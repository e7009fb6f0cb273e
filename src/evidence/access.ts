import { casePageRoles, mayOnCase, ownerRoles, type CaseFacts } from '../casefile/index.ts';
import { hasRole, type Actor, type Role } from '../staff/index.ts';

const sealKeepers = ['manager', 'complaints officer'] as const satisfies readonly Role[];

/**
 * Who does what with the evidence of a case. An operative adds to a case of their own visits and sees its photos; documents
 * may hold a diagnosis, which is not for the door.
 */
export const evidenceRoles = {
  add: casePageRoles,
  list: ownerRoles,
  withdraw: sealKeepers,
  'open the sealed': sealKeepers,
} as const satisfies Record<string, readonly Role[]>;
export type EvidenceAction = keyof typeof evidenceRoles;

/** Whether this person may, on this case. What seals or unseals is for the organisations of the home alone. */
export function mayOnEvidence(actor: Actor, action: EvidenceAction, facts: CaseFacts): boolean {
  if (actor.kind === 'system') return action === 'add';
  if (actor.kind !== 'staff' || !hasRole(actor, ...evidenceRoles[action]) || !mayOnCase(actor, 'see', facts)) return false;
  return action === 'add' || worksThere(actor.organisationId, facts);
}

function worksThere(organisationId: string, { organisationIds }: CaseFacts): boolean {
  return organisationIds === null || organisationIds.includes(organisationId);
}

/** Who may, for somebody who may not. */
export function whoMayOnEvidence(action: EvidenceAction): string {
  const names = evidenceRoles[action].map((role) => `${role}s`);
  const words = names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  return `For this case, ${words} of the organisation that owns or manages the home can do this.`;
}

/** Who sees what arrived without a case, in their own organisation; who may say that it belongs to none; who says whose the queue is. */
export const orphanRoles = {
  see: ['adviser', 'planner', 'complaints officer', 'manager'],
  'put aside': sealKeepers,
  own: ['manager'],
} as const satisfies Record<string, readonly Role[]>;
