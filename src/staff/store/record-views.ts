import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { StaffVisit } from '../../platform/http/visit.ts';

export type ViewedKind = 'resident' | 'home' | 'case' | 'photo' | 'evidence' | 'orphan';

type Looking = Pick<StaffVisit, 'actor' | 'now' | 'newId'>;

/** Writes down who looked at whose record: a resident may ask. */
export async function recordView(tx: Tx, visit: Looking, kind: ViewedKind, id: string): Promise<void> {
  await tx.query(
    'insert into record_views (landlord_id, id, at, staff_id, subject_kind, subject_id) values ($1, $2, $3, $4, $5, $6)',
    [tx.landlordId, visit.newId(), visit.now, visit.actor.staffId, kind, id],
  );
}

/** The same of everybody on a list, in one statement. */
export async function recordViews(tx: Tx, visit: Looking, kind: ViewedKind, ids: readonly string[]): Promise<void> {
  await insertRows(tx, 'record_views', ids.map((id) => ({ landlord_id: tx.landlordId, id: visit.newId(), at: visit.now, staff_id: visit.actor.staffId, subject_kind: kind, subject_id: id })));
}
