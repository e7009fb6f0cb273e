-- That a home is no longer ours, since when and how: sold, pulled down, handed back. What follows is in src/homes/README.md.
create table home_endings (
  landlord_id uuid not null,
  id uuid not null,
  home_id uuid not null,
  -- The first day on which it is not ours.
  ended_on date not null,
  how text not null check (how in ('sold', 'right to buy', 'demolished', 'handed back', 'other')),
  words text not null,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  -- It was ours after all. An end is never changed, nor taken away: it is undone with a reason.
  undone_at timestamptz,
  undone_by_name text,
  undone_reason text,
  primary key (landlord_id, id),
  foreign key (landlord_id, home_id) references homes (landlord_id, id),
  check ((undone_at is null) = (undone_by_name is null) and (undone_at is null) = (undone_reason is null))
);
-- A home has one end at most that stands.
create unique index home_endings_standing on home_endings (landlord_id, home_id) where undone_at is null;
create index home_endings_of_home on home_endings (landlord_id, home_id, recorded_at, id);
select putright_protect('home_endings', 'select, insert, update');

-- Damp cannot come back to a home that is no longer ours.
alter table damp_jobs drop constraint damp_jobs_ended_how_check;
alter table damp_jobs add constraint damp_jobs_ended_how_check check (ended_how in ('tenancy', 'planned work', 'home'));
