import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Doing, StaffId } from '../model.ts';

export type StaffEventType =
  | 'StaffMemberAdded'
  | 'StaffMemberChanged'
  | 'StaffMemberDeactivated'
  | 'StaffMemberReactivated'
  | 'PasswordChanged'
  | 'TemporaryPasswordSet'
  | 'SignInServiceBound'
  | 'SignedOutEverywhere'
  | 'AbsenceSet'
  | 'AbsenceRemoved'
  | 'CalendarChanged'
  | 'TeamAdded'
  | 'TeamChanged'
  | 'OrganisationAdded'
  | 'ApiTokenMade'
  | 'ApiTokenRevoked';

export interface StaffEvent {
  readonly type: StaffEventType;
  readonly staffId: StaffId | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Writes down a change to who works here. Never a password, nor anything that could stand for one. */
export async function recordStaffEvent(tx: Tx, { by, now, newId: idOf = () => newId(Date.parse(now)) }: Doing, { type, staffId, data = {} }: StaffEvent): Promise<void> {
  const actorId = by.kind === 'staff' ? by.id : null;
  await tx.query(
    `insert into staff_events (landlord_id, id, at, actor_id, actor_name, staff_id, type, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.landlordId, idOf(), now, actorId, by.name, staffId, type, JSON.stringify(data)],
  );
}
