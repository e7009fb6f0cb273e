-- Where a block stands and whether it is silent, beside its marks, so that a map is one read of stored rows. Null in runs made before this: their
-- points are in insight_runs.found, which nothing reads any more, and the next night's run has them here.
alter table insight_areas
  add column latitude double precision,
  add column longitude double precision,
  add column is_silent boolean not null default false;
