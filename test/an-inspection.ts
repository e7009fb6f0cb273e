import { instant, plainDate } from '../src/clock/index.ts';
import { drawInspections } from '../src/inspections/index.ts';
import type { Database } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { demonstrationNow } from './demonstration-database.ts';

/** Picks the newest fixed repair to be checked, by the job that picks; its owner is a surveyor or a manager without a hand in it. */
export async function anInspection(database: Database, landlordId: string): Promise<string> {
  await database.inLandlord(landlordId, (tx) => tx.query(
    `insert into inspection_draws (landlord_id, case_id, fix_number, fixed_at)
     select landlord_id, id, 1, $2 from cases where landlord_id = $1 and stage = 'fixed' order by reference desc limit 1 on conflict do nothing`,
    [landlordId, demonstrationNow],
  ));
  const settings = { inspections: { versions: [{ from: '2001-01-01', everythingPercent: 100, seed: 'the walk' }] } };
  await drawInspections(database, { id: landlordId, settings }, { now: instant(demonstrationNow), today: plainDate(demonstrationNow.slice(0, 10)), newId });
  const [found] = await database.inLandlord(landlordId, (tx) => tx.query<{ reference: string }>(
    "select reference from cases where landlord_id = $1 and kind = 'post-inspection' order by reference desc limit 1", [landlordId]));
  return found?.reference ?? '';
}
