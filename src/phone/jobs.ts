import { addHours, instant } from '../clock/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import { landlordOf, payloadText, type JobTools, type SliceJobs } from '../platform/jobs/index.ts';
import { everyLandlord } from '../platform/landlord.ts';
import { capturedPart, forgetFiles, removeFileTask } from './forget-files.ts';
import { daysAside } from './model.ts';

const filesATime = 200;

/** Files that are evidence by now, and those put aside long ago, go from where phones' files lie. */
export function phoneJobs(store: FileStore): SliceJobs {
  return {
    tasks: {
      [removeFileTask]: (payload) => store.remove(landlordOf(payload), { id: payloadText(payload, 'fileId'), part: capturedPart }),
      'phone-forget-aside': (_payload, tools) => forgetAside(tools),
    },
    schedule: [{ task: 'phone-forget-aside', everyMinutes: 60 }],
  };
}

async function forgetAside({ database, now }: Pick<JobTools, 'database' | 'now'>): Promise<void> {
  const before = addHours(instant(now), -24 * daysAside);
  for await (const { id } of everyLandlord(database)) {
    await database.inLandlord(id, async (tx) => {
      const old = await tx.query<{ id: string }>(
        `select f.id from phone_files f join phone_captures p on p.landlord_id = f.landlord_id and p.id = f.capture_id
         where f.landlord_id = $1 and p.state = 'aside' and p.decided_at < $2 limit ${filesATime}`,
        [tx.landlordId, before],
      );
      await forgetFiles(tx, old.map((file) => file.id));
    });
  }
}
