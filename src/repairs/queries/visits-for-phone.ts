import type { Reference } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Visit, VisitId } from '../model.ts';
import type { VisitLine } from './visits.ts';

/** A visit in one line, with what tells that its page has changed. */
export interface VisitLineForPhone extends Pick<VisitLine, 'id' | 'title' | 'address' | 'on' | 'partOfDay' | 'purpose' | 'priority'> {
  readonly reference: Reference;
  readonly version: number;
}

/** A day and the next fit; who has more has them on the page of all their visits. */
const most = 50;

/** What one person has still to visit up to a day, and what they have not yet recorded; the latest first, so that what is long past is what is left out. */
export function visitsForPhone(tx: Tx, operativeId: string, until: PlainDate): Promise<VisitLineForPhone[]> {
  return tx.query<VisitLineForPhone>(
    `select v.id, c.reference, c.title, c.version, v.visit_on as "on", v.part_of_day as "partOfDay", v.purpose, c.priority,
       coalesce(concat_ws(', ', h.address_line, h.town, h.postcode), '') || coalesce(concat_ws(', ', a.name, e.name), '') as address
     from repair_visits v
     join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     left join estates e on e.landlord_id = a.landlord_id and e.id = a.estate_id
     where v.landlord_id = $1 and v.operative_id = $2 and v.visit_on <= $3 and v.status = 'booked'
     order by v.visit_on desc, case v.part_of_day when 'afternoon' then 2 else 1 end desc, v.id desc limit ${most}`,
    [tx.landlordId, operativeId, until],
  );
}

/** Whose visit it is, and how it stands: also of one that is over. */
export interface VisitForPhone extends Pick<Visit, 'on' | 'operativeId' | 'operativeName' | 'status'> {
  readonly id: VisitId;
  readonly caseId: string;
  readonly reference: Reference;
}

export async function visitForPhone(tx: Tx, id: string): Promise<VisitForPhone | undefined> {
  const rows = await tx.query<VisitForPhone>(
    `select v.id, v.case_id as "caseId", v.visit_on as "on", v.operative_id as "operativeId", v.operative_name as "operativeName", v.status,
       (select c.reference from cases c where c.landlord_id = v.landlord_id and c.id = v.case_id) as reference
     from repair_visits v where v.landlord_id = $1 and v.id = $2`,
    [tx.landlordId, id],
  );
  return rows[0];
}
