import type { Wish } from '../../appointments/index.ts';
import { dueOrder } from '../../casefile/index.ts';
import { addHours, dateInLondon, timeInLondon, type Instant, type PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { mostJobs } from '../forms/plan-day.ts';
import type { HazardMark, Priority, Trade } from '../model.ts';

/** A repair that waits for a visit, in one line: where and what, never who lives there. */
export interface JobLine {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly title: string;
  readonly address: string;
  readonly neighbourhoodId: string | null;
  readonly priority: Priority;
  readonly trade: Trade;
  readonly hazard: HazardMark;
  /** Whoever was asked to come back. */
  readonly askedFor: StaffId | null;
  /** When it suits the resident. */
  readonly wishes: readonly Wish[];
  /** The last day of what is promised or required of it first. */
  readonly dueOn: PlainDate | null;
}

/**
 * Repairs that an organisation could send somebody to: diagnosed, with no visit booked, no order out and no follow-on to wait
 * for. Those whose clocks end first; one more than are planned, where there are more.
 */
export async function jobsToPlan(tx: Tx, organisationId: string): Promise<JobLine[]> {
  const rows = await tx.query<Omit<JobLine, 'dueOn'> & { readonly endsAt: Instant | null }>(
    `with waiting as (
       select c.id, c.reference, c.version, c.title, c.home_id, c.communal_area_id, c.priority, r.trade, r.hazard, r.wished_parts, r.asked_operative_id, ${dueOrder} as due
       from cases c
       join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
       left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
       where c.landlord_id = $1 and c.closed_at is null and c.kind = 'repair' and c.stage = 'diagnosed' and c.priority is not null and r.trade is not null
         and (c.home_id is null or h.owning_organisation_id = $2 or h.managing_organisation_id = $2)
         and not exists (select from repair_visits v where v.landlord_id = $1 and v.case_id = c.id and v.status = 'booked')
         and not exists (select from work_orders o where o.landlord_id = $1 and o.case_id = c.id and o.state in ('raised', 'accepted', 'scheduled'))
         and not exists (select from repairs f join cases fc on fc.landlord_id = f.landlord_id and fc.id = f.case_id
           where f.landlord_id = $1 and f.follow_on_to_case_id = c.id and fc.closed_at is null)
       order by ${dueOrder}, c.id limit ${mostJobs + 1}
     )
     select w.id, w.reference, w.version, w.title, w.priority, w.trade, w.hazard, w.wished_parts as wishes, w.asked_operative_id as "askedFor",
       coalesce(h.neighbourhood_id, e.neighbourhood_id) as "neighbourhoodId",
       coalesce(concat_ws(', ', h.address_line, h.town, h.postcode), '') || coalesce(concat_ws(', ', a.name, e.name), '') as address,
       (select min(d.ends_at) from deadlines d where d.landlord_id = $1 and d.case_id = w.id and d.status = 'open' and d.kind in ('law', 'code', 'policy')) as "endsAt"
     from waiting w
     left join homes h on h.landlord_id = $1 and h.id = w.home_id
     left join communal_areas a on a.landlord_id = $1 and a.id = w.communal_area_id
     left join estates e on e.landlord_id = $1 and e.id = a.estate_id
     order by w.due, w.id`,
    [tx.landlordId, organisationId],
  );
  return rows.map(({ endsAt, ...row }) => ({ ...row, dueOn: endsAt === null ? null : lastDayOf(endsAt) }));
}

/** A clock in days ends at the midnight after its last day. */
function lastDayOf(endsAt: Instant): PlainDate {
  return dateInLondon(timeInLondon(endsAt) === 'midnight' ? addHours(endsAt, -1) : endsAt);
}
