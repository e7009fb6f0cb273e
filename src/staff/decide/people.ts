import type { Role, StaffId, StaffMember } from '../model.ts';

export type Verdict<Refusal extends string> = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

const agreed = { ok: true } as const;
const refuse = <Refusal extends string>(refusal: Refusal): Verdict<Refusal> => ({ ok: false, refusal });

export type DeactivationRefusal = 'already-inactive' | 'yourself' | 'last-administrator' | 'expected-somewhere' | 'owns-open-cases' | 'new-owner-not-active';

export interface DeactivationFacts {
  readonly person: StaffMember;
  readonly actorId: StaffId;
  readonly activeAdministrators: readonly StaffId[];
  readonly openCases: number;
  /** Somebody waits at home for them: visits of theirs that are still booked. */
  readonly bookedVisits: number;
  /** Who takes the open cases over; undefined when nobody was named. */
  readonly newOwner: Pick<StaffMember, 'id' | 'isActive'> | undefined;
}

/** Nobody leaves cases without an owner, a visit without anybody who comes, or the landlord without an administrator. */
export function decideDeactivation({ person, actorId, activeAdministrators, openCases, bookedVisits, newOwner }: DeactivationFacts): Verdict<DeactivationRefusal> {
  if (!person.isActive) return refuse('already-inactive');
  if (person.id === actorId) return refuse('yourself');
  if (isLastAdministrator(person.id, activeAdministrators)) return refuse('last-administrator');
  if (bookedVisits > 0) return refuse('expected-somewhere');
  if (newOwner !== undefined && (!newOwner.isActive || newOwner.id === person.id)) return refuse('new-owner-not-active');
  if (openCases > 0 && newOwner === undefined) return refuse('owns-open-cases');
  return agreed;
}

/** Someone must always be able to let others in. */
export function decideRoles(person: StaffMember, wanted: readonly Role[], activeAdministrators: readonly StaffId[]): Verdict<'last-administrator'> {
  if (wanted.includes('administrator') || !isLastAdministrator(person.id, activeAdministrators)) return agreed;
  return refuse('last-administrator');
}

function isLastAdministrator(id: StaffId, activeAdministrators: readonly StaffId[]): boolean {
  return activeAdministrators.length === 1 && activeAdministrators[0] === id;
}
