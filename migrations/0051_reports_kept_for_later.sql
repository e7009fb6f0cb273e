-- A report that somebody began and has not sent. Its answers are locked with a key that only their link carries: whoever
-- reads this table, a backup of it or an export learns that somebody began a report, and when it goes.
create table reports_kept (
  landlord_id uuid not null references landlords (id),
  token_hash bytea not null check (length(token_hash) = 32),
  locked_answers bytea not null check (length(locked_answers) between 29 and 40000),
  kept_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > kept_at),
  primary key (landlord_id, token_hash)
);
create index reports_kept_by_end on reports_kept (landlord_id, expires_at);
select putright_protect('reports_kept', 'select, insert, update, delete');
