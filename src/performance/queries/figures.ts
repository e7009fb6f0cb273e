import type { Instant } from '../../clock/index.ts';
import { countCasesToCount } from '../../casefile/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { monthsBetween, type FigureFilters } from '../forms/filters.ts';
import type { Counted, CountedBy, Dimension, HowFresh, Month } from '../model.ts';
import { coarsestSum, columnOf, groupsMeant, readBy, Values, type GroupFilters } from './conditions.ts';

const sums = 'sum(m.total)::bigint as total, sum(m.hits)::bigint as hits, sum(m.amended)::bigint as amended, sum(m.amount)::bigint as amount';
/** Months are named one by one: a range would read every group of each month where few groups are meant. */
const monthsOf = (countedBy: CountedBy) => `measured_months m join case_groups g on g.landlord_id = $1 and g.id = m.group_id
     where m.landlord_id = $1 and m.counted_by = '${countedBy}'`;

export interface MeasureInMonth extends Counted {
  readonly measure: string;
  readonly month: Month;
}

export interface Wanted {
  readonly filters: GroupFilters;
  /** Null where a contractor reads of itself. */
  readonly organisationId: string | null;
  readonly measures: readonly string[];
  /** Both included. */
  readonly months: { readonly from: Month; readonly until: Month };
}

/** These measures month by month, for the homes of one organisation. */
export function measuresByMonth(tx: Tx, { filters, organisationId, measures, months }: Wanted): Promise<MeasureInMonth[]> {
  const values = new Values(tx.landlordId);
  const countedBy = coarsestSum(filters);
  return tx.query<MeasureInMonth>(
    `select m.measure, m.month, ${sums} from ${monthsOf(countedBy)} and m.measure = any (${values.place(measures, 'text[]')}) and m.month = any (${values.place(monthsBetween(months), 'date[]')})
       and ${groupsMeant(filters, { organisationId, countedBy }, values)}
     group by m.measure, m.month having sum(m.total) <> 0 order by m.measure, m.month`,
    values.list,
  );
}

export interface PartInMonth extends Counted {
  readonly measure: string;
  /** An id or a trade; null where the cases have none. */
  readonly part: string | null;
  readonly month: Month;
}

/** These measures month by month for each team, trade, neighbourhood or contractor. */
export function measuresByPart(tx: Tx, filters: FigureFilters, { organisationId, measures }: { readonly organisationId: string; readonly measures: readonly string[] }): Promise<PartInMonth[]> {
  const values = new Values(tx.landlordId);
  const column = `g.${columnOf[filters.by]}`;
  const countedBy = coarsestSum(filters, filters.by);
  return tx.query<PartInMonth>(
    `select m.measure, ${column} as part, m.month, ${sums} from ${monthsOf(countedBy)} and m.measure = any (${values.place(measures, 'text[]')}) and m.month = any (${values.place(monthsBetween(filters), 'date[]')})
       and ${groupsMeant(filters, { organisationId, countedBy }, values)}
     group by 1, 2, 3 having sum(m.total) <> 0 order by 1, 2, 3`,
    values.list,
  );
}

export interface PartNow extends Counted {
  readonly measure: string;
  readonly part: string | null;
}

/** How things stand now for each team, trade, neighbourhood or contractor, whatever the months. */
export function standingByPart(tx: Tx, filters: FigureFilters, reading: { readonly organisationId: string; readonly measures: readonly string[] }): Promise<PartNow[]> {
  const values = new Values(tx.landlordId);
  const countedBy = coarsestSum(filters, filters.by);
  return tx.query<PartNow>(
    `select m.measure, g.${columnOf[filters.by]} as part, ${sums} from ${monthsOf(countedBy)} and m.measure = any (${values.place(reading.measures, 'text[]')}) and ${groupsMeant(filters, { organisationId: reading.organisationId, countedBy }, values)}
     group by 1, 2 having sum(m.total) <> 0 order by 1, 2`,
    values.list,
  );
}

export interface Part {
  readonly dimension: Dimension;
  readonly value: string;
  readonly name: string;
}

/** Every team, trade, neighbourhood and contractor with cases that this organisation may read figures of. */
export async function partsToChoose(tx: Tx, organisationId: string): Promise<Part[]> {
  const by = (dimension: Dimension) => `from case_groups g where g.landlord_id = $1 and g.counted_by = '${dimension}' and ${readBy('$2')}`;
  return tx.query<Part>(
    `select 'team' as dimension, t.id::text as value, t.name from teams t where t.landlord_id = $1 and t.id in (select g.team_id ${by('team')})
     union select 'trade', g.trade, g.trade ${by('trade')} and g.trade is not null
     union select 'neighbourhood', n.id::text, n.name from neighbourhoods n where n.landlord_id = $1 and n.id in (select g.neighbourhood_id ${by('neighbourhood')})
     union select 'contractor', o.id::text, o.name from organisations o where o.landlord_id = $1 and o.id in (select g.contractor_id ${by('contractor')})
     union select 'contractor', k.id::text, k.name from contractors k where k.landlord_id = $1 and k.id in (select g.contractor_id ${by('contractor')})
     order by 1, 3, 2`,
    [tx.landlordId, organisationId],
  );
}

const mostWaitingCounted = 1000;

/** How far the counting has come. */
export async function howFresh(tx: Tx): Promise<HowFresh> {
  const [row] = await tx.query<{ countedAt: Instant | null; isFirstCount: boolean; isWalked: boolean }>(
    'select counted_at as "countedAt", walk_counts_all and walked_to is not null as "isFirstCount", walked_at is not null as "isWalked" from counting_progress where landlord_id = $1',
    [tx.landlordId],
  );
  const soFar = row?.isWalked === true ? null : await firstCountSoFar(tx);
  return { countedAt: row?.countedAt ?? null, isFirstCount: row?.isFirstCount ?? true, soFar, waiting: await countCasesToCount(tx, mostWaitingCounted) };
}

/** Reads every case by an index, and only in the minutes before the first count is over. */
async function firstCountSoFar(tx: Tx): Promise<HowFresh['soFar']> {
  const [sums = { counted: 0, all: 0 }] = await tx.query<{ counted: number; all: number }>(
    'select (select count(*)::int from counted_cases where landlord_id = $1) as counted, (select count(*)::int from cases where landlord_id = $1) as "all"',
    [tx.landlordId],
  );
  return sums.counted < sums.all ? sums : null;
}
