import { insertRows, type Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { tuesdayMorning } from './case.ts';
import type { BuiltLandlord } from './landlord.ts';

/** Somebody of this landlord who answers for cases, and whose organisation has none of its homes. In the same team. */
export async function aManagerOfAnotherCouncil({ id, repairsTeamId }: Pick<BuiltLandlord, 'id' | 'repairsTeamId'>, inLandlord: (work: (tx: Tx) => Promise<void>) => Promise<void>): Promise<string> {
  const [organisationId, staffId] = [newId(), newId()];
  await inLandlord(async (tx) => {
    await insertRows(tx, 'organisations', [{ landlord_id: id, id: organisationId, name: 'Another council', kind: 'council' }]);
    await insertRows(tx, 'staff', [{ landlord_id: id, id: staffId, organisation_id: organisationId, name: 'O. Marsh', email: 'o.marsh@another.example', roles: ['manager'], created_at: tuesdayMorning }]);
    await insertRows(tx, 'team_members', [{ landlord_id: id, team_id: repairsTeamId, staff_id: staffId }]);
  });
  return staffId;
}
