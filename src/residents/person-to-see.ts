import { NotFound } from '../platform/database/index.ts';
import { NotAllowed, type StaffVisit } from '../platform/http/index.ts';
import { actorOf } from '../staff/index.ts';
import { maySeeResident, whoMaySeeResident } from './access.ts';
import type { Resident } from './model.ts';
import { tenanciesOf, type residentById, type TenancyOfPerson } from './queries/index.ts';

/** The person the address names, for somebody who may see them, on a page or through the API. */
export async function personToSee(
  visit: Pick<StaffVisit, 'tx' | 'actor' | 'params'>,
  load: typeof residentById,
): Promise<{ readonly resident: Resident; readonly tenancies: readonly TenancyOfPerson[] }> {
  const resident = await load(visit.tx, visit.params['id'] ?? '');
  if (resident === undefined) throw new NotFound('resident');
  const tenancies = await tenanciesOf(visit.tx, resident.id);
  if (!maySeeResident(actorOf(visit.actor), tenancies)) throw new NotAllowed(whoMaySeeResident);
  return { resident, tenancies };
}
