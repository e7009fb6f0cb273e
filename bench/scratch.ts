import { currentInstant } from '../src/platform/clock.ts';
import { makeToken } from './measure/api-token.ts';
import { makeBenchLandlord, type BenchLandlord } from './measure/bench-landlord.ts';
import { ask, runLoad, type LoadResult } from './measure/clients.ts';
import { numberOption, type BenchContext, type Figure, type Numbers, type Part } from './measure/figure.ts';
import { loadNumbers, sampled, whatWentWrong } from './measure/load-numbers.ts';
import { startBenchServer, type BenchServer } from './measure/postgres-servers.ts';
import { memoryMb } from './measure/processes.ts';
import { startProduct, type ProductProcess } from './measure/product.ts';
import { costlyStatements, countStatements, hotFunctions } from './measure/profile.ts';
import { replay, replayable, type Replayable } from './measure/replay.ts';
import { reportARepair, reportToRecord } from './measure/report-a-repair.ts';
import { spreadMs } from './measure/spread.ts';
import { perRequest, watched } from './measure/watched.ts';
import { recordWire } from './measure/wire-recorder.ts';
import type { WireTransaction } from './measure/wire.ts';

// npm run bench -- create --postgres debian --seconds 10 --minute 60 --profile on
//
// The reference is PostgreSQL doing the very same writes on the same tables, under the same role and row-level security:
// one report's statements are recorded as they go over the wire and sent again with fresh ids, each transaction whole in
// one go, by a client that does nothing else.

/** Reports of a repair through the API, beside PostgreSQL alone doing the same inserts. */
export const part: Part = { name: 'scratch', about: 'reporting a repair through the API', run };

interface Bench {
  readonly context: BenchContext;
  readonly server: BenchServer;
  readonly landlord: BenchLandlord;
  readonly token: string;
}

const port = 3986;
/** How many reports have been sent, over all loads: none is sent twice. */
let sent = 0;

async function run(context: BenchContext): Promise<Figure[]> {
  const server = await startBenchServer(context);
  const landlord = await makeBenchLandlord(context, server, { homes: numberOption(context, 'homes', 12_000), cases: numberOption(context, 'cases', 10_000) });
  const bench: Bench = { context, server, landlord, token: await makeToken(server.ownerUrl, landlord, currentInstant()) };

  const sets = [[], ['--max-semi-space-size=32'], ['--always-sparkplug'], ['--no-lazy-feedback-allocation'], ['--single-threaded-gc'], ['--no-opt'], []];
  for (const nodeWords of sets) {
    const web = await startProduct(context, { ownerUrl: server.ownerUrl, port, parts: 'web', nodeWords });
    await runLoad({ port, clients: 8, seconds: 8, next: nextReport(bench) });
    const { numbers: one } = await loaded(bench, web, { clients: 8, seconds: 8 });
    const { numbers: two } = await loaded(bench, web, { clients: 8, seconds: 8 });
    context.say('RES ' + nodeWords.join(' ') + ' ' + [one, two].map((n) => `${n['perSecond']?.toFixed(0)}/s web ${n['webCpuMs']?.toFixed(2)} pg ${n['postgresCpuMs']?.toFixed(2)}`).join(' | ') + ' ' + memoryMb(web.pid));
    await web.stop();
  }
  return [];
}

function nextReport({ token, landlord }: Bench) {
  return () => reportARepair(token, landlord.homes, sent++);
}

interface Recorded {
  readonly writes: Replayable;
  readonly everything: Replayable;
  /** The home and resident that stand in the recording. */
  readonly place: { readonly homeId: string; readonly residentId: string };
}

/** Reports three repairs through a recorder and keeps the last one's transaction: by then its statements are prepared. */
async function recordOneReport(bench: Bench): Promise<Recorded> {
  const { context, server, landlord, token } = bench;
  const recorder = await recordWire(context, server);
  const web = await startProduct(context, { ownerUrl: recorder.ownerUrl, port, parts: 'web' });
  let recordedFrom = 0;
  const [first, second, place] = landlord.homes;
  for (const home of [first, second, place]) {
    recordedFrom = Date.now();
    const answer = await ask(port, reportToRecord(token, home));
    if (answer.status !== 201) throw new Error(`A report was answered ${answer.status}: ${answer.body}`);
  }
  await web.stop();
  const transaction = recorder.transactions().findLast(({ steps }) => steps.some(({ sql }) => /insert into cases\b/.test(sql)));
  if (transaction === undefined || place === undefined) throw new Error('The recorder heard no report.');
  context.say(inWords(transaction));
  const options = { recordedFrom, alsoReplace: [place.homeId, place.residentId] };
  return {
    writes: replayable(transaction, { ...options, keep: (sql) => /\b(insert into|update|delete from)\b/i.test(sql) }),
    everything: replayable(transaction, options),
    place,
  };
}

function inWords({ steps }: WireTransaction): string {
  return `One report sends:\n${steps.map(({ sql }) => `  ${sql.replace(/\s+/g, ' ').slice(0, 140)}`).join('\n')}`;
}

async function oneSize(bench: Bench, web: ProductProcess, recorded: Recorded, clients: number): Promise<Figure> {
  const reference = await alone(bench, recorded, clients);
  const { load, numbers } = await loaded(bench, web, { clients, seconds: seconds(bench) });
  const note = whatWentWrong(load);
  return {
    what: `create, ${clients} ${clients === 1 ? 'client' : 'clients'}`,
    numbers: { ...numbers, webMb: memoryMb(web.pid) },
    reference: { what: 'PostgreSQL alone, the same writes', numbers: reference },
    aims: [
      { timesReference: 'perSecond', atLeast: 0.5 },
      ...(clients === 8 ? [{ number: 'perSecond', atLeast: 300 }, { number: 'p95Ms', atMost: 50 }, { number: 'webMb', atMost: 200 }] : []),
    ],
    ...(note === undefined ? {} : { note }),
  };
}

/** The same with what the product reads on its way to the write. */
async function withReads(bench: Bench, recorded: Recorded): Promise<Figure> {
  return { what: 'PostgreSQL alone, the same writes and reads, 8 clients', numbers: await alone(bench, { ...recorded, writes: recorded.everything }, 8) };
}

/** Many more clients than there is room for, through a minute: those let in are answered soon, the others at once. */
async function overfull(bench: Bench, web: ProductProcess, recorded: Recorded): Promise<Figure> {
  const reference = await alone(bench, recorded, 64);
  const { result, samples } = await sampled(() => memoryMb(web.pid), () => loaded(bench, web, { clients: 64, seconds: numberOption(bench.context, 'minute', 60) }));
  const { load, numbers } = result;
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const mean = (some: readonly number[]): number => some.reduce((sum, each) => sum + each, 0) / some.length;
  const note = whatWentWrong(load);
  return {
    what: 'create, 64 clients',
    numbers: { ...numbers, webMbSecondFifth: mean(samples.slice(fifth, 2 * fifth)), webMbLastFifth: mean(samples.slice(-fifth)), webMbMost: Math.max(...samples) },
    reference: { what: 'PostgreSQL alone, the same writes', numbers: reference },
    aims: [{ number: 'p99Ms', atMost: 1000 }, { number: 'webMbMost', atMost: 200 }, { timesReference: 'perSecond', atLeast: 0.5 }],
    ...(note === undefined ? {} : { note }),
  };
}

function seconds({ context }: Bench): number {
  return numberOption(context, 'seconds', 8);
}

async function loaded(bench: Bench, web: ProductProcess, how: { readonly clients: number; readonly seconds: number }): Promise<{ readonly load: LoadResult; readonly numbers: Numbers }> {
  const done = await watched({ web: web.pid, postgres: bench.server.pid }, () => runLoad({ port, ...how, next: nextReport(bench) }));
  return { load: done.result, numbers: loadNumbers(done) };
}

async function alone(bench: Bench, { writes, place }: Recorded, clients: number): Promise<Numbers> {
  const { server, landlord } = bench;
  const places = (index: number): Record<string, string> => {
    const home = landlord.homes[(index * 7919) % landlord.homes.length];
    return home === undefined ? {} : { [place.homeId]: home.homeId, [place.residentId]: home.residentId };
  };
  const done = await watched({ postgres: server.pid }, () => replay(server, writes, { clients, seconds: seconds(bench), places }));
  return { perSecond: done.result.length / done.seconds, ...spreadMs(done.result), ...perRequest(done, done.result.length) };
}
