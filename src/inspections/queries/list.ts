import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { resultsSince, type InspectionFilters } from '../decide/filters.ts';
import type { Outcome } from '../model.ts';

export const rowsAPage = 50;

export interface InspectionRow {
  readonly id: string;
  readonly reference: string;
  readonly repairReference: string;
  readonly title: string;
  readonly address: string;
  readonly inspectorName: string;
  readonly operativeName: string | null;
  readonly trade: string;
  readonly ruleWords: string;
  readonly dueAt: Instant | null;
  readonly visitOn: PlainDate | null;
  readonly outcome: Outcome | null;
  readonly settledAt: Instant | null;
}

export interface InspectionReader {
  readonly organisationId: string;
  readonly today: PlainDate;
}

/** From settled rows backwards, or due rows forwards: a time and the id that tells the same times apart. */
export interface InspectionCursor {
  readonly at: string;
  readonly id: string;
}

const dueOrder = "(case when c.next_due_at is null then 'infinity'::timestamptz else c.next_due_at end)";

/** Inspections of the homes that the reader's organisation owns or manages: what is due first, or what was settled last. */
export async function inspectionRows(tx: Tx, filters: InspectionFilters, { reader, after, most }: { readonly reader: InspectionReader; readonly after: InspectionCursor | undefined; readonly most: number }): Promise<InspectionRow[]> {
  const isDue = filters.state === 'due';
  const order = isDue ? `${dueOrder}, c.id` : 'i.settled_at desc, c.id desc';
  const from = isDue ? `c.closed_at is null and ($2::timestamptz is null or (${dueOrder}, c.id) > ($2, $3::uuid))` : `i.settled_at >= $13 and ($2::timestamptz is null or (i.settled_at, c.id) < ($2, $3::uuid)) and ($14::text is null or case when $14 = 'inspected' then i.outcome <> 'waived' else i.outcome = $14 end)`;
  const [at, id] = after === undefined ? [null, null] : [after.at, after.id];
  const values = [tx.landlordId, at, id, reader.organisationId, filters.inspector ?? null, filters.patch ?? null, filters.team ?? null, filters.person ?? null, filters.organisation ?? null, filters.trade ?? null, most, filters.contractor ?? null];
  return tx.query<InspectionRow>(
    `select c.id, c.reference, r.reference as "repairReference", c.title, i.operative_name as "operativeName", i.trade, i.rule_words as "ruleWords", i.outcome, i.settled_at as "settledAt",
       c.next_due_at as "dueAt", coalesce(i.inspector_name, o.name) as "inspectorName", coalesce(h.address_line, a.name, '') as address,
       (select min(v.visit_on) from repair_visits v where v.landlord_id = $1 and v.case_id = i.repair_id and v.status = 'booked' and v.purpose = 'post-inspection') as "visitOn"
     from post_inspections i
     join cases c on c.landlord_id = i.landlord_id and c.id = i.case_id
     join cases r on r.landlord_id = i.landlord_id and r.id = i.repair_id
     join staff o on o.landlord_id = c.landlord_id and o.id = c.owner_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     where i.landlord_id = $1 and ${from}
       and (c.home_id is null or h.owning_organisation_id = $4 or h.managing_organisation_id = $4)
       and ($5::uuid is null or case when i.inspector_id is null then c.owner_id else i.inspector_id end = $5) and ($6::uuid is null or i.neighbourhood_id = $6)
       and ($7::uuid is null or i.team_id = $7) and ($8::uuid is null or i.operative_id = $8) and ($9::uuid is null or i.organisation_id = $9) and ($10::text is null or i.trade = $10)
       and ($12::uuid is null or i.contractor_id = $12)
     order by ${order} limit $11`,
    isDue ? values : [...values, resultsSince(reader.today), filters.outcome ?? null],
  );
}

/** Who has inspections open, and the patches they are in: what the list may be narrowed to. */
export async function filterChoices(tx: Tx, { organisationId }: InspectionReader) {
  const rows = await tx.query<{ kind: 'inspector' | 'patch'; id: string; name: string }>(
    `with open as (
       select c.owner_id, i.neighbourhood_id from post_inspections i join cases c on c.landlord_id = i.landlord_id and c.id = i.case_id
       left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
       where i.landlord_id = $1 and c.closed_at is null and (c.home_id is null or h.owning_organisation_id = $2 or h.managing_organisation_id = $2))
     select distinct 'inspector' as kind, s.id, s.name from open join staff s on s.landlord_id = $1 and s.id = open.owner_id
     union select distinct 'patch', n.id, n.name from open join neighbourhoods n on n.landlord_id = $1 and n.id = open.neighbourhood_id
     order by name limit 200`,
    [tx.landlordId, organisationId],
  );
  return { inspectors: rows.filter(({ kind }) => kind === 'inspector'), patches: rows.filter(({ kind }) => kind === 'patch') };
}
