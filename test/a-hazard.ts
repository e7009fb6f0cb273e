import { instant } from '../src/clock/index.ts';
import { performHazardReport } from '../src/hazards/index.ts';
import type { Database } from '../src/platform/database/index.ts';
import type { SignedIn } from '../src/platform/http/index.ts';
import { newId } from '../src/platform/ids.ts';
import { landlordById } from '../src/platform/landlord.ts';
import { actorOf } from '../src/staff/index.ts';
import { demonstrationNow } from './demonstration-database.ts';

/** A hazard of a home, told of a moment ago and not yet weighed. */
export async function aHazard(database: Database, { landlordId, homeId, by }: { readonly landlordId: string; readonly homeId: string; readonly by: SignedIn }): Promise<string> {
  return database.inLandlord(landlordId, async (tx) => {
    const landlord = await landlordById(tx, landlordId);
    if (landlord === undefined) throw new Error('There is no such landlord.');
    const now = instant(demonstrationNow);
    const done = await performHazardReport({ tx, landlord, actor: actorOf(by), now, today: now.slice(0, 10), newId, database }, {
      homeId, communalAreaId: null,
      told: { awareAt: now, route: 'employee', words: 'Black mould above the cot', suspected: 'damp-and-mould', saidEmergency: false, reporterName: by.name, reporterContact: null, lateBecause: '', fromRepair: null },
    });
    if (!done.ok) throw new Error(`Not taken: ${done.why}`);
    return done.draft.spine.file.reference;
  });
}
