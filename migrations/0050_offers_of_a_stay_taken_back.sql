-- An offer of somewhere to stay that we took back stays on record with its reason; what it was owed by is owed again.
alter table temporary_moves
  add column withdrawn_at timestamptz,
  add column withdrawn_because text,
  add constraint temporary_moves_withdrawn_with_a_reason check ((withdrawn_at is null) = (withdrawn_because is null));
