-- What a hazard was called where it came from: by this the same file again is known, and nothing is opened twice. The rules are in
-- src/damp-data-model.
create table hazards_brought_in (
  landlord_id uuid not null,
  source_reference text not null,
  case_id uuid not null,
  -- Where the file had a day and no time, the clocks count from the start of that day, and no time is told on.
  is_time_known boolean not null,
  -- What the file said, so that a later file that says otherwise is told apart.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  brought_at timestamptz not null,
  primary key (landlord_id, source_reference),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
create index hazards_brought_in_by_case on hazards_brought_in (landlord_id, case_id);
select putright_protect('hazards_brought_in', 'select, insert');

-- A list may leave as JSON too.
alter table downloads drop constraint downloads_kind_check;
alter table downloads add constraint downloads_kind_check check (kind in ('csv', 'xlsx', 'json'));

alter table import_runs drop constraint if exists import_runs_kind_check;
alter table import_runs add constraint import_runs_kind_check check (kind in ('homes', 'residents', 'repairs', 'rates', 'site-hazards', 'home-positions', 'hazard-reports'));
