import { keepUpWithCases } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { writeTogether, type Tx } from '../../platform/database/index.ts';
import { dampProblems } from '../model.ts';
import { episodesWithCase, type DampReport, type KeptEpisode } from './episodes-with-case.ts';

keepUpWithCases({ name: 'damp-episodes', keepUp: keepEpisodes, recount: recountEpisodes });

/** Tells the episodes of the homes of these cases anew from their repairs, and writes what differs. A problem once reported never becomes another. */
export async function keepEpisodes(tx: Tx, caseIds: readonly string[]): Promise<void> {
  const homes = await tx.query<{ home: string }>(
    `select distinct c.home_id as home from cases c join repairs r on r.landlord_id = $1 and r.case_id = c.id
     where c.landlord_id = $1 and c.id = any ($2::uuid[]) and c.home_id is not null and r.problem = any ($3::text[])`,
    [tx.landlordId, caseIds, dampProblems],
  );
  if (homes.length > 0) await tellAnew(tx, homes.map(({ home }) => home));
}

async function tellAnew(tx: Tx, homes: readonly string[]): Promise<void> {
  const { before, now, known } = await comparedOf(tx, homes);
  const keys = new Set(now.map(keyOf));
  const rowOf = ({ home, from, lastReportedOn, closedOn, reports: count, caseId }: KeptEpisode) =>
    ({ landlord_id: tx.landlordId, home_id: home, began_on: from, last_reported_on: lastReportedOn, closed_on: closedOn, reports: count, case_id: caseId });
  await writeTogether(tx, [
    {
      sql: 'delete from damp_episodes d using json_populate_recordset(null::damp_episodes, {rows}) as n where d.landlord_id = n.landlord_id and d.home_id = n.home_id and d.began_on = n.began_on',
      rows: before.filter((episode) => !keys.has(keyOf(episode))).map(rowOf),
    },
    {
      table: 'damp_episodes',
      rows: now.filter((episode) => !known.has(JSON.stringify(episode))).map(rowOf),
      onConflict: `on conflict (landlord_id, home_id, began_on) do update set last_reported_on = excluded.last_reported_on, closed_on = excluded.closed_on,
        reports = excluded.reports, case_id = excluded.case_id`,
    },
  ]);
}

interface Compared {
  readonly before: readonly KeptEpisode[];
  readonly now: readonly KeptEpisode[];
  /** Each that is kept, as text. */
  readonly known: ReadonlySet<string>;
}

async function comparedOf(tx: Tx, homes: readonly string[]): Promise<Compared> {
  const [reports, before] = await Promise.all([reportsOf(tx, homes), keptOf(tx, homes)]);
  return { before, now: episodesWithCase(reports), known: new Set(before.map((episode) => JSON.stringify(episode))) };
}

const homesATime = 2000;

/** Every home that has episodes or reports of damp, some at a time, but those of which a case waits to be counted. */
async function recountEpisodes(tx: Tx, mends: boolean): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const homes = await homesAfter(tx, after);
    const { before, now, known } = await comparedOf(tx, homes);
    const told = new Set(now.map((episode) => JSON.stringify(episode)));
    wrong.push(...new Set([...before.filter((episode) => !told.has(JSON.stringify(episode))), ...now.filter((episode) => !known.has(JSON.stringify(episode)))].map(({ home }) => home)));
    after = homes.at(-1) ?? after;
    if (homes.length < homesATime) break;
  }
  if (wrong.length === 0) return [];
  if (mends) for (let at = 0; at < wrong.length; at += homesATime) await tellAnew(tx, wrong.slice(at, at + homesATime));
  return [`episodes of damp differ at ${wrong.length === 1 ? 'the home' : `${wrong.length} homes, such as`} ${wrong[0] ?? ''}`];
}

async function homesAfter(tx: Tx, after: string): Promise<readonly string[]> {
  const rows = await tx.query<{ home: string }>(
    `select home from (
       select d.home_id as home from damp_episodes d where d.landlord_id = $1 and d.home_id > $2
       union select c.home_id from cases c join repairs r on r.landlord_id = $1 and r.case_id = c.id where c.landlord_id = $1 and c.home_id > $2 and r.problem = any ($3::text[])
     ) as homes
     where not exists (select from cases_to_count w join cases c on c.landlord_id = $1 and c.id = w.case_id where w.landlord_id = $1 and c.home_id = homes.home)
     order by home limit ${homesATime}`,
    [tx.landlordId, after, dampProblems],
  );
  return rows.map(({ home }) => home);
}

const keyOf = ({ home, from }: Pick<KeptEpisode, 'home' | 'from'>): string => `${home} ${from}`;

/** What was raised in error was never there; whatever else became of a report, somebody had lived in damp. */
function reportsOf(tx: Tx, homes: readonly string[]): Promise<DampReport[]> {
  return tx.query<DampReport>(
    `select c.home_id as home, c.id as "caseId", (r.reported_at at time zone 'Europe/London')::date as "reportedOn", (c.closed_at at time zone 'Europe/London')::date as "closedOn"
     from cases c join repairs r on r.landlord_id = $1 and r.case_id = c.id
     where c.landlord_id = $1 and c.home_id = any ($2::uuid[]) and r.problem = any ($3::text[])
       and not (r.stage = 'cancelled' and exists (select 1 from case_events e where e.landlord_id = $1 and e.case_id = c.id and e.type = 'RepairCancelled' and e.data->>'reason' = 'raised in error'))`,
    [tx.landlordId, homes, dampProblems],
  );
}

async function keptOf(tx: Tx, homes: readonly string[]): Promise<KeptEpisode[]> {
  const rows = await tx.query<{ home: string; from: PlainDate; lastReportedOn: PlainDate; closedOn: PlainDate | null; reports: number; caseId: string }>(
    `select home_id as home, began_on as "from", last_reported_on as "lastReportedOn", closed_on as "closedOn", reports, case_id as "caseId"
     from damp_episodes where landlord_id = $1 and home_id = any ($2::uuid[])`,
    [tx.landlordId, homes],
  );
  return rows.map(({ home, from, lastReportedOn, closedOn, reports, caseId }) => ({ home, from, lastReportedOn, closedOn, reports, caseId }));
}
