import { setTimeout as pause } from 'node:timers/promises';
import type { Site } from './site.ts';

const patience = 60;

/** Everything that happened is in the figures. The worker may be counting just now, and then ours is turned away: it is asked until all is done. */
export async function figuresCounted({ database, runTask }: Site): Promise<void> {
  const landlords = await database.beforeLandlord((tx) => tx.query<{ id: string }>('select id from landlords'));
  for (let tries = 0; tries < patience; tries += 1) {
    await runTask('count-cases');
    const waiting = await Promise.all(landlords.map(({ id }) => database.inLandlord(id, (tx) => tx.query(
      `select 1 from cases_to_count where landlord_id = $1
       union all select 1 where not exists (select from counting_progress where landlord_id = $1 and walked_at is not null and walked_to is null)`, [tx.landlordId]))));
    if (waiting.every((rows) => rows.length === 0)) return;
    await pause(250);
  }
  throw new Error('The figures are still being counted.');
}
