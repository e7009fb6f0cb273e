-- What one person who visits homes can be sent to, and when. Nobody needs a row: without one they do every trade,
-- everywhere, Monday to Friday. Days away are in absences, for everybody alike.
create table operative_calendars (
  landlord_id uuid not null,
  staff_id uuid not null,
  trades text[] not null default '{}',
  neighbourhood_ids uuid[] not null default '{}',
  -- Half-days of the week: '1-morning' is Monday's, '7-afternoon' is Sunday's.
  works text[] not null default '{1-morning,1-afternoon,2-morning,2-afternoon,3-morning,3-afternoon,4-morning,4-afternoon,5-morning,5-afternoon}'
    check (works <@ array[
    '1-morning', '1-afternoon', '2-morning', '2-afternoon', '3-morning', '3-afternoon', '4-morning', '4-afternoon',
    '5-morning', '5-afternoon', '6-morning', '6-afternoon', '7-morning', '7-afternoon']),
  places_in_half_day integer check (places_in_half_day between 1 and 20),
  version integer not null default 1,
  changed_at timestamptz not null,
  primary key (landlord_id, staff_id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
select putright_protect('operative_calendars', 'select, insert, update');

-- The place that a visit takes in each half of its person's day; two booked visits never share one, whichever program booked
-- them. Null: it needs none in that half, or was booked before there were places; the latter are seated as the day is read.
-- A key does what an exclusion constraint over ranges would, without an extension, and on a sharded database too.
alter table repair_visits add column morning_place integer;
alter table repair_visits add column afternoon_place integer;
create unique index repair_visits_take_a_morning_place on repair_visits (landlord_id, operative_id, visit_on, morning_place)
  where status = 'booked' and morning_place is not null;
create unique index repair_visits_take_an_afternoon_place on repair_visits (landlord_id, operative_id, visit_on, afternoon_place)
  where status = 'booked' and afternoon_place is not null;
-- What we told the resident beforehand: each once.
alter table repair_visits add column reminders text[] not null default '{}' check (reminders <@ array['day-before', 'same-day']);

-- A window of the landlord's own, such as 0930-1430, beside the parts of the day; and visits that we missed.
alter table repair_visits drop constraint repair_visits_part_of_day_check;
alter table repair_visits add constraint repair_visits_part_of_day_check
  check (part_of_day in ('morning', 'afternoon', 'all-day') or part_of_day ~ '^[0-2][0-9][0-5][0-9]-[0-2][0-9][0-5][0-9]$');
alter table repair_visits drop constraint repair_visits_status_check;
alter table repair_visits add constraint repair_visits_status_check
  check (status in ('booked', 'done', 'no-access', 'moved', 'cancelled', 'missed'));
-- Times that suit the resident, as they said; none: any.
alter table repairs add column wished_parts text[] not null default '{}' check (cardinality(wished_parts) <= 12);
create index repair_visits_booked_by_day on repair_visits (landlord_id, visit_on) where status = 'booked';

-- Sums proposed to put something right, each decided by a person. Nothing is paid from here.
create table repair_remedies (
  landlord_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  pence integer not null check (pence > 0),
  because text not null,
  citation text not null,
  confidence text not null check (confidence in ('P', 'S', 'I', 'M')),
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'offered', 'declined', 'withdrawn')),
  decided_pence integer check (decided_pence >= 0),
  decided_words text,
  decided_by_name text,
  decided_at timestamptz,
  primary key (landlord_id, case_id, id),
  unique (landlord_id, visit_id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
select putright_protect('repair_remedies', 'select, insert, update');
-- What waits for somebody to decide.
create index repair_remedies_proposed on repair_remedies (landlord_id, proposed_at) where state = 'proposed';

-- Which part of the settings changed: each slice names its own.
alter table settings_changes drop constraint settings_changes_part_check;
alter table settings_changes add constraint settings_changes_part_check check (part <> '');
