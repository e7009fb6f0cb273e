create table repairs (
  landlord_id uuid not null,
  case_id uuid not null,
  stage text not null check (stage in ('reported', 'diagnosed', 'booked', 'fixed', 'confirmed', 'closed', 'cancelled')),
  reported_at timestamptz not null,
  problem text not null,
  room text not null,
  extent text not null,
  since text not null,
  words text not null,
  reported_by text not null check (reported_by in ('adviser', 'resident', 'staff')),
  reporter_name text not null,
  reporter_contact text,
  hazard text not null check (hazard in ('none-seen', 'possible', 'not-a-hazard')),
  is_emergency boolean not null,
  priority text check (priority in ('emergency', 'urgent', 'routine', 'planned')),
  right_to_repair_defect text,
  trade text,
  follow_on_to_case_id uuid,
  failed_fixes integer not null default 0,
  denied_at timestamptz,
  answer_attempts integer not null default 0,
  primary key (landlord_id, case_id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, follow_on_to_case_id) references cases (landlord_id, id)
);
create index repairs_by_parent on repairs (landlord_id, follow_on_to_case_id) where follow_on_to_case_id is not null;
create index repairs_not_fixed on repairs (landlord_id, case_id) where failed_fixes > 0;
select putright_protect('repairs', 'select, insert, update');

create table repair_visits (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  purpose text not null check (purpose in ('repair', 'make-safe', 'inspection')),
  visit_on date not null,
  part_of_day text not null check (part_of_day in ('morning', 'afternoon', 'all-day')),
  operative_id uuid not null,
  operative_name text not null,
  promise_id uuid not null,
  status text not null check (status in ('booked', 'done', 'no-access', 'moved', 'cancelled')),
  outcome_words text,
  settled_at timestamptz,
  primary key (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, operative_id) references staff (landlord_id, id)
);
create index repair_visits_by_case on repair_visits (landlord_id, case_id);
create index repair_visits_by_operative on repair_visits (landlord_id, operative_id, visit_on) where status = 'booked';
select putright_protect('repair_visits', 'select, insert, update');
