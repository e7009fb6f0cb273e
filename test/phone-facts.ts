import { insertRows, type Tx } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { demonstrationNow } from './demonstration-database.ts';

/** What a phone sent too late for its visit, which a planner has put on the case unless said. */
export async function addCapture(tx: Tx, { caseId, visitId, staffId }: { readonly caseId: string; readonly visitId: string; readonly staffId: string }, differing: object = {}): Promise<string> {
  const id = newId();
  const times = { recordedAt: demonstrationNow, receivedAt: demonstrationNow, clock: 'right', minutesFast: 0 };
  await insertRows(tx, 'phone_captures', [{
    landlord_id: tx.landlordId, id, staff_id: staffId, staff_name: 'An operative', visit_id: visitId, case_id: caseId, state: 'attached', begun_at: demonstrationNow, received_at: demonstrationNow,
    told: [{ label: 'What was done', text: 'New washer fitted' }], phone: times, why: 'The visit was cancelled after the phone had it.',
    answer: { state: 'unfit' }, decided_at: demonstrationNow, decided_by_name: 'A planner', ...differing,
  }]);
  return id;
}
