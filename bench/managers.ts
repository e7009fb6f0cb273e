import { ask, runLoad, type ClientRequest } from './measure/clients.ts';
import { numberOption, type BenchContext, type Figure, type Part } from './measure/figure.ts';
import { startGrownServer, type GrownServer } from './measure/grown-server.ts';
import { loadNumbers, whatWentWrong } from './measure/load-numbers.ts';
import { fromSomewhere, startProduct, type ProductProcess } from './measure/product.ts';
import { watched } from './measure/watched.ts';

// npm run bench -- managers --cases 1000000 --grown FOLDER --seconds 10
//
// --grown is a folder that bench/grow.ts filled; without it a landlord of --cases is grown first. The reference is a
// page without figures, for the same manager.

/** The managers' page and the rows behind its figures, as a signed-in manager reads them. */
export const part: Part = { name: 'managers', about: 'the managers’ page at a million repairs', run };

const port = 3978;
const aim = [{ number: 'p95Ms', atMost: 200 } as const];

interface Page {
  readonly what: string;
  readonly path: (index: number) => string;
}

async function run(context: BenchContext): Promise<Figure[]> {
  const server = await startGrownServer(context, { cases: numberOption(context, 'cases', 1_000_000), openShare: 0.12, folder: context.option('grown') });
  const pages = await pagesOf(server);
  const web = await startProduct(context, { ownerUrl: server.ownerUrl, port, parts: 'web', settings: { REQUESTS_PER_MINUTE: '10000000' } });
  const figures: Figure[] = [];
  for (const page of pages) figures.push(await measure(context, { server, web, page }));
  await web.stop();
  return figures;
}

async function pagesOf(server: GrownServer): Promise<readonly Page[]> {
  const teams = await server.ask<{ id: string }>('select id from teams where landlord_id = $1 order by id', [server.landlordId]);
  const team = (index: number) => teams[(index * 7919) % teams.length]?.id ?? '';
  const address = (query: string) => () => `/manage/performance${query}`;
  return [
    { what: 'figures by team and month', path: address('') },
    { what: 'figures by team and month, as CSV', path: () => '/manage/performance.csv?by=team' },
    { what: 'performance, five years', path: address('?from=2021-12') },
    { what: 'performance by trade, one team', path: (index) => `/manage/performance?by=trade&measure=promises-kept&team=${team(index)}` },
    { what: 'rows of a figure', path: address('/rows?measure=promises-kept&which=others') },
    { what: 'rows of a figure, one team and trade', path: (index) => `/manage/performance/rows?measure=closed-late&team=${team(index)}&trade=roofer` },
    { what: 'performance by neighbourhood, one trade', path: address('?by=neighbourhood&trade=plumber') },
    { what: 'rows that count no longer', path: address('/rows?measure=first-time-fix&which=amended&from=2022-01') },
    { what: 'how things stand now, by team (slow to count: kept for a minute)', path: () => '/manage' },
    { what: 'overdue now', path: address('/rows?measure=overdue-now&which=hits') },
  ];
}

async function measure(context: BenchContext, { server, web, page }: { readonly server: GrownServer; readonly web: ProductProcess; readonly page: Page }): Promise<Figure> {
  const request = (path: string, index: number): ClientRequest => ({ path, headers: { cookie: server.cookie, 'accept-encoding': 'br, gzip', ...fromSomewhere(index) } });
  const first = await ask(port, request(page.path(0), 0));
  if (first.status !== 200) throw new Error(`${page.path(0)} was answered ${first.status}: ${first.body.slice(0, 200)}`);
  const seconds = numberOption(context, 'seconds', 5);
  const load = (path: (index: number) => string, lasting: number) => watched({ web: web.pid, postgres: server.pid }, () => runLoad({ port, clients: 1, seconds: lasting, next: (index) => request(path(index), index) }));
  await load(page.path, 1);
  const done = await load(page.path, seconds);
  const reference = await load(() => '/account', seconds / 2);
  const note = whatWentWrong(done.result);
  return {
    what: `${page.what}, ${server.cases} cases`,
    numbers: loadNumbers(done),
    reference: { what: 'a page without figures', numbers: loadNumbers(reference) },
    aims: aim,
    ...(note === undefined ? {} : { note }),
  };
}
