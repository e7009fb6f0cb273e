-- Where homes are damp: see src/insight/README.md. Nothing here is a record of its own: episodes are kept up from the repairs as
-- figures are (0019), and the rest is worked out from them again each night.

-- Where a home stands, in degrees, as OS Open UPRN or a stock survey has it. Clusters are looked for among homes that have this.
create table home_positions (
  landlord_id uuid not null,
  home_id uuid not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  source text not null,
  updated_at timestamptz not null,
  primary key (landlord_id, home_id),
  foreign key (landlord_id, home_id) references homes (landlord_id, id)
);
select putright_protect('home_positions');
alter table import_runs drop constraint if exists import_runs_kind_check;
alter table import_runs add constraint import_runs_kind_check check (kind in ('homes', 'residents', 'repairs', 'rates', 'site-hazards', 'home-positions'));

-- What a home went through once, however often it was reported. No foreign key: a row is written only of a home that was just read.
create table damp_episodes (
  landlord_id uuid not null,
  home_id uuid not null,
  began_on date not null,
  last_reported_on date not null,
  closed_on date,
  reports integer not null,
  -- The case of its first report.
  case_id uuid not null,
  primary key (landlord_id, home_id, began_on)
);
create index damp_episodes_newest on damp_episodes (landlord_id, began_on, home_id);
select putright_protect('damp_episodes');

-- One working out for the homes of one organisation, from being asked for to its results.
create table insight_runs (
  landlord_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  status text not null check (status in ('waiting', 'working', 'done', 'failed')),
  asked_at timestamptz not null,
  -- Null of the nightly one.
  asked_by_id uuid,
  -- When somebody took it in hand: one that is not done long after was lost with its process, and is taken again.
  taken_at timestamptz,
  step text,
  share integer,
  done_at timestamptz,
  took_ms integer,
  first_week date,
  last_week date,
  seed bigint,
  inputs_hash text,
  found jsonb,
  primary key (landlord_id, id),
  foreign key (landlord_id, organisation_id) references organisations (landlord_id, id),
  foreign key (landlord_id, asked_by_id) references staff (landlord_id, id)
);
create index insight_runs_newest on insight_runs (landlord_id, organisation_id, asked_at, id);
select putright_protect('insight_runs');

-- A ward, an estate or a block, or the houses of one postcode of an estate, as one run found it.
create table insight_areas (
  landlord_id uuid not null,
  run_id uuid not null,
  number integer not null,
  level text not null check (level in ('ward', 'estate', 'block')),
  ward_code text not null,
  estate_id uuid,
  block_id uuid,
  postcode_key text,
  homes integer not null,
  home_weeks double precision not null,
  cases integer not null,
  is_inspected boolean not null,
  -- As times the landlord's own: first whatever the type of building, then beside what its types of building and the season lead to expect.
  unadjusted_expected double precision not null,
  unadjusted_rate double precision not null,
  unadjusted_lower double precision not null,
  unadjusted_upper double precision not null,
  unadjusted_probability double precision not null,
  unadjusted_mark text not null,
  -- Its place in the list of its level, the surest first.
  unadjusted_place integer not null,
  adjusted_expected double precision not null,
  adjusted_rate double precision not null,
  adjusted_lower double precision not null,
  adjusted_upper double precision not null,
  adjusted_probability double precision not null,
  adjusted_mark text not null,
  adjusted_place integer not null,
  primary key (landlord_id, run_id, number),
  foreign key (landlord_id, run_id) references insight_runs (landlord_id, id)
);
create index insight_areas_unadjusted on insight_areas (landlord_id, run_id, level, unadjusted_place);
create index insight_areas_adjusted on insight_areas (landlord_id, run_id, level, adjusted_place);
select putright_protect('insight_areas');

-- More homes than usual near each other since some week.
create table insight_clusters (
  landlord_id uuid not null,
  run_id uuid not null,
  place integer not null,
  -- Mondays of its first and last week.
  from_week date not null,
  to_week date not null,
  homes integer not null,
  cases integer not null,
  expected double precision not null,
  log_likelihood_ratio double precision not null,
  p double precision not null,
  gumbel_p double precision,
  -- Chance alone would find as much once in so many weeks.
  once_in_weeks double precision not null,
  is_borne_out boolean not null,
  -- Numbers of its areas in insight_areas.
  areas jsonb not null,
  primary key (landlord_id, run_id, place),
  foreign key (landlord_id, run_id) references insight_runs (landlord_id, id)
);
select putright_protect('insight_clusters');

-- A neighbourhood's last week beside what is usual for it; a null neighbourhood is all of them.
create table insight_alarms (
  landlord_id uuid not null,
  run_id uuid not null,
  place integer not null,
  neighbourhood_id uuid,
  state text not null check (state in ('alarm', 'usual', 'too few', 'too short')),
  cases integer not null,
  expected double precision,
  upper integer,
  p double precision,
  adjusted_p double precision,
  primary key (landlord_id, run_id, place),
  foreign key (landlord_id, run_id) references insight_runs (landlord_id, id)
);
select putright_protect('insight_alarms');
