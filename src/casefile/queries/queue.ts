import type { Tx } from '../../platform/database/index.ts';
import type { QueueCursor, QueueFilters } from '../forms/queue-filters.ts';
import type { QueueRow } from '../views/queue.ts';
import { conditionOf, dueOrder, ofOrganisation, Parameters, type Reading } from './matters.ts';

/** Who looks at the queue, and when. */
export interface QueueReader extends Reading {
  readonly organisationId: string;
  readonly teamIds: readonly string[];
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  /** Where the next page starts; null on the last. */
  readonly next: QueueCursor | null;
}

const rowsAPage = 50;

/** A page of the queue, the soonest due first. Every row is on exactly one page, however many are due at once. */
export async function queuePage(tx: Tx, filters: QueueFilters, reader: QueueReader, after?: QueueCursor): Promise<QueuePage> {
  const found = await queueRows(tx, { filters, reader, after, most: rowsAPage + 1 });
  const rows = found.slice(0, rowsAPage);
  const last = rows.at(-1);
  return { rows, next: found.length > rowsAPage && last !== undefined ? { dueAt: last.nextDueAt, id: last.id } : null };
}

export interface WhichRows {
  readonly filters: QueueFilters;
  readonly reader: QueueReader;
  readonly after: QueueCursor | undefined;
  readonly most: number;
}

/** Rows of a filtered queue, as many as wanted, the soonest due first. */
export function queueRows(tx: Tx, { filters, reader, after, most }: WhichRows): Promise<QueueRow[]> {
  const parameters = new Parameters(tx.landlordId);
  const conditions = [
    ...filterConditions(filters, reader, parameters),
    ...(after === undefined ? [] : [`(${dueOrder}, c.id) > (${parameters.place(after.dueAt ?? 'infinity', 'timestamptz')}, ${parameters.place(after.id, 'uuid')})`]),
  ];
  const now = parameters.place(reader.now, 'timestamptz');
  // The page first, by its index, and only then what is shown of its rows: asked in one go, PostgreSQL may look up the clocks
  // of every case there is to tell which of these fifty have run out.
  return tx.query<QueueRow>(
    `with picked as materialized (
       select c.*, ${dueOrder} as due_order, h.address_line, h.postcode, h.estate_id from cases c
       left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
       where c.landlord_id = $1 and ${conditions.join(' and ')}
       order by ${dueOrder}, c.id limit ${most}
     )
     select c.id, c.reference, c.kind, c.title, c.stage, c.priority, c.version, c.next_due_at as "nextDueAt", c.closed_at as "closedAt",
       run_out.overdue as "isOverdue", run_out.silent as "isSilent",
       s.name as "ownerName", t.name as "teamName", case when c.home_id is null then a.name else concat_ws(', ', c.address_line, c.postcode) end as address, e.name as estate
     from picked c
     join staff s on s.landlord_id = $1 and s.id = c.owner_id
     join teams t on t.landlord_id = $1 and t.id = c.team_id
     left join communal_areas a on a.landlord_id = $1 and a.id = c.communal_area_id
     left join estates e on e.landlord_id = $1 and e.id = case when c.home_id is null then a.estate_id else c.estate_id end
     cross join lateral (
       select coalesce(bool_or(x.kind <> 'rhythm'), false) as overdue, coalesce(bool_or(x.kind = 'rhythm'), false) as silent
       from deadlines x where x.landlord_id = $1 and x.case_id = c.id and x.status = 'open' and x.ends_at <= ${now}
     ) run_out
     order by c.due_order, c.id`,
    parameters.values,
  );
}

function filterConditions(filters: QueueFilters, reader: QueueReader, parameters: Parameters): string[] {
  const equal = (column: string, value: string, type: string) => (value === '' ? [] : [`c.${column} = ${parameters.place(value, type)}`]);
  return [
    conditionOf(filters.due, reader, parameters),
    ofOrganisation(reader.organisationId, parameters),
    ...teamCondition(filters.team, reader, parameters),
    ...equal('owner_id', filters.owner, 'uuid'),
    ...equal('kind', filters.kind, 'text'),
    ...equal('stage', filters.stage, 'text'),
    ...equal('priority', filters.priority, 'text'),
  ];
}

/** Somebody without a team has no queue of their own, so "mine" is everybody's. */
function teamCondition(team: string, { teamIds }: QueueReader, parameters: Parameters): string[] {
  if (team === 'all') return [];
  if (team !== 'mine') return [`c.team_id = ${parameters.place(team, 'uuid')}`];
  return teamIds.length === 0 ? [] : [`c.team_id = any (${parameters.place(teamIds, 'uuid[]')})`];
}
