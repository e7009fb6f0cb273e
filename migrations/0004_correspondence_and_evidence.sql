-- A message is written in the transaction of the event that caused it, and leaves the house once.
create table messages (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  resident_id uuid,
  link_id uuid,
  channel text not null check (channel in ('text', 'email', 'letter')),
  address text not null,
  recipient_name text not null,
  template text not null,
  subject text not null,
  body text not null,
  status text not null check (status in ('queued', 'sending', 'sent', 'failed', 'uncertain')),
  transport text,
  queued_at timestamptz not null,
  sending_at timestamptz,
  settled_at timestamptz,
  failure text,
  -- Tries that failed before any server took the message, and when the next one is due.
  failed_tries integer not null default 0,
  next_try_at timestamptz,
  primary key (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, resident_id) references residents (landlord_id, id)
);
create index messages_by_case on messages (landlord_id, case_id);
create index messages_unsettled on messages (landlord_id, queued_at, id) where status in ('queued', 'sending');
create index messages_needing_attention on messages (landlord_id, settled_at, id) where status in ('failed', 'uncertain');
select putright_protect('messages', 'select, insert, update');

-- The default transport: what would have been sent, readable in the product.
create table mailbox (
  landlord_id uuid not null,
  message_id uuid not null,
  delivered_at timestamptz not null,
  channel text not null,
  address text not null,
  recipient_name text not null,
  subject text not null,
  body text not null,
  primary key (landlord_id, message_id),
  foreign key (landlord_id, message_id) references messages (landlord_id, id)
);
create index mailbox_by_time on mailbox (landlord_id, delivered_at, message_id);
select putright_protect('mailbox', 'select, insert');

create table resident_links (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  resident_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, resident_id) references residents (landlord_id, id)
);
create index resident_links_by_case on resident_links (landlord_id, case_id);
-- One link that works for each case and person, so that withdrawing it withdraws them all.
create unique index resident_links_in_use
  on resident_links (landlord_id, case_id, coalesce(resident_id, '00000000-0000-0000-0000-000000000000'))
  where revoked_at is null;
select putright_protect('resident_links', 'select, insert, update');

create table photos (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  taken_by text not null,
  added_at timestamptz not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  byte_length integer not null,
  width integer not null,
  height integer not null,
  sha256 bytea not null check (length(sha256) = 32),
  original_sha256 bytea not null check (length(original_sha256) = 32),
  caption text not null default '',
  primary key (landlord_id, id),
  foreign key (landlord_id, case_id) references cases (landlord_id, id)
);
create index photos_by_case on photos (landlord_id, case_id, added_at, id);
select putright_protect('photos', 'select, insert');
