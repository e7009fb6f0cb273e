import { Client } from 'pg';
import { withoutIndexes } from './indexes.ts';

export interface PastJobs {
  readonly landlordId: string;
  /** How many closed jobs there shall be in all. */
  readonly total: number;
  /** Homes that keep to themselves: they get `each` jobs of the last year and no more, so that they can be measured again. */
  readonly busy: readonly string[];
  readonly each: number;
}

/** Closed repairs of the last three years, header and repair alone, spread over every home; the busy homes get theirs first. */
export async function addPastJobs(url: string, { landlordId, total, busy, each }: PastJobs, say: (line: string) => void): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica; set local statement_timeout = 0; set local synchronous_commit = off; set local maintenance_work_mem = '512MB'`);
    const { rows: [counted] } = await client.query<{ closed: string; ofBusy: string }>(
      `select count(*) as closed, count(*) filter (where reference like 'BUSY-%') as "ofBusy" from cases where landlord_id = $1 and closed_at is not null`, [landlordId]);
    const forBusy = Number(counted?.ofBusy) === 0 ? busy.length * each : 0;
    const missing = Math.max(0, total - Number(counted?.closed) - forBusy);
    await withoutIndexes(client, ['cases', 'repairs'], async () => {
      if (forBusy > 0) await client.query(jobsSql(365, 'id = any ($2::uuid[])'), [landlordId, busy, forBusy, 'BUSY']);
      if (missing > 0) await client.query(jobsSql(1095, 'id <> all ($2::uuid[])'), [landlordId, busy, missing, `PAST-${total}`]);
    }, say);
    await client.query('commit');
    await client.query('vacuum (analyze) cases, repairs');
    say(`${missing + forBusy} past jobs`);
  } finally {
    await client.end();
  }
}

/** Every job has the owner and team of the landlord's first case; problems go round, but "entryphone" is never among them. */
function jobsSql(days: number, which: string): string {
  return `with model as (select owner_id, team_id, last_hash from cases where landlord_id = $1 limit 1),
    places as materialized (select id as home_id, row_number() over (order by id) - 1 as place from homes where landlord_id = $1 and ${which}),
    jobs as materialized (
      select n, gen_random_uuid() as id, home_id, now() - interval '1 day' - (n * 37 % ${days}) * interval '1 day' as closed_at,
        (array['leak', 'tap', 'toilet', 'window', 'blocked-drain', 'light-or-socket', 'fence-or-path', 'inside-door'])[1 + n % 8] as problem
      from generate_series(1, $3::int) g(n) join places on place = n % (select count(*) from places)),
    headers as (
      insert into cases (landlord_id, id, reference, kind, title, home_id, owner_id, team_id, stage, priority, update_every, opened_at, closed_at, version, last_sequence, last_hash, search_text)
      select $1, id, $4 || '-' || n, 'repair', problem, home_id, owner_id, team_id, 'closed', 'routine', 5, closed_at - interval '9 days', closed_at, 1, 1, last_hash, '' from jobs, model)
    insert into repairs (landlord_id, case_id, stage, reported_at, problem, room, extent, since, words, reported_by, reporter_name, hazard, is_emergency, priority, trade, cause)
    select $1, id, 'closed', closed_at - interval '9 days', problem, 'Kitchen', 'One small spot', 'Today', 'It drips.', 'resident', 'Sam Okafor', 'none-seen', false, 'routine', 'plumber', 'part-worn' from jobs`;
}
