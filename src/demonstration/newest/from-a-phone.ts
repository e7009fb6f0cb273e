import { addHours } from '../../clock/index.ts';
import { takeCapture } from '../../phone/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { done, some, type NewestDays } from './visit-of.ts';

const words = ['Went all the same, it was on my phone. Put right and tested.', 'Done before I saw that it had moved. Resident was in.', 'Mended, tested with the resident. Had no signal in the block.'];

/** Recorded where there was no signal, of visits that were moved meanwhile: each waits for a planner. */
export async function sendFromPhones(days: NewestDays, files: FileStore): Promise<void> {
  const visits = await days.database.inLandlord(days.landlord.id, (tx) => tx.query<{ id: string; operativeId: string }>(
    `select v.id, v.operative_id as "operativeId" from repair_visits v join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id
     where v.landlord_id = $1 and v.status = 'moved' and v.settled_at >= $2::timestamptz - interval '7 days' and c.closed_at is null
       and (select e.at from case_events e where e.landlord_id = $1 and e.case_id = c.id order by e.sequence desc limit 1) < $2
     order by v.settled_at desc, v.id limit $3`,
    [tx.landlordId, days.lately, some(days, 3)],
  ));
  for (const [index, { id: visitId, operativeId }] of visits.entries()) {
    const operative = days.members.find(({ id }) => id === operativeId);
    if (operative === undefined) continue;
    const taken = await done(days, operative, days.lately, (visit) => takeCapture({
      ...visit, body: { captureId: days.newIdAt(days.lately), visitId, outcome: 'done', doneWords: words[index] ?? '', recordedAt: addHours(days.lately, -2), sentAt: days.lately },
    }, files));
    if (!taken.ok || taken.answer.state !== 'unfit') throw new Error('What the demonstration sends from a phone is not what waits for a person.');
  }
}
