-- Whether damp work held, and what landlords find when they ask homes themselves: see src/insight/README.md and src/outreach/README.md.

-- What became of damp work, by cause, kind of work and contractor: worked out with the run. Null of runs from before.
alter table insight_runs add column work jsonb;

-- The finished jobs behind it, of the newest run of each organisation only. Nothing here is a record of its own. No foreign key to the
-- case: a row is written only of a case that was just read.
create table damp_jobs (
  landlord_id uuid not null,
  run_id uuid not null,
  case_id uuid not null,
  home_id uuid not null,
  finished_on date not null,
  -- As first coded, and the family it belongs to.
  cause text not null,
  cause_family text not null,
  work text not null,
  -- As cases are counted by contractor; none of our own teams.
  contractor_id uuid,
  became text not null check (became in ('came back', 'ended otherwise', 'still watched')),
  -- Days from the work until that, or until the run.
  days integer not null check (days >= 0),
  ended_how text check (ended_how in ('tenancy', 'planned work')),
  not_finished_first_time boolean not null,
  back_case_id uuid,
  back_cause text,
  primary key (landlord_id, run_id, case_id),
  foreign key (landlord_id, run_id) references insight_runs (landlord_id, id)
);
create index damp_jobs_newest on damp_jobs (landlord_id, run_id, finished_on, case_id);
select putright_protect('damp_jobs');

-- Homes that the landlord asks by itself, chosen together: by message, by telephone or at the door.
create table outreaches (
  landlord_id uuid not null references landlords (id),
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  -- Where the homes came from, in words.
  chosen_from text not null,
  way text not null check (way in ('message', 'call', 'visit')),
  -- What to say to whoever answers.
  script text not null,
  homes integer not null check (homes > 0),
  promised_on date not null,
  started_at timestamptz not null,
  started_by_id uuid not null,
  started_by_name text not null,
  owner_id uuid not null,
  owner_name text not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, organisation_id) references organisations (landlord_id, id),
  foreign key (landlord_id, started_by_id) references staff (landlord_id, id),
  foreign key (landlord_id, owner_id) references staff (landlord_id, id)
);
create index outreaches_newest on outreaches (landlord_id, organisation_id, started_at, id);
select putright_protect('outreaches', 'select, insert');

-- One home of an outreach, beside the header of its case: what was found there.
create table approaches (
  landlord_id uuid not null,
  case_id uuid not null,
  outreach_id uuid not null,
  home_id uuid not null,
  -- Its place on the list.
  place integer not null check (place > 0),
  promise_id uuid not null,
  asked_at timestamptz not null,
  attempts integer not null default 0,
  last_attempt_at timestamptz,
  outcome text check (outcome in ('all well', 'damp found', 'no answer', 'would not', 'moved out', 'called off')),
  outcome_words text,
  settled_at timestamptz,
  settled_by_name text,
  -- The hazard or repair that was opened of what was found.
  found_case_id uuid,
  found_reference text,
  primary key (landlord_id, case_id),
  unique (landlord_id, outreach_id, place),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, outreach_id) references outreaches (landlord_id, id),
  foreign key (landlord_id, home_id) references homes (landlord_id, id),
  check ((outcome is null) = (settled_at is null))
);
create index approaches_open on approaches (landlord_id, outreach_id, place) where outcome is null;
create index approaches_by_home on approaches (landlord_id, home_id, asked_at);
select putright_protect('approaches', 'select, insert, update');
