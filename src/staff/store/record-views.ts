import type { Tx } from '../../platform/database/index.ts';
import type { StaffVisit } from '../../platform/http/visit.ts';

export type ViewedKind = 'resident' | 'home' | 'case' | 'photo' | 'evidence' | 'orphan';

/** Writes down who looked at whose record: a resident may ask. */
export async function recordView(tx: Tx, visit: Pick<StaffVisit, 'actor' | 'now' | 'newId'>, kind: ViewedKind, id: string): Promise<void> {
  await tx.query(
    'insert into record_views (landlord_id, id, at, staff_id, subject_kind, subject_id) values ($1, $2, $3, $4, $5, $6)',
    [tx.landlordId, visit.newId(), visit.now, visit.actor.staffId, kind, id],
  );
}
