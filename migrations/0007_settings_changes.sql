-- What a landlord promises, and how it is reached, changes what its deadlines mean: who changed what is never edited,
-- never deleted.
create table settings_changes (
  landlord_id uuid not null references landlords (id),
  id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  part text not null check (part in ('repairs', 'landlord')),
  before jsonb not null,
  after jsonb not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, actor_id) references staff (landlord_id, id)
);
create index settings_changes_by_part on settings_changes (landlord_id, part, at);
select putright_protect('settings_changes', 'select, insert');
-- A day's visits of everybody, whatever became of them.
create index repair_visits_by_day on repair_visits (landlord_id, visit_on);
