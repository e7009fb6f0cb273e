-- A landlord's own words for a message. No version is ever changed or removed: what was sent stays as it was, and who
-- changed what can be read. One in force for each message and language; one that is `withdrawn` gives our own words back.
create table message_wordings (
  landlord_id uuid not null,
  template text not null,
  language text not null,
  version integer not null,
  subject text not null,
  sentences text[] not null,
  more text[] not null,
  withdrawn boolean not null default false,
  saved_at timestamptz not null,
  saved_by uuid not null,
  saved_by_name text not null,
  replaced_at timestamptz,
  primary key (landlord_id, template, language, version),
  foreign key (landlord_id, saved_by) references staff (landlord_id, id)
);
create unique index message_wordings_in_force on message_wordings (landlord_id, template, language) where replaced_at is null;
select putright_protect('message_wordings', 'select, insert, update');

-- Letters that were put into one file together, to be printed and posted.
create table letter_batches (
  landlord_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  letters integer not null,
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  posted_at timestamptz,
  posted_by uuid,
  posted_by_name text,
  primary key (landlord_id, id),
  foreign key (landlord_id, organisation_id) references organisations (landlord_id, id),
  foreign key (landlord_id, made_by) references staff (landlord_id, id),
  foreign key (landlord_id, posted_by) references staff (landlord_id, id)
);
create index letter_batches_by_time on letter_batches (landlord_id, organisation_id, made_at, id);
select putright_protect('letter_batches', 'select, insert, update');

-- `facts` holds what the words were made from, so that they can be written again for another channel.
alter table messages
  add column language text not null default 'English',
  add column large_print boolean not null default false,
  add column facts jsonb,
  add column follows_id uuid,
  add column seen_to text check (seen_to in ('sent another way', 'given up')),
  add column delivered_at timestamptz,
  add column batch_id uuid,
  add foreign key (landlord_id, batch_id) references letter_batches (landlord_id, id),
  drop constraint messages_status_check,
  add constraint messages_status_check check (status in ('queued', 'sending', 'to print', 'sent', 'failed', 'uncertain'));
create index messages_stuck on messages (landlord_id, settled_at, id) where status in ('failed', 'uncertain') and seen_to is null;
create index messages_to_print on messages (landlord_id, queued_at, id) where status = 'to print';
create index messages_by_batch on messages (landlord_id, batch_id) where batch_id is not null;
create index messages_following on messages (landlord_id, follows_id) where follows_id is not null;

-- What only a person can do for a message: ring, write in another language or format, find another way to reach somebody.
create table message_tasks (
  landlord_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('call', 'language', 'format', 'reach')),
  detail text not null,
  made_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  done_by_name text,
  outcome text,
  primary key (landlord_id, id),
  foreign key (landlord_id, message_id) references messages (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, done_by) references staff (landlord_id, id)
);
create index message_tasks_open on message_tasks (landlord_id, made_at, id) where done_at is null;
-- One of a kind for a case at a time: one call can tell of three messages.
create unique index message_tasks_one_open on message_tasks (landlord_id, case_id, kind) where done_at is null;
create index message_tasks_by_message on message_tasks (landlord_id, message_id);
select putright_protect('message_tasks', 'select, insert, update');

-- Where a message to somebody came back from. It counts as long as it is still the address on their record.
create table addresses_not_working (
  landlord_id uuid not null,
  resident_id uuid not null,
  channel text not null check (channel in ('text', 'email', 'letter')),
  address text not null,
  since timestamptz not null,
  why text not null,
  primary key (landlord_id, resident_id, channel, address),
  foreign key (landlord_id, resident_id) references residents (landlord_id, id)
);
select putright_protect('addresses_not_working', 'select, insert, delete');
