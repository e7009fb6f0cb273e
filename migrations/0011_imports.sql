-- One row for each file somebody brings in, checked first or imported at once. What is done is written here together
-- with each batch, so that a run that was cut short goes on where it stopped.
create table import_runs (
  landlord_id uuid not null references landlords (id),
  id uuid not null,
  kind text not null check (kind in ('homes', 'residents', 'repairs')),
  file_name text not null,
  byte_length bigint not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The file is with us until it is forgotten; a run by command reads the file where it is.
  is_file_kept boolean not null,
  choices jsonb not null,
  is_dry_run boolean not null,
  state text not null check (state in ('receiving', 'waiting', 'working', 'checked', 'done', 'refused')),
  rows_done integer not null default 0,
  bytes_done bigint not null default 0,
  counts jsonb not null default '{}',
  problem text,
  actor_id uuid,
  actor_name text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  forgotten_at timestamptz,
  -- Whoever works on it beats with each batch, by the database's own clock; a claim that no longer beats is free.
  claim uuid,
  beat_at timestamptz,
  primary key (landlord_id, id),
  foreign key (landlord_id, actor_id) references staff (landlord_id, id)
);
create index import_runs_newest on import_runs (landlord_id, started_at, id);
create index import_runs_of_file on import_runs (landlord_id, kind, sha256);
create index import_runs_to_forget on import_runs (landlord_id, ended_at) where forgotten_at is null;
select putright_protect('import_runs');

-- What is wrong with each rejected row, and the row itself, for as long as the file is kept.
create table import_rejections (
  landlord_id uuid not null,
  run_id uuid not null,
  line integer not null,
  ordinal integer not null,
  field text not null,
  reason text not null,
  mend text not null,
  -- With the first problem of a row only.
  cells jsonb,
  primary key (landlord_id, run_id, line, ordinal),
  foreign key (landlord_id, run_id) references import_runs (landlord_id, id)
);
select putright_protect('import_rejections');

-- The landlord's own numbers of people and tenancies, by which a later file finds them again, and what the last file said
-- of a person: the same said again is no news, whatever has been put right here meanwhile.
alter table residents add column resident_key text, add column imported_sha256 text;
alter table residents add constraint residents_by_key unique (landlord_id, resident_key);
alter table tenancies add column tenancy_key text;
alter table tenancies add constraint tenancies_by_key unique (landlord_id, tenancy_key);

-- What the system before said of a repair, by its own number there. Never rewritten: the case's chain holds the same.
create table imported_repairs (
  landlord_id uuid not null,
  job_number text not null,
  case_id uuid not null,
  run_sha256 text,
  row_sha256 text not null,
  target_on date,
  visits integer,
  no_access_visits integer,
  outcome text,
  satisfied text check (satisfied in ('yes', 'no', 'not asked')),
  cost_pence integer check (cost_pence >= 0),
  contractor text,
  imported_at timestamptz not null,
  primary key (landlord_id, job_number),
  unique (landlord_id, case_id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
select putright_protect('imported_repairs', 'select, insert');
