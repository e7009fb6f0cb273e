import type { Instant, PlainDate } from '../clock/index.ts';
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
  'contractor',
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

/** Whoever does something: staff, a resident by a link or a public page, a contractor by a link to one order, or the system keeping its clocks. */
export type Actor =
  | StaffActor
  | { readonly kind: 'resident'; readonly id: string | null; readonly name: string }
  | { readonly kind: 'contractor'; readonly id: string; readonly name: string; readonly orderId: string }
  | { readonly kind: 'system'; readonly name: string };

/** True when the actor is staff and holds one of the roles. */
export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return actor.kind === 'staff' && actor.roles.some((role) => wanted.includes(role));
}

export const organisationKinds = ['council', 'arms-length company', 'housing association', 'contractor'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export function isOrganisationKind(text: string): text is OrganisationKind {
  return (organisationKinds as readonly string[]).includes(text);
}

/** Who works on the landlord's homes: the landlord itself, its arm's-length company, a contractor. */
export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
}

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  readonly organisationId: OrganisationId;
}

/** A person who works for the landlord, whether or not they may sign in now. */
export interface StaffMember {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly organisationId: OrganisationId;
  /** What stands against their name. */
  readonly roles: readonly Role[];
  /** Those of them that give rights. */
  readonly countedRoles: readonly Role[];
  readonly teamIds: readonly TeamId[];
  readonly isActive: boolean;
  readonly version: number;
}

/** Days away, both included, and who stands in. */
export interface Absence {
  readonly id: string;
  readonly staffId: StaffId;
  readonly coverStaffId: StaffId;
  readonly fromOn: PlainDate;
  readonly untilOn: PlainDate;
}

/** One browser somebody is signed in on. `id` is the hash of its secret, in hex. */
export interface SessionSummary {
  readonly id: string;
  readonly device: string;
  readonly signedInAt: Instant;
  readonly lastSeenAt: Instant;
}

/** Who makes a change, and when. */
export interface Doing {
  readonly by: Actor;
  readonly now: Instant;
  /** Where the ids of what is written down come from, when they must be the same each time. */
  readonly newId?: () => string;
}
