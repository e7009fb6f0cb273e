-- Where nobody is heard from, and where money should go: see src/insight/README.md. Worked out each night with the rest of a run, and kept and
-- forgotten with it. Nothing here is of a person, and nothing outside src/insight reads it.

-- What a part of a run says of the landlord as a whole.
create table insight_parts (
  landlord_id uuid not null,
  run_id uuid not null,
  part text not null check (part in ('silence', 'money')),
  found jsonb not null,
  primary key (landlord_id, run_id, part),
  foreign key (landlord_id, run_id) references insight_runs (landlord_id, id)
);
select putright_protect('insight_parts');

-- A ward, an estate or a block with how much is heard from its homes beside what is expected of them.
create table insight_silent_places (
  landlord_id uuid not null,
  run_id uuid not null,
  level text not null check (level in ('ward', 'estate', 'block')),
  -- Among those of its level, the surest to be silent first.
  place integer not null,
  ward_code text not null,
  estate_id uuid,
  block_id uuid,
  postcode_key text,
  state text not null check (state in ('silent', 'in a silent place', 'perhaps', 'as expected', 'too few')),
  homes integer not null,
  reported integer not null,
  expected double precision not null,
  -- Limits of reported for each expected; null where too little is expected.
  low double precision,
  high double precision,
  inspected integer not null,
  reasons jsonb not null,
  primary key (landlord_id, run_id, level, place),
  foreign key (landlord_id, run_id) references insight_runs (landlord_id, id)
);
select putright_protect('insight_silent_places');

-- A home where damp is likely, from which nobody reported it and at which nobody looked. An invitation to look, never a judgement of it.
create table insight_silent_homes (
  landlord_id uuid not null,
  run_id uuid not null,
  place integer not null,
  home_id uuid not null,
  risk double precision not null,
  is_in_silent_place boolean not null,
  reasons jsonb not null,
  primary key (landlord_id, run_id, place),
  foreign key (landlord_id, run_id) references insight_runs (landlord_id, id)
);
select putright_protect('insight_silent_homes');

-- How large a share of each group's homes is listed. Groups of fewer than ten homes are not kept.
create table insight_silent_audit (
  landlord_id uuid not null,
  run_id uuid not null,
  by_what text not null,
  place integer not null,
  ward_code text,
  estate_id uuid,
  name text,
  homes integer not null,
  listed integer not null,
  share double precision not null,
  low double precision not null,
  high double precision not null,
  state text not null check (state in ('far more', 'far less', 'alike')),
  primary key (landlord_id, run_id, by_what, place),
  foreign key (landlord_id, run_id) references insight_runs (landlord_id, id)
);
select putright_protect('insight_silent_audit');

-- A block for which one part or more says that money should go there, with what each part is made of.
create table insight_money (
  landlord_id uuid not null,
  run_id uuid not null,
  -- Of its area in insight_areas.
  number integer not null,
  ward_code text not null,
  estate_id uuid,
  block_id uuid,
  postcode_key text,
  homes integer not null,
  held text[] not null,
  unsure text[] not null,
  mark text not null,
  damp_homes double precision not null,
  -- Of the last three years: episodes, those that began within a year of an earlier one of the same home, and repairs of damp.
  episodes integer not null,
  came_back integer not null,
  repairs integer not null,
  with_orders integer not null,
  pence bigint not null,
  cost_times double precision not null,
  type_times double precision not null,
  type_low double precision not null,
  type_high double precision not null,
  -- Its place by how many parts hold, and by each part.
  parts_place integer not null,
  damp_place integer not null,
  recurrence_place integer not null,
  cost_place integer not null,
  type_place integer not null,
  primary key (landlord_id, run_id, number),
  foreign key (landlord_id, run_id) references insight_runs (landlord_id, id)
);
create index insight_money_in_order on insight_money (landlord_id, run_id, parts_place);
create index insight_money_by_block on insight_money (landlord_id, block_id) where block_id is not null;
select putright_protect('insight_money');
