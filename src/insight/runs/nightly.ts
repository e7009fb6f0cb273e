import { instant, minutesBetween, wallTimeInLondon, type Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isEverythingCounted } from '../../performance/index.ts';
import { isDue } from '../decide.ts';
import { addRun } from './store.ts';

/** Adds the runs of this night, one for each organisation that has homes. */
export async function addDueRuns(tx: Tx, now: string, newId: () => string): Promise<void> {
  const organisations = await tx.query<{ id: string; lastAt: Instant | null }>(
    `select o.id, (select r.asked_at from insight_runs r where r.landlord_id = $1 and r.organisation_id = o.id order by r.asked_at desc, r.id desc limit 1) as "lastAt"
     from organisations o where o.landlord_id = $1 and o.kind <> 'contractor'`,
    [tx.landlordId],
  );
  const at = instant(now);
  const { hour } = wallTimeInLondon(at);
  const counted = organisations.length > 0 && await isEverythingCounted(tx);
  for (const { id, lastAt } of organisations) {
    const hoursSinceLast = lastAt === null ? null : minutesBetween(lastAt, at) / 60;
    if (!isDue({ hour, hoursSinceLast, isEverythingCounted: counted }) || !(await hasHomes(tx, id))) continue;
    await addRun(tx, { id: newId(), organisationId: id, askedById: null, askedAt: now });
  }
}

async function hasHomes(tx: Tx, organisationId: string): Promise<boolean> {
  const rows = await tx.query('select 1 from homes where landlord_id = $1 and (owning_organisation_id = $2 or managing_organisation_id = $2) limit 1', [tx.landlordId, organisationId]);
  return rows.length > 0;
}
