// node bench/bench-putright.mjs 10k|100k [create,view,list,fts,report,over]
// Putright with the peers' own generated cases, client and PostgreSQL server: lines like those of their bench-rt.mjs, to be
// read beside them. PEERS is where ../shared/peers has been set up (/srv/peers); SECS and RUNS as there.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { newId } from '../src/platform/ids.ts';
import { fromSomewhere, startProduct } from './measure/product.ts';
import { prepare, referenceOf } from './peers/prepare.ts';
import { signIn } from './peers/signed-in.ts';

const peers = process.env.PEERS ?? '/srv/peers';
const { bench, load, loop, mem, pgpid, roots } = await import(join(peers, 'scripts', 'lib.mjs'));
const [size = '10k', wanted = 'view,list,create,fts,report'] = process.argv.slice(2);
const parts = wanted.split(',');
const port = Number(process.env.PORT ?? 8511);
const secs = Number(process.env.SECS ?? 8);
const runs = Number(process.env.RUNS ?? 3);
const endings = [];
const context = {
  say: (line) => console.error(line),
  option: () => undefined,
  newFolder: () => {
    const folder = mkdtempSync(join(tmpdir(), 'putright-bench-'));
    chmodSync(folder, 0o755);
    endings.push(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  },
  atEnd: (action) => endings.push(action),
};

const { ownerUrl, landlord, token, cases } = await prepare('postgresql://postgres@127.0.0.1:5499', `putright_${size}`, join(peers, `cases-${size}.tsv`), context.say);
const web = await startProduct(context, { ownerUrl, port, parts: 'web' });
roots.push(web.pid);

let seed = 7;
const chance = (below) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % below;
let asked = 0;
const somewhere = () => fromSomewhere(asked++);
const browsers = [];
for (let client = 0; client < (parts.includes('over') ? 64 : 8); client += 1) browsers.push(await signIn(port, landlord.officers[0].email, client));
const manager = await signIn(port, landlord.manager.email, 65);
const officer = landlord.officers[0].id;

const page = (path, client) => ({ port, path, headers: { ...somewhere(), cookie: browsers[client % browsers.length].cookie } });
const json = (path) => ({ port, path, headers: { ...somewhere(), authorization: `Bearer ${token}` } });
const search = (words, client) => {
  const { cookie, formToken } = browsers[client % browsers.length];
  return { port, method: 'POST', path: '/search', headers: { ...somewhere(), cookie, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ _csrf: formToken, q: words }).toString() };
};
/** As the peers' create: the same words, from one of the 500 tenants. */
export function create(tag = '') {
  const { homeId, residentId } = landlord.tenants[asked % landlord.tenants.length];
  const words = `Leak under sink ${tag}. ${'Water is coming through the ceiling of the back bedroom and the wall is damp. '.repeat(3)}`;
  return {
    port, method: 'POST', path: '/api/v1/repairs',
    headers: { ...somewhere(), authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({ homeId, problem: 'leak', room: 'Kitchen', extent: 'One small spot', since: 'Today', words, isEmergency: false, reporter: { residentId }, anotherProblem: true }),
  };
}
const someCase = () => referenceOf(1 + chance(cases));
const closed = (clients, make, more = {}) => loop({ clients, secs, make, ...more });

const measures = {
  view: async () => {
    await bench('view web officer 1c', runs, () => closed(1, (_, c) => page(`/repairs/${someCase()}`, c), { warm: 6 }));
    await bench('view web officer 8c', runs, () => closed(8, (_, c) => page(`/repairs/${someCase()}`, c)));
    await bench('view JSON officer 1c', runs, () => closed(1, () => json(`/api/v1/repairs/${someCase()}`), { warm: 6 }));
    await bench('history JSON officer 1c', 1, () => closed(1, () => json(`/api/v1/cases/${someCase()}/timeline`)));
  },
  list: async () => {
    const queue = `/queue?team=all&owner=${officer}`;
    await bench('list50 web officer 1c', runs, () => closed(1, (_, c) => page(queue, c), { warm: 4 }));
    await bench('list50 web officer 8c', runs, () => closed(8, (_, c) => page(queue, c)));
    await bench('list50 JSON officer 1c', runs, () => closed(1, () => json(`/api/v1/cases?team=all&owner=${officer}&limit=50`)));
    await bench('queue50 web officer 1c (team)', runs, () => closed(1, (_, c) => page(`/queue?team=${landlord.teams[2].id}`, c)));
    await bench('homepage web officer 1c', 1, () => closed(1, (_, c) => page('/work', c)));
  },
  create: async () => {
    await bench('create JSON 1c', runs, () => closed(1, () => create(), { warm: 6 }));
    await bench('create JSON 8c', runs, () => closed(8, () => create()));
  },
  fts: async () => {
    for (const [name, words] of [['rare ref', () => `ref${1 + chance(9000)}`], ['damp mould', () => 'damp mould'], ['mould (8% of docs)', () => 'mould']]) {
      await bench(`fts web officer 1c: ${name}`, runs, () => closed(1, (_, c) => search(words(), c), { max: 32 }));
    }
  },
  report: async () => {
    const asManager = (path) => ({ port, path, headers: { ...somewhere(), cookie: manager.cookie } });
    await bench('report web manager 1c: team x month', runs, () => closed(1, () => asManager('/manage/performance'), { max: 20 }));
    await bench('figures web manager 1c', runs, () => closed(1, () => asManager('/manage'), { max: 20 }));
  },
  over: async () => {
    for (const clients of [16, 64]) await bench(`overload create ${clients}c`, 1, () => loop({ clients, secs: 20, make: () => create(), retryWait: 50 }));
    await bench('overload mixed view/list 64c', 1, () => loop({ clients: 64, secs: 20, retryWait: 50, make: (_, c) => (chance(3) ? page(`/repairs/${someCase()}`, c) : page(`/queue?team=all&owner=${officer}`, c)) }));
  },
};

try {
  console.log(JSON.stringify({ db: `putright_${size}`, cases, load: load() }));
  for (const part of parts) await measures[part]?.();
  console.log(JSON.stringify({ app: mem(web.pid), pg: mem(pgpid()), load: load() }));
} finally {
  for (let ending = endings.pop(); ending !== undefined; ending = endings.pop()) await ending();
}
