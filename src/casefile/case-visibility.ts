import type { Tx } from '../platform/database/index.ts';
import { hasRole, type StaffActor, type StaffId } from '../staff/index.ts';
import { caseRoles, ownerRoles } from './access.ts';

/** Which of these cases somebody has, or had, a visit on. */
export type CaseVisibility = (tx: Tx, staffId: StaffId, caseIds: readonly string[]) => Promise<readonly string[]>;

const known: CaseVisibility[] = [];

/** Lets a slice whose visits are given to people open their cases to them. */
export function addCaseVisibility(visibility: CaseVisibility): void {
  known.push(visibility);
}

/** The cases among these that are theirs by a visit. */
export async function casesOfOwnVisits(tx: Tx, staffId: StaffId, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (caseIds.length === 0) return found;
  for (const visibility of known) for (const id of await visibility(tx, staffId, caseIds)) found.add(id);
  return found;
}

/**
 * Of the cases at a home of the reader's organisation, those the reader may know of, and whether they may open each. An
 * operative knows the cases of their own visits; an administrator, who hands cases over, knows of all and opens none.
 */
export async function casesForReader<T extends { readonly id: string }>(tx: Tx, actor: StaffActor, cases: readonly T[]): Promise<readonly (T & { readonly mayOpen: boolean })[]> {
  if (hasRole(actor, ...ownerRoles)) return cases.map((one) => ({ ...one, mayOpen: true }));
  const own = await casesOfOwnVisits(tx, actor.id, cases.map(({ id }) => id));
  const knowsAll = hasRole(actor, ...caseRoles);
  return cases.filter(({ id }) => knowsAll || own.has(id)).map((one) => ({ ...one, mayOpen: own.has(one.id) && hasRole(actor, 'operative') }));
}
