-- A row of a landlord lives with all that landlord's other rows; the list of landlords is on every node. See
-- docs/how-to/shard-with-citus.md. Each step: the foreign keys aside, each table shared out, the foreign keys back.

-- SET LOCAL app.landlord_id must reach the nodes, or row-level security would hide everything there. Putright signs in as
-- whoever migrates and works under putright_app, and PostgreSQL takes settings of a role at sign-in only.
alter role current_user set citus.propagate_set_commands = 'local';
-- Later migrations make their tables before these steps share them out: until then they are plain tables, foreign keys too.
alter role current_user set citus.enable_local_reference_table_foreign_keys = 'off';
set citus.enable_local_reference_table_foreign_keys = 'off';
set local citus.multi_shard_modify_mode = 'sequential';

-- Our migrations write each foreign key with its table. A shared out table may not have one to a table that is not shared out
-- yet, nor the other way round, so each waits here until both its ends are.
create table putright_foreign_keys_aside (
  child text not null,
  name text not null,
  definition text not null,
  primary key (child, name)
);

create function putright_set_foreign_keys_aside() returns void language plpgsql as $$
declare
  found record;
begin
  for found in
    select f.conrelid::regclass::text as child, f.conname::text as name, pg_get_constraintdef(f.oid) as definition
    from pg_constraint f
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace
      and not (exists (select from pg_dist_partition d where d.logicalrelid = f.conrelid)
        and exists (select from pg_dist_partition d where d.logicalrelid = f.confrelid))
  loop
    insert into putright_foreign_keys_aside (child, name, definition) values (found.child, found.name, found.definition);
    execute format('alter table %s drop constraint %I', found.child, found.name);
  end loop;
end $$;

create function putright_put_foreign_keys_back() returns void language plpgsql as $$
declare
  waiting record;
begin
  for waiting in
    select a.child, a.name, a.definition from putright_foreign_keys_aside a
    where exists (select from pg_dist_partition d where d.logicalrelid = a.child::regclass)
      and exists (select from pg_dist_partition d where d.logicalrelid = substring(a.definition from 'REFERENCES ([^(]+)\(')::regclass)
    order by a.child, a.name
  loop
    execute format('alter table %s add constraint %I %s', waiting.child, waiting.name, waiting.definition);
    delete from putright_foreign_keys_aside where child = waiting.child and name = waiting.name;
  end loop;
end $$;

select putright_set_foreign_keys_aside();
select create_reference_table('landlords');
-- The first decides where each landlord lives; every other says that it goes with it.
select create_distributed_table('landlord_keys', 'landlord_id');
select create_distributed_table('organisations', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('teams', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('staff', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('staff_events', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('team_members', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('absences', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('sign_in_names', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('sign_in_attempts', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('known_devices', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('sessions', 'landlord_id', colocate_with => 'landlord_keys');
select create_distributed_table('record_views', 'landlord_id', colocate_with => 'landlord_keys');
select putright_put_foreign_keys_back();
