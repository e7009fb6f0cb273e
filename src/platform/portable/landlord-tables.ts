import type { Client } from 'pg';
import { inOrder, type Needing } from './in-order.ts';

/** A table with rows of one landlord, as the database itself describes it. */
export interface LandlordTable extends Needing {
  /** Every column that holds what somebody put there. */
  readonly columns: readonly string[];
  /** Columns that must have a value and have none of their own. */
  readonly required: readonly string[];
  readonly key: readonly string[];
  /** The column that says whose row it is. */
  readonly owner: 'id' | 'landlord_id';
}

const CATALOGUE = `
  select c.relname::text as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce((select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef and a.attidentity = ''), '{}') as required,
    coalesce((select array_agg(a.attname::text order by k.place) from pg_index i
      cross join unnest(i.indkey::int2[]) with ordinality as k(number, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
      where i.indrelid = c.oid and i.indisprimary), '{}') as key,
    coalesce((select array_agg(distinct p.relname::text) from pg_constraint f join pg_class p on p.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f'), '{}') as needs,
    case when c.relname = 'landlords' then 'id' else 'landlord_id' end as owner
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and (c.relname = 'landlords' or exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'landlord_id' and not a.attisdropped))`;

/**
 * Every table that holds rows of a landlord, each after those its foreign keys point to. It is read from the database, so
 * that a table added tomorrow travels without anybody remembering it.
 */
export async function landlordTables(client: Client): Promise<LandlordTable[]> {
  return inOrder((await client.query<LandlordTable>(CATALOGUE)).rows);
}
