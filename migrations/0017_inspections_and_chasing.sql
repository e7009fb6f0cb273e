-- Somebody who had no hand in the work may come to check it.
alter table repair_visits drop constraint repair_visits_purpose_check;
alter table repair_visits add constraint repair_visits_purpose_check check (purpose in ('repair', 'make-safe', 'inspection', 'post-inspection'));

-- Each time that work is said to be done, with what the draw came to: drawn_at is empty until the sampling job has been.
create table inspection_draws (
  landlord_id uuid not null,
  case_id uuid not null,
  fix_number integer not null check (fix_number > 0),
  fixed_at timestamptz not null,
  drawn_at timestamptz,
  -- Of 10,000, from the seed of the rules in force, the case and the fix: whoever has these can draw it again.
  draw_number integer check (draw_number between 0 and 9999),
  rules_from date,
  -- The rule that picked it; null when none did.
  rule text,
  primary key (landlord_id, case_id, fix_number),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
create index inspection_draws_waiting on inspection_draws (landlord_id, fixed_at, case_id) where drawn_at is null;
select putright_protect('inspection_draws', 'select, insert, update');

-- The inspection of finished work: a case of its own beside the repair it checks.
create table post_inspections (
  landlord_id uuid not null,
  case_id uuid not null,
  repair_id uuid not null,
  fix_number integer not null check (fix_number > 0),
  rule text not null,
  rule_words text not null,
  is_hazard boolean not null,
  trade text not null,
  -- Who did the work, as it was when the job was picked.
  operative_id uuid,
  operative_name text,
  team_id uuid,
  organisation_id uuid,
  neighbourhood_id uuid,
  outcome text check (outcome in ('passed', 'passed-with-remarks', 'failed', 'waived')),
  words text,
  settled_at timestamptz,
  inspector_id uuid,
  inspector_name text,
  primary key (landlord_id, case_id),
  unique (landlord_id, repair_id, fix_number),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, repair_id) references cases (landlord_id, id),
  foreign key (landlord_id, operative_id) references staff (landlord_id, id),
  foreign key (landlord_id, team_id) references teams (landlord_id, id),
  foreign key (landlord_id, organisation_id) references organisations (landlord_id, id),
  foreign key (landlord_id, neighbourhood_id) references neighbourhoods (landlord_id, id),
  foreign key (landlord_id, inspector_id) references staff (landlord_id, id),
  check ((outcome is null) = (settled_at is null))
);
create index post_inspections_settled on post_inspections (landlord_id, settled_at, case_id) where settled_at is not null;
select putright_protect('post_inspections', 'select, insert, update');

create table post_inspection_items (
  landlord_id uuid not null,
  case_id uuid not null,
  item text not null,
  place integer not null,
  words text not null,
  result text not null check (result in ('pass', 'fail', 'not-applicable')),
  remark text not null,
  reading text,
  -- The repair that a failed item raised.
  raised_reference text,
  primary key (landlord_id, case_id, item),
  foreign key (landlord_id, case_id) references post_inspections (landlord_id, case_id)
);
select putright_protect('post_inspection_items', 'select, insert');

-- A clock that runs out climbs a ladder of the landlord's: the owner is told, then the manager, then both again and again.
alter table deadlines drop constraint deadlines_last_point_check;
alter table deadlines add constraint deadlines_last_point_check check (last_point in ('due-soon', 'overdue', 'told', 'escalated', 'still-overdue'));
alter table deadlines add column reminders integer not null default 0;

-- What a word to staff is: news, a chase, or a handover note, which waits until its new owner says that they have read it.
alter table notices add column kind text not null default 'news' check (kind in ('news', 'chase', 'handover'));
alter table notices add column is_urgent boolean not null default false;
alter table notices add column mailed_at timestamptz;
create index notices_to_mail on notices (landlord_id, staff_id, at) where seen_at is null and mailed_at is null;
create index notices_of_handovers on notices (landlord_id, case_id, staff_id) where kind = 'handover' and seen_at is null;

-- Each slice names its own part of the settings.
alter table settings_changes drop constraint if exists settings_changes_part_check;
alter table settings_changes add constraint settings_changes_part_check check (part <> '');
