-- Documents (PDF) and recordings of a case, kept as they were sent. Photos stay in their own table.
create table evidence_documents (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('document', 'recording')),
  media_type text not null check (media_type in ('application/pdf', 'audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/ogg', 'audio/amr')),
  file_name text not null,
  byte_length integer not null,
  sha256 bytea not null check (length(sha256) = 32),
  caption text not null default '',
  taken_by text not null,
  added_at timestamptz not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
create index evidence_documents_by_case on evidence_documents (landlord_id, case_id, added_at, id);
select putright_protect('evidence_documents', 'select, insert');

-- Nothing is ever deleted: what should not be on a case (a photo of another home) is withdrawn, and from then on sealed.
create table evidence_withdrawals (
  landlord_id uuid not null,
  evidence_id uuid not null,
  case_id uuid not null,
  reason text not null,
  staff_id uuid not null,
  staff_name text not null,
  at timestamptz not null,
  primary key (landlord_id, evidence_id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
select putright_protect('evidence_withdrawals', 'select, insert');

-- Who looked at which document, and at what waits for a case, is written down too.
alter table record_views drop constraint record_views_subject_kind_check;
alter table record_views add constraint record_views_subject_kind_check
  check (subject_kind in ('resident', 'home', 'case', 'photo', 'evidence', 'orphan')) not valid;

-- What arrived without a case: an email posted to us, or files whose case nobody could tell. It belongs to the organisation it
-- came to, and is kept until somebody has matched it to a case or put it aside with a reason.
create table orphans (
  landlord_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  source text not null check (source in ('email', 'upload')),
  arrived_at timestamptz not null,
  brought_by text not null,
  sender_name text not null default '',
  sender_address text not null default '',
  subject text not null default '',
  words text not null default '',
  message_sha256 bytea check (length(message_sha256) = 32),
  suggested_case_id uuid,
  status text not null check (status in ('waiting', 'matched', 'put aside')),
  due_at timestamptz not null,
  next_look_at timestamptz,
  last_point text check (last_point in ('due-soon', 'overdue', 'still-overdue')),
  case_id uuid,
  reason text,
  settled_at timestamptz,
  settled_by uuid,
  settled_by_name text,
  primary key (landlord_id, id),
  foreign key (landlord_id, organisation_id) references organisations (landlord_id, id),
  foreign key (landlord_id, suggested_case_id) references cases (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, settled_by) references staff (landlord_id, id)
);
create index orphans_in_order on orphans (landlord_id, organisation_id, status, arrived_at, id);
create index orphans_to_look_at on orphans (landlord_id, next_look_at) where next_look_at is not null;
select putright_protect('orphans', 'select, insert, update');

-- Its files. One that could not be read is in the message as it came, and here by its name and why.
create table orphan_files (
  landlord_id uuid not null,
  orphan_id uuid not null,
  id uuid not null,
  place integer not null,
  kind text not null check (kind in ('photo', 'document', 'recording', 'unreadable')),
  file_name text not null,
  media_type text,
  byte_length integer,
  width integer,
  height integer,
  sha256 bytea check (length(sha256) = 32),
  original_sha256 bytea check (length(original_sha256) = 32),
  problem text,
  primary key (landlord_id, orphan_id, id),
  foreign key (landlord_id, orphan_id) references orphans (landlord_id, id)
);
select putright_protect('orphan_files', 'select, insert');

-- Whose the queue of an organisation is: they are told when something has waited too long. Without a row its managers are.
create table orphan_queues (
  landlord_id uuid not null,
  organisation_id uuid not null,
  owner_id uuid not null,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (landlord_id, organisation_id),
  foreign key (landlord_id, organisation_id) references organisations (landlord_id, id),
  foreign key (landlord_id, owner_id) references staff (landlord_id, id)
);
select putright_protect('orphan_queues', 'select, insert, update');

-- A notice may be about something that is no case yet: then it leads there.
alter table notices alter column case_id drop not null;
alter table notices add column href text;
