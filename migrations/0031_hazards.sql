-- A danger to health or safety from a home, beside the header of its case. The rules are in src/hazards.
create table hazards (
  landlord_id uuid not null,
  case_id uuid not null,
  -- The moment the landlord became aware, whoever of its people that was: the clocks count from it, not from when it was entered.
  aware_at timestamptz not null,
  -- The same, or a later report: the first for which the regulations ran.
  clocks_from timestamptz not null,
  route text not null check (route in ('resident', 'employee', 'contractor', 'councillor', 'survey', 'letter of claim', 'sensor', 'another case')),
  words text not null,
  suspected text,
  said_emergency boolean not null,
  reporter_name text not null,
  reporter_contact text,
  late_because text,
  from_repair text,
  entered_by text not null,
  -- The agreement of whoever lived there that day; null where nobody did, or the place is shared.
  agreement text,
  is_shared_place boolean not null,
  triage jsonb,
  kind text,
  grade text not null check (grade in ('emergency', 'significant', 'neither')),
  -- Whether the regulations run for it, or the landlord's policy keeps the same times.
  basis text not null check (basis in ('law', 'policy')),
  emergency_told_at timestamptz,
  emergency_found_at timestamptz,
  -- What one person proposes and another decides.
  downgrade jsonb,
  investigation jsonb,
  renewal_asked_at timestamptz,
  summary_sent_at timestamptz,
  made_safe_at timestamptz,
  prevention_begun_at timestamptz,
  prevention_started_at timestamptz,
  prevention_finished_at timestamptz,
  accommodation_offered_at timestamptz,
  accommodation_answer text check (accommodation_answer in ('accepted', 'refused')),
  answer text check (answer in ('agrees', 'disagrees')),
  answer_attempts integer not null,
  ended text check (ended in ('closed', 'not-a-hazard')),
  primary key (landlord_id, case_id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
create index hazards_open on hazards (landlord_id, case_id) where ended is null;
create index hazards_proposed_lower on hazards (landlord_id, case_id) where downgrade is not null;
create index hazards_ended on hazards (landlord_id, aware_at, case_id) where ended is not null;
select putright_protect('hazards', 'select, insert, update');

-- What was done, or waited for, while a clock ran: beside the clocks, and never changed.
create table hazard_steps (
  landlord_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('access attempt', 'contractor search', 'approval awaited', 'accommodation search', 'other')),
  at timestamptz not null,
  words text not null,
  -- When the resident was told in writing that somebody would come.
  notice_at timestamptz,
  by_name text not null,
  recorded_at timestamptz not null,
  primary key (landlord_id, case_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  check (notice_at is null or notice_at <= at)
);
select putright_protect('hazard_steps', 'select, insert');

-- What may be a danger has a case of its own from now on, where somebody opened one.
alter table repairs drop constraint repairs_hazard_check;
alter table repairs add constraint repairs_hazard_check check (hazard in ('none-seen', 'possible', 'not-a-hazard', 'own-case'));
