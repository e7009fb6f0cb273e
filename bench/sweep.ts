import { dateInLondon, instant, startOfDay } from '../src/clock/index.ts';
import { sweepDeadlines } from '../src/casefile/index.ts';
import { takeCasesDue } from '../src/casefile/store/load.ts';
import { currentInstant } from '../src/platform/clock.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import '../src/repairs/index.ts';
import { numberOption, type BenchContext, type Figure, type Part } from './measure/figure.ts';
import { startGrownServer, type GrownServer } from './measure/grown-server.ts';
import { spreadMs } from './measure/spread.ts';
import { watched } from './measure/watched.ts';

// npm run bench -- sweep --cases 1000000 --grown FOLDER --due 65000
//
// --grown is a folder filled by bench/grow.ts --open 1; without it a landlord of open cases is grown first. Clocks of --due
// cases are moved so that they ran out at midnight and nobody was told: repairs, promises and our next word alike. The
// reference is PostgreSQL alone writing as many rows of the same tables in one transaction, set-wise, with nothing decided.

/** Finding what is due among open cases, and telling it. */
export const part: Part = { name: 'sweep', about: 'the sweep among a million open cases', run };

async function run(context: BenchContext): Promise<Figure[]> {
  const small = await measureFinding(context, await startGrownServer(context, { cases: 10_000, openShare: 1, folder: context.option('small') }), 650);
  const server = await startGrownServer(context, { cases: numberOption(context, 'cases', 1_000_000), openShare: 1, folder: context.option('grown') });
  const due = numberOption(context, 'due', 65_000);
  const big = await measureFinding(context, server, due);
  return [small, { ...big, reference: { what: 'the same among 10,000', numbers: small.numbers }, aims: [{ number: 'p95Ms', atMost: 1000 }, { timesReference: 'p50Ms', atMost: 1.2 }] }, await measureTelling(context, server, due)];
}

async function makeDue(server: GrownServer, count: number): Promise<void> {
  const ended = startOfDay(dateInLondon(instant(currentInstant())));
  await server.ask(`update deadlines set next_look_at = $2::timestamptz + interval '30 days' where landlord_id = $1 and next_look_at < $2::timestamptz + interval '1 day'`, [server.landlordId, ended]);
  await server.ask(
    `update deadlines d set ends_at = $3, due_on = $3::timestamptz::date - 1, last_point = 'due-soon', next_look_at = $3 from (
       select distinct on (case_id) id from deadlines where landlord_id = $1 and status = 'open' and last_point is distinct from 'overdue' and last_point is distinct from 'still-overdue'
       order by case_id, md5(id::text) limit $2) chosen
     where d.landlord_id = $1 and d.id = chosen.id`,
    [server.landlordId, count, ended],
  );
  await server.ask('vacuum (analyze) deadlines');
}

async function measureFinding(context: BenchContext, server: GrownServer, due: number): Promise<Figure> {
  await makeDue(server, due);
  const database = await openDatabase({ connectionString: server.ownerUrl });
  context.atEnd(() => database.close());
  const took: number[] = [];
  const done = await watched({ postgres: server.pid }, async () => {
    for (let round = 0; round < 40; round += 1) {
      const began = performance.now();
      await found(database, server);
      took.push(performance.now() - began);
    }
  });
  return { what: `take the next of ${due} due among ${server.cases} open cases`, numbers: { ...spreadMs(took.slice(5)), postgresCpuMs: ((done.cpuSeconds['postgres'] ?? 0) * 1000) / 40, othersPercent: done.othersShare * 100 } };
}

class Enough extends Error {}

/** Takes a batch and lets it go again. */
async function found(database: Database, { landlordId }: GrownServer): Promise<void> {
  await database.inLandlord(landlordId, async (tx) => {
    await takeCasesDue(tx, { now: currentInstant(), most: 100, except: [] });
    throw new Enough();
  }).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error;
  });
}

async function measureTelling(context: BenchContext, server: GrownServer, due: number): Promise<Figure> {
  const reference = await writtenAlone(server, due);
  const database = await openDatabase({ connectionString: server.ownerUrl });
  context.atEnd(() => database.close());
  const now = instant(currentInstant());
  const before = await eventsSoFar(server);
  const done = await watched({ postgres: server.pid }, () => sweepDeadlines(database, server.landlordId, { now, today: dateInLondon(now), newId: () => newId() }));
  const { cases, unreadable } = done.result;
  return {
    what: `tell ${due} clocks that ran out, among ${server.cases} open cases`,
    numbers: {
      seconds: done.seconds, casesPerSecond: cases / done.seconds, cases, eventsWritten: (await eventsSoFar(server)) - before, unreadable: unreadable.length,
      sweepCpuSeconds: done.cpuSeconds['load'] ?? 0, postgresCpuSeconds: done.cpuSeconds['postgres'] ?? 0, othersPercent: done.othersShare * 100,
    },
    reference: { what: 'PostgreSQL alone, as many rows, set-wise', numbers: reference },
    aims: [{ number: 'seconds', atMost: 60 }],
  };
}

async function eventsSoFar(server: GrownServer): Promise<number> {
  const [row] = await server.ask<{ events: number }>('select sum(last_sequence)::float8 as events from cases where landlord_id = $1', [server.landlordId]);
  return row?.events ?? 0;
}

async function writtenAlone(server: GrownServer, due: number): Promise<Readonly<Record<string, number>>> {
  const chosen = `select c.* from cases c where landlord_id = $1 order by id limit ${due}`;
  const statements = [
    `insert into case_events select landlord_id, id, last_sequence + 1, now(), 'system', null, 'Putright', 'DeadlineOverdue', '{"duty": "Complete the repair"}', last_hash, last_hash from (${chosen}) c`,
    `update deadlines d set last_point = last_point, next_look_at = now() from (${chosen}) c where d.landlord_id = $1 and d.case_id = c.id and d.status = 'open' and d.kind = 'rhythm'`,
    `update cases c set last_sequence = c.last_sequence + 1 from (${chosen}) n where c.landlord_id = $1 and c.id = n.id`,
    `insert into notices select landlord_id, gen_random_uuid(), owner_id, id, 'Overdue: Complete the repair', now(), null from (${chosen}) c, generate_series(1, 2)`,
  ];
  const done = await watched({ postgres: server.pid }, async () => {
    await server.ask('begin');
    for (const statement of statements) await server.ask(statement, [server.landlordId]);
    await server.ask('rollback');
  });
  return { seconds: done.seconds, casesPerSecond: due / done.seconds, postgresCpuSeconds: done.cpuSeconds['postgres'] ?? 0, othersPercent: done.othersShare * 100 };
}
