-- Damp that is called fixed is watched until it has stayed dry. The rules are in src/hazards/dry.
alter table hazards
  -- Why it happened: a cause of the list that repairs are coded with.
  add column cause text,
  add column checked_dry_at timestamptz,
  -- Since when, on what grounds, and the checks that are promised; null while it is not called fixed.
  add column watch jsonb,
  -- When damp was last found after all was recorded as done: the clocks count from then again.
  add column came_back_at timestamptz,
  add column times_back integer not null default 0;
create index hazards_watched on hazards (landlord_id, case_id) where watch is not null and ended is null;

-- A look at whether it is dry, by somebody who did not do the work: what was found and measured, or that nobody was in.
create table hazard_checks (
  landlord_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  occasion text not null check (occasion in ('after the works', 'after eight weeks', 'next winter')),
  result text not null check (result in ('dry', 'damp', 'nobody in')),
  at timestamptz not null,
  words text not null,
  readings jsonb not null,
  -- The inspection of the work that it was taken from; null where it was made for the hazard itself.
  from_inspection text,
  by_name text not null,
  recorded_at timestamptz not null,
  primary key (landlord_id, case_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
select putright_protect('hazard_checks', 'select, insert');

-- Damp that was called fixed and came back: in the same case while it was watched, or as a new case within the window after it closed.
create table hazard_recurrences (
  landlord_id uuid not null,
  id uuid not null,
  first_case_id uuid not null,
  later_case_id uuid not null,
  how text not null check (how in ('check', 'report')),
  found_at timestamptz not null,
  -- Why it had happened the first time; null where nobody had said.
  cause text,
  primary key (landlord_id, id),
  foreign key (landlord_id, first_case_id) references cases (landlord_id, id),
  foreign key (landlord_id, later_case_id) references cases (landlord_id, id)
);
create index hazard_recurrences_by_first on hazard_recurrences (landlord_id, first_case_id);
create index hazard_recurrences_by_later on hazard_recurrences (landlord_id, later_case_id);
create index hazard_recurrences_found on hazard_recurrences (landlord_id, found_at);
select putright_protect('hazard_recurrences', 'select, insert');

-- Repairs that make a hazard safe or keep it from coming back.
create table hazard_works (
  landlord_id uuid not null,
  case_id uuid not null,
  repair_id uuid not null,
  purpose text not null check (purpose in ('safety', 'prevention')),
  tied_at timestamptz not null,
  tied_by_name text not null,
  untied_at timestamptz,
  untied_by_name text,
  untied_reason text,
  primary key (landlord_id, case_id, repair_id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, repair_id) references cases (landlord_id, id),
  check ((untied_at is null) = (untied_by_name is null) and (untied_at is null) = (untied_reason is null))
);
create index hazard_works_by_repair on hazard_works (landlord_id, repair_id);
select putright_protect('hazard_works', 'select, insert, update');

-- Somewhere for the household to stay until the home is safe: offered, answered, and over.
create table temporary_moves (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  offered_at timestamptz not null,
  offered_by_name text not null,
  place text not null,
  words text not null,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  -- For the whole stay, as it is expected; and as it came to.
  cost_pence integer not null check (cost_pence >= 0),
  final_cost_pence integer check (final_cost_pence >= 0),
  answer text check (answer in ('accepted', 'refused')),
  answered_at timestamptz,
  answer_words text,
  back_at timestamptz,
  primary key (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  check ((answer is null) = (answered_at is null)),
  check (back_at is null or answer = 'accepted')
);
create index temporary_moves_of_case on temporary_moves (landlord_id, case_id, offered_at, id);
create index temporary_moves_away on temporary_moves (landlord_id, until_on, id) where answer = 'accepted' and back_at is null;
select putright_protect('temporary_moves', 'select, insert, update');

-- Where damp that was found may have gone, or come from: a home or a block that somebody says yes or no to.
create table hazard_spread (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  home_id uuid,
  block_id uuid,
  side text not null check (side in ('above', 'below', 'beside', 'block')),
  -- By what the place was picked: the floor, the number in the block, or the address in the street.
  rule text not null check (rule in ('floor', 'number', 'street', 'block')),
  proposed_at timestamptz not null,
  state text not null check (state in ('open', 'declined', 'visit', 'hazard', 'nothing found')),
  decided_at timestamptz,
  decided_by_name text,
  reason text,
  visit_by date,
  promise_id uuid,
  opened_case_id uuid,
  primary key (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, home_id) references homes (landlord_id, id),
  foreign key (landlord_id, block_id) references blocks (landlord_id, id),
  foreign key (landlord_id, opened_case_id) references cases (landlord_id, id),
  check ((home_id is null) <> (block_id is null)),
  check ((state = 'open') = (decided_at is null))
);
create index hazard_spread_of_case on hazard_spread (landlord_id, case_id, proposed_at, id);
create index hazard_spread_open on hazard_spread (landlord_id, proposed_at, id) where state = 'open';
select putright_protect('hazard_spread', 'select, insert, update');
