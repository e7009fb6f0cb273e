import { Client } from 'pg';

/**
 * Citus is no part of the tests, so this stands in for it: the two functions and the catalogue table that our steps use, which
 * refuse what Citus refuses. It proves the order and the rules of the steps, not that Citus takes them.
 */
export async function pretendCitus(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(PRETENCE).finally(() => client.end());
}

const PRETENCE = `
create schema pretend_citus;
create table pretend_citus.pg_dist_partition (logicalrelid regclass primary key, partmethod text not null, place integer generated always as identity);

create function pretend_citus.refuse_what_citus_refuses(shared regclass) returns void language plpgsql as $$
declare
  problem text;
begin
  if exists (select from pretend_citus.pg_dist_partition where logicalrelid = shared) then raise exception 'table % is already distributed', shared; end if;
  select conname into problem from pg_constraint f where f.contype = 'f' and (f.conrelid = shared or f.confrelid = shared) and not (
    (f.conrelid = shared or exists (select from pretend_citus.pg_dist_partition where logicalrelid = f.conrelid))
    and (f.confrelid = shared or exists (select from pretend_citus.pg_dist_partition where logicalrelid = f.confrelid)));
  if found then raise exception 'foreign key % leads from or to a table that is not shared out', problem; end if;
  select tgname into problem from pg_trigger where tgrelid = shared and not tgisinternal;
  if found then raise exception 'trigger %', problem; end if;
  select polname into problem from pg_policy where polrelid = shared
    and concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~* '\\mselect\\M';
  if found then raise exception 'policy % has a sub-select', problem; end if;
end $$;

create function public.create_reference_table(shared regclass) returns void language plpgsql as $$
begin
  perform pretend_citus.refuse_what_citus_refuses(shared);
  insert into pretend_citus.pg_dist_partition values (shared, 'n');
end $$;

create function public.create_distributed_table(shared regclass, by text, colocate_with text default 'default') returns void language plpgsql as $$
declare
  problem text;
begin
  perform pretend_citus.refuse_what_citus_refuses(shared);
  select i.indexrelid::regclass into problem from pg_index i where i.indrelid = shared and i.indisunique and not exists (
    select from pg_attribute a where a.attrelid = shared and a.attname = by and a.attnum = any(i.indkey::int2[]));
  if found then raise exception 'unique index % does not include %', problem, by; end if;
  if colocate_with <> 'default' and not exists (select from pretend_citus.pg_dist_partition where logicalrelid = colocate_with::regclass and partmethod = 'h') then
    raise exception '% is not distributed yet', colocate_with;
  end if;
  insert into pretend_citus.pg_dist_partition values (shared, 'h');
end $$;`;
