import { ownerChoices } from '../src/casefile/index.ts';
import { instant, plainDate } from '../src/clock/index.ts';
import { performStart } from '../src/outreach/index.ts';
import type { Database } from '../src/platform/database/index.ts';
import type { SignedIn } from '../src/platform/http/index.ts';
import { newId } from '../src/platform/ids.ts';
import { landlordById } from '../src/platform/landlord.ts';
import { actorOf } from '../src/staff/index.ts';
import { demonstrationNow } from './demonstration-database.ts';

/** An outreach of one home, begun a moment ago: its id, and the case of the home. */
export async function anOutreach(database: Database, { landlordId, homeId, by }: { readonly landlordId: string; readonly homeId: string; readonly by: SignedIn }): Promise<{ readonly outreachId: string; readonly approach: string }> {
  return database.inLandlord(landlordId, async (tx) => {
    const landlord = await landlordById(tx, landlordId);
    const [owner] = await ownerChoices(tx, [by.organisationId]);
    if (landlord === undefined || owner === undefined) throw new Error('There is no such landlord, or nobody who can own a case.');
    const now = instant(demonstrationNow);
    const done = await performStart({ tx, landlord, actor: actorOf(by), now, today: now.slice(0, 10), newId, database }, {
      name: 'One home', chosenFrom: 'Larch House', way: 'call', script: 'Do you see any damp?', promisedOn: plainDate('2026-12-18'), ownerId: owner.staffId, homeIds: [homeId], lately: null,
    });
    if (!done.ok) throw new Error(`Not begun: ${done.refusal}`);
    const [row] = await tx.query<{ reference: string }>('select c.reference from approaches a join cases c on c.landlord_id = $1 and c.id = a.case_id where a.landlord_id = $1 and a.outreach_id = $2', [landlordId, done.outreach.id]);
    return { outreachId: done.outreach.id, approach: row?.reference ?? '' };
  });
}
