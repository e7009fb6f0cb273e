-- When a repair first closed and whether the first fix held then: see src/repairs/README.md, First-time fix. Null for repairs
-- brought over, and for those that closed before this was kept: they are not counted.
alter table repairs
  add column first_closed_at timestamptz,
  add column fixed_first_time boolean,
  add column reopened_at timestamptz,
  add column follow_ons integer not null default 0,
  add column cause text,
  add column materials text,
  add column asked_operative_id uuid,
  add column asked_operative_name text,
  add column access_ladder jsonb,
  add column temporary_fix jsonb,
  add column programme_id uuid,
  add column programme_name text,
  add column programme_promised_on date,
  add column programme_promise_id uuid,
  add column cancellation jsonb;
alter table repairs drop constraint repairs_stage_check;
alter table repairs add constraint repairs_stage_check
  check (stage in ('reported', 'diagnosed', 'booked', 'programmed', 'fixed', 'confirmed', 'closed', 'cancelled'));
create index repairs_first_closed on repairs (landlord_id, first_closed_at) where first_closed_at is not null;
create index repairs_in_programmes on repairs (landlord_id, programme_id) where programme_id is not null;

-- When the resident was told of the visit in writing; null where it was said and not written.
alter table repair_visits add column noticed_at timestamptz;

-- What closed at a place, newest first: a report of the same problem there finds the job it comes back to however many there
-- have ever been. A case that is open has no entry, so reporting pays nothing for them.
create index cases_closed_at_home on cases (landlord_id, home_id, closed_at) where closed_at is not null and home_id is not null;
create index cases_closed_at_area on cases (landlord_id, communal_area_id, closed_at) where closed_at is not null and communal_area_id is not null;

alter table case_links drop constraint case_links_kind_check;
alter table case_links add constraint case_links_kind_check
  check (kind in ('caused-by', 'duplicate-of', 'follow-on-to', 'complaint-about', 'joined-to', 'same-problem-as'));

-- A report of what had been closed at the same place not long before. Ruled out by a person, it stays and no longer counts.
create table repair_recalls (
  landlord_id uuid not null,
  case_id uuid not null,
  first_case_id uuid not null,
  first_reference text not null,
  first_closed_at timestamptz not null,
  because text not null check (because in ('problem', 'cause')),
  window_days integer not null check (window_days > 0),
  found_at timestamptz not null,
  ruled_out_at timestamptz,
  ruled_out_by text,
  ruled_out_reason text,
  primary key (landlord_id, case_id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, first_case_id) references cases (landlord_id, id),
  check (case_id <> first_case_id)
);
create index repair_recalls_by_first on repair_recalls (landlord_id, first_case_id);
create index repair_recalls_found on repair_recalls (landlord_id, found_at);
select putright_protect('repair_recalls', 'select, insert, update');

-- Work a landlord has planned for many homes, which repairs may wait for.
create table programmes (
  landlord_id uuid not null references landlords (id),
  id uuid not null,
  name text not null,
  work text not null,
  starts_on date not null,
  ends_on date not null,
  state text not null check (state in ('planned', 'done', 'dropped')),
  version integer not null,
  primary key (landlord_id, id)
);
create index programmes_by_start on programmes (landlord_id, starts_on, id);
select putright_protect('programmes', 'select, insert, update');

-- The homes and blocks of a programme, and when the work was done there.
create table programme_places (
  landlord_id uuid not null,
  programme_id uuid not null,
  place_id uuid not null,
  home_id uuid,
  block_id uuid,
  done_on date,
  primary key (landlord_id, programme_id, place_id),
  foreign key (landlord_id, programme_id) references programmes (landlord_id, id),
  foreign key (landlord_id, home_id) references homes (landlord_id, id),
  foreign key (landlord_id, block_id) references blocks (landlord_id, id)
);
create index programme_places_by_place on programme_places (landlord_id, place_id);
select putright_protect('programme_places', 'select, insert, update');

-- Who changed what of a programme, and why. Never edited, never deleted.
create table programme_changes (
  landlord_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  what text not null,
  reason text not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, programme_id) references programmes (landlord_id, id),
  foreign key (landlord_id, actor_id) references staff (landlord_id, id)
);
create index programme_changes_by_programme on programme_changes (landlord_id, programme_id, at);
select putright_protect('programme_changes', 'select, insert');
