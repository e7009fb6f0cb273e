import { instant, plainDate } from '../src/clock/index.ts';
import { drawInspections } from '../src/inspections/index.ts';
import type { Database } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { demonstrationNow } from './demonstration-database.ts';

/** A repair that is said to be fixed, and the inspection of its work. */
export interface AnInspection {
  readonly fixed: string;
  readonly inspection: string;
}

/** Picks the newest fixed repair whose work is not to be inspected, by the job that picks; one that no surveyor or manager had a hand in, where there is one: any of them may check it. */
export async function anInspection(database: Database, landlordId: string): Promise<AnInspection> {
  const [picked] = await database.inLandlord(landlordId, (tx) => tx.query<{ id: string }>(
    `insert into inspection_draws (landlord_id, case_id, fix_number, fixed_at)
     select c.landlord_id, c.id, 90, $2 from cases c where c.landlord_id = $1 and c.stage = 'fixed'
       and not exists (select from post_inspections i where i.landlord_id = $1 and i.repair_id = c.id)
     order by exists (select from case_events e join staff s on s.landlord_id = $1 and s.id = e.actor_id and s.roles && '{surveyor,manager}' where e.landlord_id = $1 and e.case_id = c.id),
       c.reference desc limit 1
     returning case_id as id`,
    [landlordId, demonstrationNow],
  ));
  const settings = { inspections: { versions: [{ from: '2001-01-01', everythingPercent: 100, seed: 'the walk' }] } };
  await drawInspections(database, { id: landlordId, settings }, { now: instant(demonstrationNow), today: plainDate(demonstrationNow.slice(0, 10)), newId });
  const [found] = await database.inLandlord(landlordId, (tx) => tx.query<AnInspection>(
    `select c.reference as inspection, r.reference as fixed from post_inspections i join cases c on c.landlord_id = i.landlord_id and c.id = i.case_id
     join cases r on r.landlord_id = i.landlord_id and r.id = i.repair_id where i.landlord_id = $1 and i.repair_id = $2`,
    [landlordId, picked?.id ?? null]));
  if (found === undefined) throw new Error('The demonstration has no repair whose work could be inspected.');
  return found;
}
