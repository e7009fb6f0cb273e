import type { PlainDate } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { countedRoles, holdsAnyOf, type StaffId } from '../staff/index.ts';
import { usualHalfDays, type OperativeCalendar } from './model.ts';

export interface WhichCalendars {
  /** Null: of every organisation. */
  readonly organisationId: string | null;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly ids?: readonly string[];
  /** Some of them, after somebody. */
  readonly page?: { readonly after: string | null; readonly most: number };
}

interface CalendarRow extends Omit<OperativeCalendar, 'works' | 'isOperative' | 'isSurveyor'> {
  readonly roles: readonly string[];
  readonly works: OperativeCalendar['works'] | null;
}

/** Everybody who visits homes, by name, with their days away between two dates: at most 1,000. */
export async function calendarsOf(tx: Tx, { organisationId, from, until, ids, page = { after: null, most: 1000 } }: WhichCalendars): Promise<OperativeCalendar[]> {
  const rows = await tx.query<CalendarRow>(
    `select s.id as "staffId", s.name, ${countedRoles('s')} as roles, coalesce(c.trades, '{}') as trades, coalesce(c.neighbourhood_ids::text[], '{}') as "neighbourhoodIds",
       c.works, c.places_in_half_day as "placesInHalfDay",
       coalesce((select json_agg(json_build_object('fromOn', a.from_on, 'untilOn', a.until_on)) from absences a
         where a.landlord_id = s.landlord_id and a.staff_id = s.id and a.from_on <= $4 and a.until_on >= $3), '[]') as away
     from staff s left join operative_calendars c on c.landlord_id = s.landlord_id and c.staff_id = s.id
     where s.landlord_id = $1 and s.is_active and ${holdsAnyOf('s', "'{operative,surveyor}'")} and ($2::uuid is null or s.organisation_id = $2)
       and ($5::uuid[] is null or s.id = any ($5))
       and ($6::uuid is null or (s.name, s.id) > (select o.name, o.id from staff o where o.landlord_id = $1 and o.id = $6))
     order by s.name, s.id limit $7`,
    [tx.landlordId, organisationId, from, until, ids ?? null, page.after, page.most],
  );
  return rows.map(({ roles, works, ...row }) => ({ ...row, works: works ?? usualHalfDays, isOperative: roles.includes('operative'), isSurveyor: roles.includes('surveyor') }));
}

/** The version of somebody's calendar that a page shows; nought when they have none yet. */
export async function calendarVersion(tx: Tx, staffId: StaffId): Promise<number> {
  const rows = await tx.query<{ version: number }>('select version from operative_calendars where landlord_id = $1 and staff_id = $2', [tx.landlordId, staffId]);
  return rows[0]?.version ?? 0;
}

export interface Neighbourhood {
  readonly id: string;
  readonly name: string;
}

/** The landlord's neighbourhoods by name: at most 500. */
export function neighbourhoodsOf(tx: Tx): Promise<Neighbourhood[]> {
  return tx.query<Neighbourhood>('select id, name from neighbourhoods where landlord_id = $1 order by name, id limit 500', [tx.landlordId]);
}

/** Held until the transaction ends: whoever books on this day waits, so that what is free is still free when it is taken. */
export async function holdDay(tx: Tx, on: PlainDate): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`appointments ${tx.landlordId} ${on}`]);
}
