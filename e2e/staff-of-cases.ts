import { managersOfTeams } from '../src/staff/index.ts';
import type { Site } from './site.ts';

/** The sign-in of a manager of the team that has this case: which team that is, is drawn when it is reported. */
export function managerOf({ database }: Site, landlordId: string, reference: string): Promise<string> {
  return database.inLandlord(landlordId, async (tx) => {
    const [team] = await tx.query<{ id: string }>('select team_id as id from cases where landlord_id = $1 and reference = $2', [landlordId, reference]);
    const [manager] = await managersOfTeams(tx, [team?.id ?? '']);
    const [person] = await tx.query<{ email: string }>('select email from staff where landlord_id = $1 and id = $2', [landlordId, manager?.staffId]);
    if (person === undefined) throw new Error(`The team of ${reference} has no manager.`);
    return person.email;
  });
}
