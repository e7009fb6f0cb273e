-- Who calls the API: another program, for one member of staff. secret_hash is the SHA-256 of the token's secret, so a copy
-- of this table opens nothing.
create table api_tokens (
  landlord_id uuid not null,
  id uuid not null,
  name text not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  scopes text[] not null check (cardinality(scopes) between 1 and 20),
  acts_as uuid not null,
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at and expires_at <= made_at + interval '367 days'),
  revoked_at timestamptz,
  last_used_on date,
  primary key (landlord_id, id),
  unique (landlord_id, secret_hash),
  foreign key (landlord_id, acts_as) references staff (landlord_id, id),
  foreign key (landlord_id, made_by) references staff (landlord_id, id)
);
create index api_tokens_by_person on api_tokens (landlord_id, acts_as);
select putright_protect('api_tokens', 'select, insert, update');

-- What was answered under an Idempotency-Key, saved with the very change it answers for. No foreign key to the token: each
-- insert would lock the one row that every other request of that token reads, and tokens are never deleted.
create table idempotent_answers (
  landlord_id uuid not null references landlords (id),
  token_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  status integer not null check (status between 200 and 399),
  body text not null,
  at timestamptz not null,
  primary key (landlord_id, token_id, key)
);
create index idempotent_answers_by_time on idempotent_answers (landlord_id, at);
select putright_protect('idempotent_answers', 'select, insert, delete');
