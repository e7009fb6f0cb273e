import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { StaffId } from '../model.ts';
import type { StaffEventType } from '../store/events.ts';

export interface StaffEventShown {
  readonly at: Instant;
  readonly actorName: string;
  readonly type: StaffEventType;
  /** Which details, where details were changed. */
  readonly changed: readonly string[];
}

/** The last changes to a person, newest first: at most 30. */
export async function lastStaffEvents(tx: Tx, staffId: StaffId): Promise<StaffEventShown[]> {
  const rows = await tx.query<Omit<StaffEventShown, 'changed'> & { data: Record<string, unknown> }>(
    `select at, actor_name as "actorName", type, data from staff_events
     where landlord_id = $1 and staff_id = $2 order by at desc, id desc limit 30`,
    [tx.landlordId, staffId],
  );
  return rows.map(({ data, ...event }) => ({ ...event, changed: event.type === 'StaffMemberChanged' ? Object.keys(data).map(fieldInWords) : [] }));
}

function fieldInWords(field: string): string {
  return { organisationId: 'organisation', teamIds: 'teams', email: 'email address', phone: 'phone number' }[field] ?? field;
}
