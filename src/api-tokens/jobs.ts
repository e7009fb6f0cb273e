import { addHours, instant, type Instant } from '../clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { SliceJobs } from '../platform/jobs/index.ts';
import { everyLandlord } from '../platform/landlord.ts';

const keptHours = 7 * 24;
const answersATime = 5000;

/** Forgets what was answered under a key a week ago: no program retries for so long. */
export const apiTokenJobs: SliceJobs = {
  tasks: { 'forget-old-answers': (_payload, { database, now }) => forgetOldAnswers(database, instant(now)) },
  schedule: [{ task: 'forget-old-answers', everyMinutes: 60 }],
};

/** Landlord by landlord, a bounded batch in each transaction, so that it never stands in anybody's way for long. */
export async function forgetOldAnswers(database: Database, now: Instant): Promise<void> {
  const before = addHours(now, -keptHours);
  for await (const { id } of everyLandlord(database)) {
    while ((await forgetSome(database, id, before)) === answersATime);
  }
}

async function forgetSome(database: Database, landlordId: string, before: Instant): Promise<number> {
  const gone = await database.inLandlord(landlordId, (tx) => tx.query(
    `delete from idempotent_answers where landlord_id = $1 and (token_id, key) in (
       select token_id, key from idempotent_answers where landlord_id = $1 and at > '-infinity' and at < $2 order by at limit ${answersATime}
     ) returning 1 as gone`,
    [landlordId, before],
  ));
  return gone.length;
}
