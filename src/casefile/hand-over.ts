import type { Tx } from '../platform/database/index.ts';
import type { StaffId, StaffMember } from '../staff/index.ts';
import { changeOwner } from './change-owner.ts';
import type { CaseContext } from './model.ts';

/**
 * Gives every open case of somebody who leaves to one person, each by the ordinary door. Gives back the references that
 * the new owner may not have; the caller then saves nothing.
 */
export async function handOverCases(tx: Tx, from: StaffId, to: StaffMember, context: CaseContext): Promise<readonly string[]> {
  const rows = await tx.query<{ reference: string; version: number; team_id: string }>(
    'select reference, version, team_id from cases where landlord_id = $1 and owner_id = $2 and closed_at is null order by reference',
    [tx.landlordId, from],
  );
  const refused: string[] = [];
  for (const { reference, version, team_id } of rows) {
    const teamId = to.teamIds[0] ?? (team_id as StaffMember['teamIds'][number]);
    const handover = { fromTheRecord: 'The owner no longer works here' };
    const done = await changeOwner(tx, { reference, seenVersion: version }, { type: 'ChangeOwner', ownerId: to.id, ownerName: to.name, teamId, handover }, context);
    if (!done.ok && done.refusal !== 'already-the-owner') refused.push(reference);
  }
  return refused;
}
