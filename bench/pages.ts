import { ask, runLoad, type ClientRequest } from './measure/clients.ts';
import { numberOption, type Aim, type BenchContext, type Figure, type Numbers, type Part } from './measure/figure.ts';
import { startGrownServer, type GrownServer } from './measure/grown-server.ts';
import { loadNumbers, whatWentWrong } from './measure/load-numbers.ts';
import { fromSomewhere, startProduct, type ProductProcess } from './measure/product.ts';
import { hotFunctions } from './measure/profile.ts';
import { replay, replayable } from './measure/replay.ts';
import { spreadMs } from './measure/spread.ts';
import { perRequest, watched } from './measure/watched.ts';
import { recordWire } from './measure/wire-recorder.ts';
import type { WireTransaction } from './measure/wire.ts';

// npm run bench -- pages --cases 1000000 --grown FOLDER --seconds 8 --profile on
//
// --grown is a folder that bench/grow.ts filled; without it a landlord of --cases is grown first. The same is measured on
// 10,000 cases in the same run (--small FOLDER to keep that one too). The reference is PostgreSQL alone: what one page
// asked is recorded as it goes over the wire and sent again, each page whole in one go, by a client that does nothing else.

/** The queue, the page of a case and the monthly figures, as a signed-in manager reads them. */
export const part: Part = { name: 'pages', about: 'pages at a million cases', run };

const port = 3985;

interface Page {
  readonly what: string;
  readonly path: (index: number) => string;
  readonly aims: readonly Aim[];
  /** Words of a statement by which its transaction is known in the recording. */
  readonly sign: RegExp;
}

async function run(context: BenchContext): Promise<Figure[]> {
  const cases = numberOption(context, 'cases', 1_000_000);
  const small = await startGrownServer(context, { cases: 10_000, openShare: 0.12, folder: context.option('small') });
  const smallFigures = await measurePages(context, small);
  const big = await startGrownServer(context, { cases, openShare: 0.12, folder: context.option('grown') });
  return [...smallFigures, ...(await measurePages(context, big))];
}

async function pagesOf(server: GrownServer): Promise<Page[]> {
  const scope = [server.landlordId];
  const owners = await server.ask<{ id: string }>('select id from staff where landlord_id = $1 order by id limit 400', scope);
  const cases = await server.ask<{ reference: string }>('select reference from cases where landlord_id = $1 and id > $2 order by id limit 500', [...scope, '019a0000-0000-7000-8000-000000000000']);
  const [longest] = await server.ask<{ reference: string }>('select reference from cases where landlord_id = $1 and last_sequence > 1000 limit 1', scope);
  const oneOf = <Entry>(list: readonly Entry[], index: number): Entry | undefined => list[(index * 7919) % list.length];
  return [
    { what: 'queue, 50 rows by due date, one owner and stage', path: (index) => `/queue?team=all&owner=${oneOf(owners, index)?.id ?? ''}&stage=booked`, sign: /from cases c[^]*limit 51/, aims: [{ number: 'p95Ms', atMost: 30 }] },
    { what: 'queue of all teams', path: () => '/queue?team=all', sign: /from cases c[^]*limit 51/, aims: [{ number: 'p95Ms', atMost: 30 }] },
    { what: 'page of a repair', path: (index) => `/repairs/${oneOf(cases, index)?.reference ?? ''}`, sign: /insert into record_views/, aims: [{ number: 'p95Ms', atMost: 25 }] },
    ...(longest === undefined ? [] : [{ what: 'page of a repair with 5,000 entries', path: () => `/repairs/${longest.reference}`, sign: /insert into record_views/, aims: [{ number: 'p95Ms' as const, atMost: 25 }] }]),
    { what: 'figures by team and month', path: () => '/manage/performance', sign: /measured_months/, aims: [{ number: 'p95Ms', atMost: 100 }] },
  ];
}

type Recorded = ReadonlyMap<Page, { readonly from: number; readonly transaction: WireTransaction }>;

/** Opens each page three times through a recorder and keeps the last time's transaction: by then its statements are prepared. */
async function recordPages(context: BenchContext, server: GrownServer, pages: readonly Page[]): Promise<Recorded> {
  const recorder = await recordWire(context, server);
  const web = await startProduct(context, { ownerUrl: recorder.ownerUrl, port, parts: 'web' });
  const recorded = new Map<Page, { readonly from: number; readonly transaction: WireTransaction }>();
  for (const page of pages) {
    let from = 0;
    for (let index = 0; index < 3; index += 1) {
      from = Date.now();
      const answer = await ask(port, request(server, page, index));
      if (answer.status !== 200) throw new Error(`${page.path(index)} was answered ${answer.status}: ${answer.body.slice(0, 200)}`);
    }
    const transaction = recorder.transactions().findLast(({ steps }) => steps.some(({ sql }) => page.sign.test(sql)));
    if (transaction !== undefined) recorded.set(page, { from, transaction });
    context.say(`${page.what}:\n${(transaction?.steps ?? []).map(({ sql }) => `  ${sql.replace(/\s+/g, ' ').slice(0, 150)}`).join('\n')}`);
  }
  await web.stop();
  return recorded;
}

async function measurePages(context: BenchContext, server: GrownServer): Promise<Figure[]> {
  const pages = await pagesOf(server);
  const recorded = await recordPages(context, server, pages);
  const profiles = context.option('profile') === undefined ? undefined : context.newFolder();
  const web = await startProduct(context, { ownerUrl: server.ownerUrl, port, parts: 'web', settings: { REQUESTS_PER_MINUTE: '10000000' }, nodeWords: profiles === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profiles] });
  const figures: Figure[] = [];
  for (const page of pages) {
    const known = recorded.get(page);
    for (const clients of [1, 8]) {
      const reference = known === undefined ? undefined : await alone(context, server, { ...known, clients });
      figures.push(await measurePage(context, { server, web, page, clients, ...(reference === undefined ? {} : { reference }) }));
    }
  }
  await web.stop();
  if (profiles !== undefined) context.say(hotFunctions(profiles, 40).join('\n'));
  return figures;
}

const request = ({ cookie }: GrownServer, { path }: Page, index: number): ClientRequest => ({ path: path(index), headers: { cookie, 'accept-encoding': 'br, gzip', ...fromSomewhere(index) } });

interface Measuring {
  readonly server: GrownServer;
  readonly web: ProductProcess;
  readonly page: Page;
  readonly clients: number;
  readonly reference?: Numbers;
}

async function measurePage(context: BenchContext, { server, web, page, clients, reference }: Measuring): Promise<Figure> {
  const seconds = numberOption(context, 'seconds', 5);
  const next = (index: number) => request(server, page, index);
  await runLoad({ port, clients, seconds: 1, next });
  let bytes = 0;
  const done = await watched({ web: web.pid, postgres: server.pid }, () => runLoad({ port, clients, seconds, next, onAnswer: (answer) => (bytes = answer.bytes) }));
  const note = whatWentWrong(done.result);
  return {
    what: `${page.what}, ${server.cases} cases, ${clients} ${clients === 1 ? 'client' : 'clients'}`,
    numbers: { ...loadNumbers(done), pageKb: bytes / 1024 },
    ...(reference === undefined ? {} : { reference: { what: 'PostgreSQL alone, the same questions', numbers: reference } }),
    aims: clients === 1 ? page.aims : [{ number: 'perSecond', atLeast: 200 }],
    ...(note === undefined ? {} : { note }),
  };
}

async function alone(context: BenchContext, server: GrownServer, { from, transaction, clients }: { readonly from: number; readonly transaction: WireTransaction; readonly clients: number }): Promise<Numbers> {
  const what = replayable(transaction, { recordedFrom: from, alsoReplace: [], keep: () => true });
  const withoutReferences = { ...what, holes: what.holes.filter(({ group }) => !/^[A-Z]{3}-/.test(group)) };
  const done = await watched({ postgres: server.pid }, () => replay(server, withoutReferences, { clients, seconds: numberOption(context, 'seconds', 5) / 2, places: () => ({}) }));
  return { perSecond: done.result.length / done.seconds, ...spreadMs(done.result), ...perRequest(done, done.result.length) };
}
