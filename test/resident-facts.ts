import type { Tx } from '../src/platform/database/index.ts';
import { demonstrationNow } from './demonstration-database.ts';

/** This resident, who has agreed that we hold their answer about needs. */
export async function whoAgreed(tx: Tx, residentId: string): Promise<string> {
  await tx.query(
    `update residents set needs_answer = 'declared', needs_confirmed_on = $3, needs_source = 'the person', needs_consent_basis = 'explicit consent' where landlord_id = $1 and id = $2`,
    [tx.landlordId, residentId, demonstrationNow.slice(0, 10)],
  );
  return residentId;
}
