-- Reference numbers are handed out in blocks: see src/casefile/README.md. No sequence is shared between landlords.
create table reference_counters (
  landlord_id uuid not null references landlords (id),
  prefix text not null,
  year integer not null,
  next_number integer not null,
  primary key (landlord_id, prefix, year)
);
select putright_protect('reference_counters');

create table cases (
  landlord_id uuid not null,
  id uuid not null,
  reference text not null,
  kind text not null,
  title text not null,
  home_id uuid,
  communal_area_id uuid,
  resident_id uuid,
  owner_id uuid not null,
  team_id uuid not null,
  stage text not null,
  priority text,
  update_every integer not null check (update_every between 1 and 60),
  next_due_at timestamptz,
  last_contact_at timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  version integer not null,
  last_sequence integer not null,
  last_hash bytea not null check (length(last_hash) = 32),
  search_text text not null,
  primary key (landlord_id, id),
  unique (landlord_id, reference),
  foreign key (landlord_id, home_id) references homes (landlord_id, id),
  foreign key (landlord_id, communal_area_id) references communal_areas (landlord_id, id),
  foreign key (landlord_id, resident_id) references residents (landlord_id, id),
  foreign key (landlord_id, owner_id) references staff (landlord_id, id),
  foreign key (landlord_id, team_id) references teams (landlord_id, id),
  check (home_id is not null or communal_area_id is not null)
);
-- Queues turn their pages by this order; a case without a clock comes last, and is never lost between two pages.
-- CASE and not COALESCE: see dueOrder in src/casefile/queries/matters.ts.
create index cases_open_by_owner on cases (landlord_id, owner_id, (case when next_due_at is null then 'infinity'::timestamptz else next_due_at end), id) where closed_at is null;
create index cases_open_by_team on cases (landlord_id, team_id, (case when next_due_at is null then 'infinity'::timestamptz else next_due_at end), id) where closed_at is null;
create index cases_open_by_due on cases (landlord_id, (case when next_due_at is null then 'infinity'::timestamptz else next_due_at end), id) where closed_at is null;
create index cases_closed_by_owner on cases (landlord_id, owner_id, closed_at) where closed_at is not null;
create index cases_by_home on cases (landlord_id, home_id, opened_at);
create index cases_by_communal_area on cases (landlord_id, communal_area_id, opened_at);
create index cases_by_resident on cases (landlord_id, resident_id, opened_at);
create index cases_by_words on cases using gin (search_text gin_trgm_ops);
select putright_protect('cases', 'select, insert, update');

-- Never edited, never deleted: the application's role has no privilege to.
create table case_events (
  landlord_id uuid not null,
  case_id uuid not null,
  sequence integer not null check (sequence > 0),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'resident', 'system')),
  actor_id uuid,
  actor_name text not null,
  type text not null,
  data jsonb not null,
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (landlord_id, case_id, sequence),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
select putright_protect('case_events', 'select, insert');

create table promises (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  made_to text not null,
  words text not null,
  due_on date not null,
  owner_id uuid not null,
  made_at timestamptz not null,
  -- What will keep it by itself, in the slice's own word, such as 'booking' or 'work'; null when a person says.
  kept_by text,
  outcome text check (outcome in ('kept', 'moved', 'broken', 'withdrawn')),
  outcome_at timestamptz,
  outcome_reason text,
  primary key (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, owner_id) references staff (landlord_id, id)
);
create index promises_by_case on promises (landlord_id, case_id);
create index promises_open_by_owner on promises (landlord_id, owner_id, due_on) where outcome is null;
create index promises_broken on promises (landlord_id, outcome_at, case_id) where outcome = 'broken';
select putright_protect('promises', 'select, insert, update');

-- One row for every clock, whatever sets it: law, code, the landlord's own policy, a promise, the update rhythm.
create table deadlines (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  promise_id uuid,
  kind text not null check (kind in ('law', 'code', 'policy', 'promise', 'rhythm')),
  rule text not null,
  rule_version text not null,
  duty text not null,
  counted_from text not null,
  due_on date,
  due_at timestamptz,
  because text not null,
  citation text not null,
  confidence text not null check (confidence in ('P', 'S', 'I', 'M')),
  steps jsonb not null,
  status text not null check (status in ('open', 'met', 'withdrawn')),
  set_at timestamptz not null,
  settled_at timestamptz,
  late boolean not null default false,
  ends_at timestamptz not null,
  last_point text check (last_point in ('due-soon', 'overdue', 'still-overdue')),
  next_look_at timestamptz,
  primary key (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, promise_id) references promises (landlord_id, id),
  check ((due_on is null) <> (due_at is null)),
  check (status = 'open' or next_look_at is null)
);
create index deadlines_by_case on deadlines (landlord_id, case_id);
create index deadlines_to_look_at on deadlines (landlord_id, next_look_at) where next_look_at is not null;
select putright_protect('deadlines', 'select, insert, update');

create table contacts (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  resident_id uuid,
  at timestamptz not null,
  direction text not null check (direction in ('in', 'out')),
  channel text not null,
  words text not null,
  staff_id uuid,
  primary key (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, resident_id) references residents (landlord_id, id)
);
create index contacts_by_case on contacts (landlord_id, case_id, at);
create index contacts_by_resident on contacts (landlord_id, resident_id, at);
select putright_protect('contacts', 'select, insert');

create table case_links (
  landlord_id uuid not null,
  from_case_id uuid not null,
  to_case_id uuid not null,
  kind text not null check (kind in ('caused-by', 'duplicate-of', 'follow-on-to', 'complaint-about', 'joined-to')),
  made_at timestamptz not null,
  primary key (landlord_id, from_case_id, to_case_id, kind),
  foreign key (landlord_id, from_case_id) references cases (landlord_id, id),
  foreign key (landlord_id, to_case_id) references cases (landlord_id, id),
  check (from_case_id <> to_case_id)
);
create index case_links_by_target on case_links (landlord_id, to_case_id);
select putright_protect('case_links', 'select, insert');

create table notices (
  landlord_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  case_id uuid not null,
  words text not null,
  at timestamptz not null,
  seen_at timestamptz,
  primary key (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
create index notices_unseen on notices (landlord_id, staff_id, at) where seen_at is null;
select putright_protect('notices', 'select, insert, update');
