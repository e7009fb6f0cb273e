import { RecordChanged, type Tx } from '../platform/database/index.ts';
import { recordStaffEvent, type Doing, type StaffId } from '../staff/index.ts';
import type { OperativeCalendar } from './model.ts';

export type NewCalendar = Pick<OperativeCalendar, 'staffId' | 'trades' | 'neighbourhoodIds' | 'works' | 'placesInHalfDay'>;

/** Saves what somebody can be sent to, unless it was changed since their page was made. */
export async function saveCalendar(tx: Tx, calendar: NewCalendar, seenVersion: number, doing: Doing): Promise<void> {
  const { staffId, trades, neighbourhoodIds, works, placesInHalfDay } = calendar;
  const saved = await tx.query(
    `insert into operative_calendars as c (landlord_id, staff_id, trades, neighbourhood_ids, works, places_in_half_day, changed_at)
     select $1, $2, $3, $4, $5, $6, $7 where $8 = 0
       or exists (select from operative_calendars o where o.landlord_id = $1 and o.staff_id = $2)
     on conflict (landlord_id, staff_id) do update set trades = excluded.trades, neighbourhood_ids = excluded.neighbourhood_ids, works = excluded.works,
       places_in_half_day = excluded.places_in_half_day, changed_at = excluded.changed_at, version = c.version + 1 where c.version = $8
     returning version`,
    [tx.landlordId, staffId, trades, neighbourhoodIds, works, placesInHalfDay, doing.now, seenVersion],
  );
  if (saved.length === 0) throw new RecordChanged('calendar');
  await recordStaffEvent(tx, doing, { type: 'CalendarChanged', staffId: staffId as StaffId, data: { trades, neighbourhoodIds, works, placesInHalfDay } });
}
