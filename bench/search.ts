import { Client } from 'pg';
import { findCases, findHomes, findPeople } from '../src/casefile/queries/search.ts';
import { dateInLondon, type Instant, type PlainDate } from '../src/clock/index.ts';
import { currentInstant } from '../src/platform/clock.ts';
import { openDatabase, type Tx } from '../src/platform/database/index.ts';
import { migrate } from '../src/platform/migrations/index.ts';
import { landlordIdOf, peopleStatements } from './grow/people.ts';
import { idOf } from './grow/chance.ts';
import { withoutIndexes } from './grow/indexes.ts';
import { numberOption, type BenchContext, type Figure, type Numbers, type Part } from './measure/figure.ts';
import { migrationsFolder } from '../src/platform/open-product.ts';
import { startBenchServer } from './measure/postgres-servers.ts';
import { spreadMs } from './measure/spread.ts';
import { perRequest, watched } from './measure/watched.ts';
import { searchBedStatements } from './grow/search-words.ts';

// npm run bench -- search --cases 1000000 --homes 100000 --rounds 60 --folder FOLDER
//
// With --folder, what was seeded there before is searched again.
//
// The reference is the same searches asked by a superuser, whom row-level security does not bind, with the words as an
// ordinary condition.

/** The search box over cases, homes and people, under row-level security. */
export const part: Part = { name: 'search', about: 'the search box', run };

type Ask = (tx: Tx, organisationId: string, round: number) => Promise<{ readonly length: number }>;

async function run(context: BenchContext): Promise<Figure[]> {
  const server = await startBenchServer(context);
  await migrate({ connectionString: server.ownerUrl, folder: migrationsFolder, log: () => undefined });
  const landlordId = landlordIdOf('searchfield', 1);
  const cases = numberOption(context, 'cases', 1_000_000);
  const superuser = new Client({ connectionString: server.superuserUrl });
  await superuser.connect();
  context.atEnd(() => superuser.end());
  const organisationId = await seed(context, superuser, { landlordId, cases, homes: numberOption(context, 'homes', Math.ceil(cases / 10)) });
  const database = await openDatabase({ connectionString: server.ownerUrl, mostConnections: 2 });
  context.atEnd(() => database.close());
  const figures: Figure[] = [];
  const rounds = numberOption(context, 'rounds', 60);
  const ours = (ask: Ask) => (round: number) => database.inLandlord(landlordId, (tx) => ask(tx, organisationId, round));
  const theirs = (ask: Ask) => (round: number) => asSuperuser(superuser, landlordId, (tx) => ask(tx, organisationId, round));
  for (const [what, ask] of Object.entries(searches(dateInLondon(currentInstant() as Instant), cases))) {
    figures.push({
      what: `${what} (${server.name})`,
      numbers: await measured(server.pid, rounds, ours(ask)),
      reference: { what: 'the same as superuser, without row-level security', numbers: await measured(server.pid, rounds, theirs(ask)) },
      aims: [{ number: 'p95Ms', atMost: 50 }],
    });
  }
  return figures;
}

/** The searches one after another, some first that do not count; processor time is of PostgreSQL and of this process. */
async function measured(postgres: number, rounds: number, ask: (round: number) => Promise<{ readonly length: number }>): Promise<Numbers> {
  for (let round = 0; round < 6; round += 1) await ask(round);
  const took: number[] = [];
  let found = 0;
  const all = await watched({ postgres }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { ms, result } = await timed(() => ask(round + 6));
      took.push(ms);
      found += result.length;
    }
  });
  return { ...spreadMs(took), foundEach: found / rounds, ...perRequest(all, rounds) };
}

function searches(today: PlainDate, cases: number): Readonly<Record<string, Ask>> {
  const of = (words: (round: number) => string, stranger = false): Ask => async (tx, organisationId, round) => {
    const typed = words(round);
    const reader = { organisationId: stranger ? '00000000-0000-4000-8000-000000000000' : organisationId };
    return (await findCases(tx, { typed, reader, from: today })).found;
  };
  const whole = (words: (round: number) => string): Ask => async (tx, organisationId, round) => {
    const typed = words(round);
    const homes = await findHomes(tx, { typed, organisationId });
    const people = await findPeople(tx, { typed, organisationId });
    const { found } = await findCases(tx, { typed, reader: { organisationId }, from: today });
    return [...homes, ...people, ...found];
  };
  const number = (round: number) => 1 + ((round * 7919) % cases);
  return {
    'a common word': of((round) => ['leak', 'kitchen', 'boiler', 'mould'][round % 4] ?? ''),
    'two common words': of((round) => ['leaking kitchen', 'repairs boiler', 'mould bathroom', 'tap water'][round % 4] ?? ''),
    'a rare word': of((round) => `rare${round % 50}x`),
    'the number of a reference': of((round) => String(number(round)).padStart(5, '0')),
    'a name and a common word': of((round) => `${['okafor', 'patel', 'shah', 'quinn'][round % 4] ?? ''} mould`),
    'nothing to be found': of((round) => `nothing${round}`),
    'a common word, for a reader of few homes': of(() => 'leak', true),
    'a name: homes, people and cases': whole((round) => ['Amina Okafor', 'Ben Patel', 'Grace Shah', 'Leo Quinn'][round % 4] ?? ''),
    'a telephone number: homes, people and cases': whole((round) => `07700 9${String(number(round) % 100_000).padStart(5, '0')}`),
    'an address: homes, people and cases': whole((round) => `${1 + (round % 90)} Larch Road`),
    'a town of all homes: homes, people and cases': whole(() => 'manchester'),
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}

async function seed(context: BenchContext, client: Client, { landlordId, cases, homes }: { landlordId: string; cases: number; homes: number }): Promise<string> {
  const sizes = { cases, homes, landlordId, openShare: 0.12, teams: 40, owners: 400, slug: 'searchfield', now: currentInstant() };
  if ((await client.query('select from landlords where id = $1', [landlordId])).rowCount === 1) return organisationOfBed(client);
  await client.query("set session_replication_role = replica; set work_mem = '256MB'; set maintenance_work_mem = '1GB'; set synchronous_commit = off; set timezone = 'UTC'");
  await client.query(`select set_config('app.landlord_id', '${landlordId}', false)`);
  await withoutIndexes(client, ['cases', 'homes', 'residents', 'search_words'], async () => {
    for (const [what, sql] of [...peopleStatements(sizes), ...searchBedStatements(sizes)]) {
      const { ms, result } = await timed(() => client.query(sql));
      context.say(`${what}: ${result.rowCount ?? ''} in ${Math.round(ms / 1000)} s`);
    }
  }, context.say);
  await client.query('vacuum (analyze)');
  await client.query('reset work_mem; reset session_replication_role');
  return organisationOfBed(client);
}

async function organisationOfBed(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(`select ${idOf("'1'", 'organisation')} as id`);
  return rows[0]?.id ?? '';
}

/** A transaction on the superuser's connection: the policy's condition becomes an ordinary one. */
async function asSuperuser<T>(client: Client, landlordId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const query = async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
    const open = sql.replace('from search_words where', "from search_words where words @@ nullif(current_setting('app.search_words', true), '')::tsquery and");
    return (await client.query(open, [...parameters])).rows as Row[];
  };
  await client.query('begin');
  const result = await work({ landlordId, query, send: (sql, parameters) => void query(sql, parameters), wake: () => undefined });
  await client.query('commit');
  return result;
}
