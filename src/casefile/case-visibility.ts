import type { Tx } from '../platform/database/index.ts';
import type { StaffId } from '../staff/index.ts';

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
