import { dateInLondon, instant, longDateWithYear, type PlainDate } from '../clock/index.ts';
import type { JobTools } from '../platform/jobs/index.ts';
import type { Landlord } from '../platform/landlord.ts';
import type { RepairCommand } from './decide/index.ts';
import { performOnRepair } from './perform.ts';
import { repairsToFollow, type RepairToFollow } from './queries/programmes.ts';

const repairsATime = 200;

/** Each repair whose programme was done, dropped, moved or missed follows it, in its own transaction: what stops half-way goes on next time. */
export async function followProgrammes(landlord: Landlord, { database, log, now: at, newId }: JobTools): Promise<void> {
  const now = instant(at);
  const today = dateInLondon(now);
  for (let after: string | undefined, more = true; more; ) {
    const found = await database.inLandlord(landlord.id, (tx) => repairsToFollow(tx, today, { after, most: repairsATime }));
    for (const repair of found) {
      await database.inLandlord(landlord.id, (tx) => performOnRepair({ tx, landlord, actor: { kind: 'system', name: 'Putright' }, now, today, newId }, { reference: repair.reference }, commandAfter(repair, today)))
        .catch((error: Error) => log.error({ task: 'follow-programmes', landlordId: landlord.id, caseId: repair.caseId, error: error.name }));
    }
    after = found.at(-1)?.caseId;
    more = found.length === repairsATime;
  }
}

/** What follows for a repair; the words are what its resident reads after "because". */
function commandAfter({ isDropped, coversPlace, doneOn, endsOn, promisedOn }: Omit<RepairToFollow, 'caseId' | 'reference'>, today: PlainDate): RepairCommand {
  const reopen = (because: 'moved' | 'passed' | 'dropped' | 'left-out', words: string): RepairCommand => ({ type: 'ReopenFromProgramme', because, words });
  if (doneOn !== null && doneOn <= today) return { type: 'RecordProgrammeWork', doneOn };
  if (isDropped) return reopen('dropped', 'that work will not be done');
  if (!coversPlace) return reopen('left-out', 'that work will not be done at this address');
  if (endsOn !== promisedOn) return reopen('moved', `its date has moved to ${longDateWithYear(endsOn)}`);
  return reopen('passed', `its date, ${longDateWithYear(endsOn)}, has passed`);
}
