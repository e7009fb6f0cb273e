-- What happened by team and month, kept up: see src/casefile/tallies. Every save of cases adds rows to tally_changes in its
-- own transaction, so that no two saves wait for one counter; a job folds them into monthly_tallies; reports add up both.
create table monthly_tallies (
  landlord_id uuid not null,
  team_id uuid not null,
  month date not null check (extract(day from month) = 1),
  kind text not null,
  opened bigint not null default 0,
  closed bigint not null default 0,
  closed_late bigint not null default 0,
  promises_made bigint not null default 0,
  promises_kept bigint not null default 0,
  promises_broken bigint not null default 0,
  silences bigint not null default 0,
  not_fixed bigint not null default 0,
  primary key (landlord_id, team_id, month, kind),
  foreign key (landlord_id, team_id) references teams (landlord_id, id)
);
select putright_protect('monthly_tallies');

-- No foreign key: the case saved beside it has the same team, and checking it twice would cost every save.
create table tally_changes (
  landlord_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  month date not null,
  kind text not null,
  opened bigint not null default 0,
  closed bigint not null default 0,
  closed_late bigint not null default 0,
  promises_made bigint not null default 0,
  promises_kept bigint not null default 0,
  promises_broken bigint not null default 0,
  silences bigint not null default 0,
  not_fixed bigint not null default 0,
  primary key (landlord_id, id)
);
select putright_protect('tally_changes');
-- Emptied every minute: its few live rows are found again without waiting for the usual fifth of a table to change.
alter table tally_changes set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- The months' figures open their rows: what a team opened, and what it closed, in a month. Opening a case costs one entry
-- in an index that only grows at its end; closing it one more. Without them each list would read every case of the landlord.
create index cases_opened_by_team on cases (landlord_id, team_id, opened_at);
create index cases_closed_by_team on cases (landlord_id, team_id, closed_at) where closed_at is not null;
-- Whose teams a reader's organisation shares homes with; homes change seldom.
create index homes_by_organisation on homes (landlord_id, owning_organisation_id, managing_organisation_id);

-- What is there already, one landlord at a time: row-level security binds whoever migrates too.
do $$
declare
  one uuid;
begin
  for one in select id from landlords loop
    perform set_config('app.landlord_id', one::text, true);
    insert into monthly_tallies
    select one, f.team_id, date_trunc('month', f.at at time zone 'Europe/London')::date, f.kind, sum(f.opened), sum(f.closed), sum(f.closed_late),
      sum(f.promises_made), sum(f.promises_kept), sum(f.promises_broken), sum(f.silences), sum(f.not_fixed)
    from (
      select team_id, kind, opened_at as at, 1 as opened, 0 as closed, 0 as closed_late, 0 as promises_made, 0 as promises_kept, 0 as promises_broken, 0 as silences, 0 as not_fixed
      from cases where landlord_id = one
      union all
      select c.team_id, c.kind, c.closed_at, 0, 1, case when exists (select from deadlines d where d.landlord_id = one and d.case_id = c.id
        and d.kind in ('law', 'code', 'policy') and d.late) then 1 else 0 end, 0, 0, 0, 0, 0
      from cases c where c.landlord_id = one and c.closed_at is not null
      union all
      select c.team_id, c.kind, p.made_at, 0, 0, 0, 1, 0, 0, 0, 0
      from promises p join cases c on c.landlord_id = one and c.id = p.case_id where p.landlord_id = one
      union all
      select c.team_id, c.kind, p.outcome_at, 0, 0, 0, 0, (p.outcome = 'kept')::int, (p.outcome = 'broken')::int, 0, 0
      from promises p join cases c on c.landlord_id = one and c.id = p.case_id where p.landlord_id = one and p.outcome in ('kept', 'broken')
      union all
      select c.team_id, c.kind, d.ends_at, 0, 0, 0, 0, 0, 0, 1, 0
      from deadlines d join cases c on c.landlord_id = one and c.id = d.case_id
      where d.landlord_id = one and d.kind = 'rhythm' and d.last_point in ('overdue', 'still-overdue')
      union all
      select c.team_id, c.kind, e.at, 0, 0, 0, 0, 0, 0, 0, 1
      from case_events e join cases c on c.landlord_id = one and c.id = e.case_id where e.landlord_id = one and e.type = 'FixDenied'
    ) f group by 2, 3, 4;
  end loop;
  perform set_config('app.landlord_id', '', true);
end $$;
