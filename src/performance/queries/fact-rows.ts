import { addMonths, startOfDay, type Instant } from '../../clock/index.ts';
import { isTheirsToKnow } from '../../orders/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { FigureFilters, WhichFacts } from '../forms/filters.ts';
import { groupsMeant, Values } from './conditions.ts';

/** One thing that counted, with the case it is of. */
export interface FactRow {
  readonly caseId: string;
  readonly ordinal: number;
  readonly at: Instant;
  readonly hit: boolean;
  readonly amended: boolean;
  readonly reference: string;
  readonly title: string;
  readonly kind: string;
  readonly stage: string;
  readonly ownerName: string;
  readonly teamName: string;
  readonly address: string;
  readonly trade: string | null;
  /** In pence, where the measure is of money as well. */
  readonly amount: number;
}

/** One thing that counted of a contractor, as they may know of it: their own order, and nothing of any case. */
export interface OwnFactRow extends FactPlace {
  readonly hit: boolean;
  readonly amount: number;
  /** Null where no order of theirs is behind it. */
  readonly orderId: string | null;
  readonly orderNumber: number | null;
  readonly reference: string | null;
  readonly address: string | null;
}

export interface RowsWanted {
  readonly filters: FigureFilters;
  readonly which: WhichFacts;
  /** Whether the measure is of how things stand now, whatever the month. */
  readonly isNow: boolean;
  /** Null where a contractor reads of itself. */
  readonly organisationId: string | null;
  readonly after: FactPlace | undefined;
  readonly most: number;
}

/** A place in the list: the newest first. */
export interface FactPlace {
  readonly at: Instant;
  readonly caseId: string;
  readonly ordinal: number;
}

/** What each list reads: a part of an index for each, all of them newest first. */
const readsOf: Readonly<Record<WhichFacts, readonly string[]>> = { all: ['f.hit', 'not f.hit'], hits: ['f.hit'], others: ['not f.hit'], amended: ['f.amended'] };
/** Up to here the newest of each group are found by themselves, and then the newest of these. Of more groups, there is one among any few facts. */
const fewGroups = 300;

/** The rows behind a figure, newest first: picked by an index, and only then what is shown of them. Whose home it is now decides who sees it. */
export async function factRows(tx: Tx, wanted: RowsWanted): Promise<FactRow[]> {
  const values = new Values(tx.landlordId);
  return tx.query<FactRow>(
    `${await pickedFacts(tx, wanted, values)}
     select p.case_id as "caseId", p.ordinal, p.at, p.hit, p.amended, p.amount, g.trade, p.reference, p.title, p.kind, p.stage, s.name as "ownerName", t.name as "teamName",
       case when p.home_id is null then a.name else concat_ws(', ', p.address_line, p.postcode) end as address
     from picked p
     join case_groups g on g.landlord_id = $1 and g.id = p.group_id
     join staff s on s.landlord_id = $1 and s.id = p.owner_id
     join teams t on t.landlord_id = $1 and t.id = p.team_id
     left join communal_areas a on a.landlord_id = $1 and a.id = p.communal_area_id
     order by p.at desc, p.case_id desc, p.ordinal desc limit ${wanted.most}`,
    values.list,
  );
}

/** The same of the contractor who reads, each with the order of theirs that it is of. */
export async function ownFactRows(tx: Tx, wanted: Omit<RowsWanted, 'organisationId'>, ownOrganisationId: string): Promise<OwnFactRow[]> {
  const values = new Values(tx.landlordId);
  return tx.query<OwnFactRow>(
    `${await pickedFacts(tx, { ...wanted, organisationId: null }, values)}
     select p.case_id as "caseId", p.ordinal, p.at, p.hit, p.amount, o.id as "orderId", o.number as "orderNumber", c.reference,
       case when o.id is null then null when h.id is null then a.name else concat_ws(', ', h.address_line, h.postcode) end as address
     from picked p
     left join (work_orders o join contractors k on k.landlord_id = $1 and k.id = o.contractor_id and k.organisation_id = ${values.place(ownOrganisationId, 'uuid')})
       on o.landlord_id = $1 and o.id = p.order_id and ${isTheirsToKnow('o')}
     left join cases c on c.landlord_id = $1 and c.id = o.case_id
     left join homes h on h.landlord_id = $1 and h.id = c.home_id
     left join communal_areas a on a.landlord_id = $1 and a.id = c.communal_area_id
     order by p.at desc, p.case_id desc, p.ordinal desc limit ${wanted.most}`,
    values.list,
  );
}

/** SQL that picks the facts meant by an index. */
async function pickedFacts(tx: Tx, wanted: RowsWanted, values: Values): Promise<string> {
  const groups = await groupsOf(tx, wanted);
  return `with picked as materialized (
       select * from (${readsOf[wanted.which].map((read) => picked(wanted, { read, groups, values })).join(' union all ')}) picked
       order by at desc, case_id desc, ordinal desc limit ${wanted.most}
     )`;
}

/** The groups of cases whose facts are meant; undefined when they are many. */
async function groupsOf(tx: Tx, { filters, organisationId }: RowsWanted): Promise<readonly string[] | undefined> {
  const values = new Values(tx.landlordId);
  const rows = await tx.query<{ id: string }>(`select g.id from case_groups g where ${groupsMeant(filters, { organisationId, countedBy: 'everything' }, values)} limit ${fewGroups + 1}`, values.list);
  return rows.length > fewGroups ? undefined : rows.map(({ id }) => id);
}

interface Reading {
  readonly read: string;
  readonly groups: readonly string[] | undefined;
  readonly values: Values;
}

/** SQL for the newest facts of one part of an index: of each group, or of all facts. */
function picked({ filters, isNow, organisationId, after, most }: RowsWanted, { read, groups, values }: Reading): string {
  const within = isNow ? '' : ` and f.at >= ${values.place(startOfDay(filters.from), 'timestamptz')} and f.at < ${values.place(startOfDay(addMonths(filters.until, 1)), 'timestamptz')}`;
  const continues = after === undefined ? '' : ` and (f.at, f.case_id, f.ordinal) < (${values.place(after.at, 'timestamptz')}, ${values.place(after.caseId, 'uuid')}, ${values.place(after.ordinal, 'integer')})`;
  const isReadable = organisationId === null ? '' : readableHome(values.place(organisationId, 'uuid'));
  const ofGroup = groups === undefined ? groupsMeant(filters, { organisationId, countedBy: 'everything' }, values) : 'f.group_id = g.id';
  const newest = `select f.case_id, f.ordinal, f.at, f.hit, f.amended, f.amount, f.order_id, f.group_id, c.reference, c.title, c.kind, c.stage, c.owner_id, c.team_id, c.communal_area_id, h.id as home_id, h.address_line, h.postcode
       from measured_facts f${groups === undefined ? ' join case_groups g on g.landlord_id = $1 and g.id = f.group_id' : ''}
       join cases c on c.landlord_id = $1 and c.id = f.case_id
       left join homes h on h.landlord_id = $1 and h.id = c.home_id
       where f.landlord_id = $1 and f.measure = ${values.place(filters.measure, 'text')} and ${read} and ${ofGroup}${within}${continues}${isReadable}
       order by f.at desc, f.case_id desc, f.ordinal desc limit ${most}`;
  return groups === undefined ? `(${newest})` : `(select f.* from unnest(${values.place(groups, 'uuid[]')}) as g (id) cross join lateral (${newest}) f)`;
}

const readableHome = (reader: string): string => ` and (h.id is null or h.owning_organisation_id = ${reader} or h.managing_organisation_id = ${reader})`;

/** Where the address says the list goes on. */
export function readPlace(text: string | undefined, isInstant: (text: string) => text is Instant): FactPlace | undefined {
  const [at = '', caseId = '', ordinal = ''] = (text ?? '').split('_');
  return isInstant(at) && isUuid(caseId) && /^\d{1,6}$/.test(ordinal) ? { at, caseId, ordinal: Number(ordinal) } : undefined;
}

export const placeOf = ({ at, caseId, ordinal }: FactPlace): string => `${at}_${caseId}_${ordinal}`;
