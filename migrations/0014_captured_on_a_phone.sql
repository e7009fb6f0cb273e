-- What was recorded on a phone, perhaps without signal, under the id that the phone gave it: sent again, it is answered as it
-- was the first time. What no longer fits its visit waits here, with its words, for a person to decide.
create table phone_captures (
  landlord_id uuid not null references landlords (id),
  id uuid not null,
  staff_id uuid not null,
  staff_name text not null,
  visit_id uuid not null,
  case_id uuid not null,
  state text not null check (state in ('arriving', 'recorded', 'unfit', 'attached', 'aside')),
  begun_at timestamptz not null,
  received_at timestamptz,
  told jsonb,
  phone jsonb,
  why text,
  answer jsonb,
  decided_at timestamptz,
  decided_by_name text,
  reason text,
  primary key (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
create index phone_captures_to_decide on phone_captures (landlord_id, begun_at, id) where state in ('arriving', 'unfit');
create index phone_captures_by_case on phone_captures (landlord_id, case_id);
select putright_protect('phone_captures', 'select, insert, update');

-- Photos and signatures that came before the words they belong to. The bytes lie with the other files, under the row's id.
create table phone_files (
  landlord_id uuid not null,
  id uuid not null,
  capture_id uuid not null,
  purpose text not null check (purpose in ('photo', 'signature')),
  file_name text not null,
  byte_length integer not null,
  sha256 bytea not null,
  received_at timestamptz not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, capture_id) references phone_captures (landlord_id, id)
);
create index phone_files_by_capture on phone_files (landlord_id, capture_id);
select putright_protect('phone_files', 'select, insert, delete');
