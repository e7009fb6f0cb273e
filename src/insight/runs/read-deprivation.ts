import { censusAreasOf, tenthOf } from '../../homes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { TenthOfHome } from '../deprivation/model.ts';

/** In which tenth each of these homes stands, in their order. Read apart from the facts of homes, which hold nothing of it. */
export async function tenthsOf(database: Database, landlordId: string, homes: readonly { readonly id: string }[]): Promise<readonly TenthOfHome[]> {
  const areas = await database.inLandlord(landlordId, (tx) => censusAreasOf(tx, homes.map(({ id }) => id)));
  return homes.map(({ id }) => tenthOf(areas.get(id) ?? '') ?? null);
}
