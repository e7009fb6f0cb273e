-- The job tables belong to the owner and are closed to the application's role, so a job is added through this one
-- door, inside the caller's own transaction. A payload carries ids only, never words about a person.
create function putright_add_job(task text, payload json, run_at timestamptz, key text)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  select graphile_worker.add_job(
    identifier => task, payload => payload, run_at => run_at, job_key => key, max_attempts => 12);
$$;
revoke all on function putright_add_job(text, json, timestamptz, text) from public;
grant execute on function putright_add_job(text, json, timestamptz, text) to putright_app;
