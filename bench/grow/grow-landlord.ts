import { Client } from 'pg';
import { countLandlord } from '../../src/performance/jobs.ts';
import '../../src/modules.ts';
import { currentInstant } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { caseStatements } from './cases.ts';
import { eventStatement, longTimelineStatement } from './events.ts';
import { withoutIndexes } from './indexes.ts';
import { peopleStatements, landlordIdOf } from './people.ts';

export interface GrowOptions {
  readonly cases: number;
  readonly homes: number;
  /** How many of the cases are open, 0 to 1. */
  readonly openShare: number;
  /** Entries to add to the timeline of the newest open case; 0 for none. */
  readonly longestTimeline: number;
  readonly slug: string;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface Grown {
  readonly landlordId: string;
  readonly slug: string;
  readonly cases: number;
  readonly open: number;
  readonly teams: number;
  readonly owners: number;
}

/** The numbers every statement of the growing is written with. */
export interface Sizes {
  readonly cases: number;
  readonly homes: number;
  readonly openShare: number;
  readonly teams: number;
  readonly owners: number;
  readonly landlordId: string;
  readonly slug: string;
  readonly now: string;
}

const bigTables = ['cases', 'case_events', 'promises', 'deadlines', 'contacts', 'messages', 'repairs', 'repair_visits', 'homes', 'residents', 'tenancies', 'tenancy_people'];

/** Makes one landlord of that size, all of it or none. */
export async function growLandlord(administratorUrl: string, { cases, homes, openShare, slug, seed, longestTimeline, say }: GrowOptions): Promise<Grown> {
  const owners = clamp(Math.round(cases / 2500), 8, 400);
  const sizes: Sizes = { cases, homes, openShare, owners, teams: clamp(Math.round(owners / 10), 2, 40), landlordId: landlordIdOf(slug, seed), slug, now: currentInstant() };
  const client = new Client({ connectionString: administratorUrl });
  await client.connect();
  try {
    const run = async (what: string, sql: string) => {
      const { rowCount } = await client.query(sql);
      say(`${what}${rowCount === null ? '' : `: ${rowCount}`}`);
    };
    await client.query(`begin; set local app.landlord_id = '${sizes.landlordId}'; set local timezone = 'UTC'; set local work_mem = '256MB'; set local maintenance_work_mem = '1GB'; set local statement_timeout = 0; set local synchronous_commit = off`);
    await skipForeignKeys(client);
    await withoutIndexes(client, bigTables, async () => {
      for (const [what, sql] of peopleStatements(sizes)) await run(what, sql);
      for (const [what, sql] of caseStatements(sizes)) await run(what, sql);
      await growTimelines(client, sizes, say);
      if (longestTimeline > 0) await run('entries of the long timeline', longTimelineStatement(sizes, longestTimeline));
    }, say);
    const { rows } = await client.query<{ open: string }>('select count(*) as open from cases where landlord_id = $1 and closed_at is null', [sizes.landlordId]);
    await client.query('commit');
    // What reads a few of a million rows is planned as for a few rows only where PostgreSQL knows how many there are.
    await client.query('analyze');
    await countMeasures(administratorUrl, sizes.landlordId);
    say('what managers count');
    await client.query('vacuum (analyze)');
    say('vacuum, analyze');
    return { landlordId: sizes.landlordId, slug, cases, open: Number(rows[0]?.open), teams: sizes.teams, owners };
  } finally {
    await client.end();
  }
}

const casesATime = 20_000;

async function growTimelines(client: Client, sizes: Sizes, say: (line: string) => void): Promise<void> {
  let entries = 0;
  for (let from = 1; from <= sizes.cases; from += casesATime) {
    entries += (await client.query(eventStatement(sizes, from, from + casesATime - 1))).rowCount ?? 0;
    if (from % 200_000 === 1) say(`timelines from case ${from}`);
  }
  say(`timeline entries: ${entries}`);
}

async function countMeasures(administratorUrl: string, landlordId: string): Promise<void> {
  const database = await openDatabase({ connectionString: administratorUrl });
  await countLandlord(database, landlordId, currentInstant(), Infinity);
  await database.close();
}

/** Ours are right by the way they are made; a server where we are no superuser checks them, and takes longer. */
async function skipForeignKeys(client: Client): Promise<void> {
  await client.query('savepoint keys');
  await client.query('set local session_replication_role = replica').catch(() => client.query('rollback to savepoint keys'));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
