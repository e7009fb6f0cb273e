import type { Client } from 'pg';

/** A constraint or an index as PostgreSQL itself would write it down. */
export interface Definition {
  readonly table: string;
  readonly name: string;
  readonly kind: 'key' | 'foreign key' | 'index';
  readonly sql: string;
}

/** The tables of cases: `cases` itself, whatever points at it directly or by way of another, and the words that search reads. */
export async function tablesOfCases(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `with recursive found (id) as (
       select 'cases'::regclass::oid
       union select c.conrelid from pg_constraint c join found f on c.confrelid = f.id where c.contype = 'f'
     )
     select id::regclass::text as name from found union select 'search_words' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** The tables that these point at, themselves left out. */
export async function tablesPointedAt(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct confrelid::regclass::text as name from pg_constraint
     where contype = 'f' and conrelid = any ($1::regclass[]::oid[]) and confrelid <> all ($1::regclass[]::oid[]) order by 1`,
    [tables],
  );
  return rows.map(({ name }) => name);
}

/** Every key, foreign key and index of these tables. */
export async function definitionsOf(client: Client, tables: readonly string[]): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name,
       case contype when 'f' then 'foreign key' else 'key' end as kind,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as sql
     from pg_constraint where contype in ('p', 'u', 'f') and conrelid = any ($1::regclass[]::oid[])
     union all
     select indrelid::regclass::text, indexrelid::regclass::text, 'index', pg_get_indexdef(indexrelid)
     from pg_index where indrelid = any ($1::regclass[]::oid[]) and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
     order by 1, 3 desc, 2`,
    [tables],
  );
  return rows;
}

/** All that the catalogue says of these tables' rules, as text to be compared: nothing may be missing after the load. */
export async function rulesOf(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ rule: string }>(
    `select format('%s %s %s validated:%s enforced:%s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated, to_jsonb(c) ->> 'conenforced') as rule
       from pg_constraint c where conrelid = any ($1::regclass[]::oid[])
     union all select format('%s valid:%s ready:%s unique:%s primary:%s options:%s', pg_get_indexdef(indexrelid), indisvalid, indisready, indisunique, indisprimary, i.reloptions)
       from pg_index join pg_class i on i.oid = indexrelid where indrelid = any ($1::regclass[]::oid[])
     union all select format('%s guarded:%s forced:%s open to:%s options:%s owner:%s', oid::regclass, relrowsecurity, relforcerowsecurity, relacl, reloptions, relowner::regrole)
       from pg_class where oid = any ($1::regclass[]::oid[])
     union all select format('%s policy %s for %s of %s: %s; %s', polrelid::regclass, polname, polcmd, polroles, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
       from pg_policy where polrelid = any ($1::regclass[]::oid[])
     union all select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal and tgrelid = any ($1::regclass[]::oid[])
     order by 1`,
    [tables],
  );
  return rows.map(({ rule }) => rule);
}
