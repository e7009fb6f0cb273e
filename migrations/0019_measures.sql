-- What managers count, by month, team, trade, neighbourhood and contractor: see src/performance/README.md. Saving a case leaves
-- one row in cases_to_count; a job counts those cases again from their records and writes what differs. Nothing here is a
-- record of its own: all of it can be counted again.
create table cases_to_count (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  primary key (landlord_id, id)
);
select putright_protect('cases_to_count');
-- Emptied every minute: see 0009.
alter table cases_to_count set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- One row for each landlord, held by whoever counts: two never count at once.
create table counting_progress (
  landlord_id uuid not null references landlords (id),
  -- The measures as they were when the last walk over every case began; another set means that all is counted anew.
  measures text not null,
  -- The last case of the walk so far; null when it is over.
  walked_to uuid,
  walk_counts_all boolean not null,
  walked_at timestamptz,
  counted_at timestamptz,
  primary key (landlord_id)
);
select putright_protect('counting_progress');

-- What cases are counted by. The id is worked out from the rest, so that nobody has to look it up.
create table case_groups (
  landlord_id uuid not null,
  id uuid not null,
  kind text not null,
  team_id uuid not null,
  trade text,
  neighbourhood_id uuid,
  contractor_id uuid,
  owning_organisation_id uuid,
  managing_organisation_id uuid,
  primary key (landlord_id, id)
);
select putright_protect('case_groups', 'select, insert');

-- No foreign keys below: a row is written only of a case that was just read, and checking it again would double the cost.
create table counted_cases (
  landlord_id uuid not null,
  case_id uuid not null,
  group_id uuid not null,
  -- How long its record was when it was counted: longer now means that it is to be counted again.
  last_sequence integer not null,
  primary key (landlord_id, case_id)
);
select putright_protect('counted_cases');

-- One row for each thing that counts, so that a figure opens its rows.
create table measured_facts (
  landlord_id uuid not null,
  case_id uuid not null,
  measure text not null,
  ordinal integer not null,
  at timestamptz not null,
  group_id uuid not null,
  hit boolean not null,
  -- It counted otherwise before something that happened later.
  amended boolean not null,
  primary key (landlord_id, case_id, measure, ordinal)
);
create index measured_facts_newest on measured_facts (landlord_id, measure, at, case_id, ordinal);
select putright_protect('measured_facts');

create table measured_months (
  landlord_id uuid not null,
  measure text not null,
  month date not null check (extract(day from month) = 1),
  group_id uuid not null,
  total bigint not null default 0,
  hits bigint not null default 0,
  amended bigint not null default 0,
  primary key (landlord_id, measure, month, group_id)
);
select putright_protect('measured_months');

-- Who took a list out of the product, and which: a resident may ask. Filters are ids and words of ours, never what was typed.
create table downloads (
  landlord_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  staff_id uuid not null,
  list text not null,
  kind text not null check (kind in ('csv', 'xlsx')),
  filters jsonb not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
create index downloads_newest on downloads (landlord_id, at, id);
select putright_protect('downloads', 'select, insert');
