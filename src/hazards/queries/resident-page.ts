import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { ResidentsHazard } from '../views/resident-page.ts';
import { residentsHazardEvents } from '../views/resident-page.ts';

const most = 50;

/** The newest entries that are meant for whoever lives there. */
export function hazardEventsForResident(tx: Tx, caseId: string): Promise<ResidentsHazard['events'][number][]> {
  return tx.query<{ at: Instant; type: string; data: Readonly<Record<string, unknown>> }>(
    'select at, type, data from case_events where landlord_id = $1 and case_id = $2 and type = any ($3) order by sequence desc limit $4',
    [tx.landlordId, caseId, residentsHazardEvents, most],
  );
}

/** What we promised whoever lives there, what is open first. */
export function hazardPromisesToResident(tx: Tx, { caseId, holderName }: { readonly caseId: string; readonly holderName: string }): Promise<ResidentsHazard['promises'][number][]> {
  return tx.query<ResidentsHazard['promises'][number]>(
    `select words, outcome from promises where landlord_id = $1 and case_id = $2 and made_to in ('the resident', $3)
     order by outcome is null desc, case when outcome is null then due_on end, outcome_at desc, id limit 30`,
    [tx.landlordId, caseId, holderName],
  );
}
