import type { Brand } from '../platform/brand.ts';

export type StaffId = Brand<'StaffId'>;
export type TeamId = Brand<'TeamId'>;
export type OrganisationId = Brand<'OrganisationId'>;

/** The parts people play for a landlord, in the order the pages list them. */
export const roles = [
  'adviser',
  'planner',
  'operative',
  'surveyor',
  'complaints officer',
  'manager',
  'board member',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

/** A member of staff acting now. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly id: StaffId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly teamIds: readonly TeamId[];
  readonly organisationId: OrganisationId;
}

/** Whoever does something: staff, a resident by a link or a public page, or the system keeping its clocks. */
export type Actor =
  | StaffActor
  | { readonly kind: 'resident'; readonly id: string | null; readonly name: string }
  | { readonly kind: 'system'; readonly name: string };

/** True when the actor is staff and holds one of the roles. */
export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return actor.kind === 'staff' && actor.roles.some((role) => wanted.includes(role));
}
