import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { PartOfDay, Priority, Visit, VisitId, VisitPurpose } from '../model.ts';

/** A visit in one line: where and what, never who lives there. */
export interface VisitLine {
  readonly id: VisitId;
  readonly reference: string;
  readonly title: string;
  readonly address: string;
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly purpose: VisitPurpose;
  readonly operativeName: string;
  readonly status: Visit['status'];
  readonly priority: Priority | null;
}

export interface VisitPage {
  readonly visits: readonly VisitLine[];
  /** The visit to continue after, when there are more. */
  readonly next: VisitId | null;
}

const rowsAPage = 50;

export const visitColumns = `v.id, c.reference, c.title, v.visit_on as "on", v.part_of_day as "partOfDay", v.purpose, v.operative_name as "operativeName", v.status, c.priority,
    coalesce(concat_ws(', ', h.address_line, h.town, h.postcode), '') || coalesce(concat_ws(', ', a.name, e.name), '') as address`;
/** Where a visit `v` is. */
export const visitJoins = `
  join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id
  left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
  left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
  left join estates e on e.landlord_id = a.landlord_id and e.id = a.estate_id`;
const selectVisits = `select ${visitColumns} from repair_visits v ${visitJoins} where v.landlord_id = $1`;
const inOrderOfDay = "case v.part_of_day when 'afternoon' then 2 else 1 end";

/** Everybody's visits of one day at the homes an organisation owns or manages, by person and part of the day. */
export async function visitsOfDay(tx: Tx, { organisationId, on }: { readonly organisationId: string; readonly on: PlainDate }, after: string | undefined, most = rowsAPage): Promise<VisitPage> {
  const key = `v.operative_name, ${inOrderOfDay}, v.id`;
  const visits = await tx.query<VisitLine>(
    `${selectVisits} and v.visit_on = $2 and v.status <> 'moved'
       and (h.id is null or h.owning_organisation_id = $3 or h.managing_organisation_id = $3)
       and ($4::uuid is null or (${key}) > (select ${key} from repair_visits v where v.landlord_id = $1 and v.id = $4))
     order by ${key} limit ${most + 1}`,
    [tx.landlordId, on, organisationId, isUuid(after) ? after : null],
  );
  return paged(visits, most);
}

/** One person's visits still to make, from a day on; what is past and never recorded comes first. */
export async function visitsToMake(tx: Tx, operativeId: string, after: string | undefined, most = rowsAPage): Promise<VisitPage> {
  const key = `v.visit_on, ${inOrderOfDay}, v.id`;
  const visits = await tx.query<VisitLine>(
    `${selectVisits} and v.operative_id = $2 and v.status = 'booked'
       and ($3::uuid is null or (${key}) > (select ${key} from repair_visits v where v.landlord_id = $1 and v.id = $3))
     order by ${key} limit ${most + 1}`,
    [tx.landlordId, operativeId, isUuid(after) ? after : null],
  );
  return paged(visits, most);
}

/** References of every repair at which this person is still expected. */
export async function referencesToVisit(tx: Tx, operativeId: string): Promise<readonly string[]> {
  const rows = await tx.query<{ reference: string }>(
    `select distinct c.reference from repair_visits v join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id
     where v.landlord_id = $1 and v.operative_id = $2 and v.status = 'booked' order by c.reference`,
    [tx.landlordId, operativeId],
  );
  return rows.map(({ reference }) => reference);
}

function paged(found: readonly VisitLine[], most: number): VisitPage {
  const visits = found.slice(0, most);
  return { visits, next: found.length > most ? (visits.at(-1)?.id ?? null) : null };
}

/** The cases among these on which somebody has, or had, a visit. */
export async function casesVisitedBy(tx: Tx, staffId: string, caseIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct case_id as id from repair_visits
     where landlord_id = $1 and operative_id = $2 and case_id = any ($3::uuid[]) and status in ('booked', 'done', 'no-access')`,
    [tx.landlordId, staffId, caseIds],
  );
  return rows.map(({ id }) => id);
}
