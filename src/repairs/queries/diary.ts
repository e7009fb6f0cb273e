import { calendarsOf, type BookedVisit, type Diary } from '../../appointments/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { VisitId } from '../model.ts';
import { placesIn } from '../store/rows.ts';

export interface WhichDiary {
  /** Null: of every organisation. */
  readonly organisationId: string | null;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** Only of these people. */
  readonly ids?: readonly string[];
  /** A visit that is about to leave its place. */
  readonly except?: VisitId | null;
}

/** Who can be sent between two dates, and which visits they have already. */
export async function diaryOf(tx: Tx, which: WhichDiary): Promise<Diary> {
  const [calendars, booked] = await Promise.all([calendarsOf(tx, which), bookedVisits(tx, which)]);
  return { calendars, booked };
}

async function bookedVisits(tx: Tx, { from, until, ids, except }: WhichDiary): Promise<BookedVisit[]> {
  const rows = await tx.query<Omit<BookedVisit, 'places'> & { readonly morning: number | null; readonly afternoon: number | null }>(
    `select v.operative_id as "operativeId", v.visit_on as "on", v.part_of_day as "partOfDay", v.morning_place as morning, v.afternoon_place as afternoon,
       coalesce(h.neighbourhood_id, e.neighbourhood_id) as "neighbourhoodId"
     from repair_visits v
     join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     left join estates e on e.landlord_id = a.landlord_id and e.id = a.estate_id
     where v.landlord_id = $1 and v.visit_on >= $2 and v.visit_on <= $3 and v.status = 'booked' and v.id is distinct from $4
       and ($5::uuid[] is null or v.operative_id = any ($5))
     order by v.id`,
    [tx.landlordId, from, until, except ?? null, ids ?? null],
  );
  return rows.map(({ morning, afternoon, ...row }) => ({ ...row, places: placesIn([morning, afternoon]) }));
}
