import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../src/platform/database/index.ts';
import { searchingForAll } from '../builders/row-in-every-table.ts';

/** Every row of a landlord, as text, by its table. */
export type RowsByTable = ReadonlyMap<string, readonly string[]>;

/** Every table that holds rows of a landlord, by the catalogue: a new one needs nobody to remember it. */
function tables(tx: Tx): Promise<{ readonly name: string; readonly owner: string }[]> {
  return tx.query(
    `select c.relname::text as name, case when c.relname = 'landlords' then 'id' else 'landlord_id' end as owner from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (c.relname = 'landlords' or exists (
       select from pg_attribute a where a.attrelid = c.oid and a.attname = 'landlord_id' and not a.attisdropped)) order by 1`,
  );
}

/** What a landlord has, whole. */
export function rowsOfLandlord(database: Database, landlordId: string): Promise<RowsByTable> {
  return database.inLandlord(landlordId, async (tx) => {
    searchingForAll(tx);
    const found = new Map<string, readonly string[]>();
    for (const { name, owner } of await tables(tx)) {
      const rows = await tx.query<{ row: string }>(`select t::text as row from ${name} t where t.${owner} = $1 order by 1`, [landlordId]);
      found.set(name, rows.map(({ row }) => row));
    }
    return found;
  });
}

/** One short text for each table, which any change of a row changes. */
export function sealsOf(rows: RowsByTable): Readonly<Record<string, string>> {
  return Object.fromEntries([...rows].map(([table, texts]) => [table, `${texts.length} rows, ${createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16)}`]));
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every id in a text. */
export const idsIn = (text: string): readonly string[] => text.match(uuid) ?? [];

/** Every id that stands anywhere in these rows. */
export function idsOf(rows: RowsByTable): ReadonlySet<string> {
  return new Set([...rows.values()].flatMap((texts) => texts.flatMap(idsIn)));
}

/** The names of the tables' columns, and how the pages and the API would write them. */
export async function columnNames(database: Database, landlordId: string): Promise<readonly string[]> {
  const found = await database.inLandlord(landlordId, (tx) => tx.query<{ name: string }>(
    `select distinct a.attname::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1`,
  ));
  return [...new Set(found.flatMap(({ name }) => [name, name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())]))];
}
