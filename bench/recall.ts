import { openDatabase, type Database, type Tx } from '../src/platform/database/index.ts';
import { currentInstant } from '../src/platform/clock.ts';
import { newId } from '../src/platform/ids.ts';
import { landlordById, type Landlord } from '../src/platform/landlord.ts';
import { performReport, type NewRepair } from '../src/repairs/index.ts';
import { recallsCountSince } from '../src/repairs/perform.ts';
import { earlierFixOfCause, repairsLikeThis } from '../src/repairs/queries/open-like-this.ts';
import { addPastJobs } from './grow/past-jobs.ts';
import { makeBenchLandlord, type BenchHome } from './measure/bench-landlord.ts';
import { numberOption, type BenchContext, type Figure, type Numbers, type Part } from './measure/figure.ts';
import { onceIn, startBenchServer, type BenchServer } from './measure/postgres-servers.ts';
import { spreadMs } from './measure/spread.ts';
import { perRequest, watched } from './measure/watched.ts';

// npm run bench -- recall --few 10000 --many 1000000 --homes 100000 --rounds 400
//
// One landlord, measured when --few jobs have closed there and again when --many have. Five homes have 400 jobs of the last
// year each, at both sizes. The reference of the second is the first; that of the first is PostgreSQL alone reading one
// case by its key. Each thing is done in a transaction of its own, under row-level security, and let go again.

/** Whether a report is a job come back, however many jobs there have been. */
export const part: Part = { name: 'recall', about: 'finding what came back among a million past jobs', run };

const busyHomes = 5;
const jobsOfBusyHome = 400;

interface Bench {
  readonly context: BenchContext;
  readonly server: BenchServer;
  readonly database: Database;
  readonly landlord: Landlord;
  readonly homes: readonly BenchHome[];
  readonly busy: readonly BenchHome[];
  readonly keys: readonly string[];
  readonly person: { readonly ownerId: string; readonly teamId: string };
}

async function run(context: BenchContext): Promise<Figure[]> {
  const bench = await prepare(context);
  const sizes = [numberOption(context, 'few', 10_000), numberOption(context, 'many', 1_000_000)] as const;
  const few = await measureAll(bench, sizes[0]);
  const many = await measureAll(bench, sizes[1]);
  const alone = few.find(({ isAlone }) => isAlone)?.numbers ?? {};
  return [
    ...few.map(({ what, numbers, isAlone }) => ({ what, numbers, ...(isAlone ? {} : { reference: { what: 'PostgreSQL alone, a case by its key', numbers: alone } }) })),
    ...many.map(({ what, numbers }, at) => ({ what, numbers, reference: { what: few[at]?.what ?? '', numbers: few[at]?.numbers ?? {} }, aims: [{ timesReference: 'p50Ms', atMost: 1.2 }, { timesReference: 'postgresCpuMs', atMost: 1.2 }] as const })),
  ];
}

async function prepare(context: BenchContext): Promise<Bench> {
  const server = await startBenchServer(context);
  const homes = numberOption(context, 'homes', 100_000);
  const made = await makeBenchLandlord(context, server, { homes, cases: 2000 });
  const database = await openDatabase({ connectionString: server.ownerUrl, mostConnections: 2 });
  context.atEnd(() => database.close());
  const landlord = await database.inLandlord(made.id, (tx) => landlordById(tx, made.id));
  const [person] = await onceIn<Bench['person']>(server.superuserUrl, 'select owner_id as "ownerId", team_id as "teamId" from cases where landlord_id = $1 limit 1', [made.id]);
  const keys = await onceIn<{ id: string }>(server.superuserUrl, 'select id from cases where landlord_id = $1 limit 500', [made.id]);
  if (landlord === undefined || person === undefined) throw new Error('The landlord for the bench was not made.');
  return { context, server, database, landlord, homes: made.homes.slice(busyHomes), busy: made.homes.slice(0, busyHomes), keys: keys.map(({ id }) => id), person };
}

interface Measured {
  readonly what: string;
  readonly numbers: Numbers;
  readonly isAlone: boolean;
}

async function measureAll(bench: Bench, total: number): Promise<readonly Measured[]> {
  const { context, server, landlord, busy, homes, keys } = bench;
  await addPastJobs(server.superuserUrl, { landlordId: landlord.id, total, busy: busy.map(({ homeId }) => homeId), each: jobsOfBusyHome }, context.say);
  const among = `among ${total} past jobs`;
  const [ordinary, crowded] = [(at: number) => homes[(at * 7919) % homes.length], (at: number) => busy[at % busy.length]];
  const since = recallsCountSince({ landlord, now: currentInstant() });
  const like = (tx: Tx, home: BenchHome | undefined, problem: string) => repairsLikeThis(tx, { homeId: home?.homeId ?? null, communalAreaId: null }, { problem, since });
  const cases: readonly (readonly [what: string, work: (tx: Tx, at: number) => Promise<unknown>])[] = [
    [`PostgreSQL alone, a case by its key, ${among}`, (tx, at) => tx.query('select reference, closed_at from cases where landlord_id = $1 and id = $2', [landlord.id, keys[at % keys.length]])],
    [`found or not, an ordinary home, ${among}`, (tx, at) => like(tx, ordinary(at), 'tap')],
    [`found, a home with ${jobsOfBusyHome} jobs of the last year, ${among}`, (tx, at) => like(tx, crowded(at), 'tap')],
    [`never had, a home with ${jobsOfBusyHome} jobs of the last year, ${among}`, (tx, at) => like(tx, crowded(at), 'entryphone')],
    [`of the same cause, such a home, ${among}`, (tx, at) => earlierFixOfCause(tx, { homeId: crowded(at)?.homeId ?? null, communalAreaId: null }, { cause: 'part-worn', since, before: currentInstant() })],
    [`a report of what came back, whole, ${among}`, (tx, at) => report(bench, tx, crowded(at))],
  ];
  const known = await bench.database.inLandlord(landlord.id, (tx) => Promise.all([like(tx, crowded(0), 'tap'), like(tx, crowded(0), 'entryphone')]));
  if (known[0].earlier === undefined || known[1].earlier !== undefined) throw new Error('The past jobs are not as the bench wants them.');
  const measured: Measured[] = [];
  for (const [at, [what, work]] of cases.entries()) measured.push({ what, numbers: await measure(bench, work), isAlone: at === 0 });
  return measured;
}

function report({ landlord, person }: Bench, tx: Tx, home: BenchHome | undefined): Promise<unknown> {
  const id = newId();
  const wanted = {
    homeId: home?.homeId ?? null, communalAreaId: null, residentId: home?.residentId ?? null, ...person, ids: { id, reference: `BENCH-${id}` },
    report: { type: 'ReportRepair', photos: [], isEmergency: false, report: { problem: 'tap', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'It drips again.', reportedBy: 'resident', reporterName: 'Sam Okafor', reporterContact: null } },
  } as unknown as NewRepair;
  const now = currentInstant();
  return performReport({ tx, landlord, actor: { kind: 'system', name: 'Bench' }, now, today: now.slice(0, 10), newId }, wanted);
}

class LetGo extends Error {}

async function measure({ context, server, database, landlord }: Bench, work: (tx: Tx, at: number) => Promise<unknown>): Promise<Numbers> {
  const rounds = numberOption(context, 'rounds', 400);
  const once = async (at: number): Promise<number> => {
    let took = 0;
    await database.inLandlord(landlord.id, async (tx) => {
      const began = performance.now();
      await work(tx, at);
      took = performance.now() - began;
      throw new LetGo();
    }).catch((error: unknown) => {
      if (!(error instanceof LetGo)) throw error;
    });
    return took;
  };
  for (let at = 0; at < 40; at += 1) await once(at);
  const took: number[] = [];
  const done = await watched({ postgres: server.pid }, async () => {
    for (let at = 0; at < rounds; at += 1) took.push(await once(40 + at));
  });
  return { ...spreadMs(took), ...perRequest(done, rounds) };
}
