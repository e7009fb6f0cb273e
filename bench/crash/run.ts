import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exit, kill } from 'node:process';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { demonstrationPassword } from '../../src/demonstration/index.ts';
import { anApi, landlordOf } from './api.ts';
import { checkStored, messagesWaiting, type Finding } from './check.ts';
import { startCreating, type Creating } from './clients.ts';
import { keepRunning, runCommand, untilReady, type Part, type Settings } from './processes.ts';
import { watchPage, signIn, type Watched } from './watch-page.ts';
import { embeddedServer, type ServerUnderTest } from './server-under-test.ts';
import { debianServer } from './debian-server.ts';

// Kills web, worker and PostgreSQL at random while clients create repairs and send each again until it is acknowledged,
// then looks whether anything is lost, double or half. Ends with 1 if so. npm run crash-test -- --help

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    clients: { type: 'string', default: '8' },
    homes: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    debian: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(`npm run crash-test -- [--kills 20] [--clients 8] [--homes 60] [--seed N] [--only web|worker|PostgreSQL] [--debian]
  --debian  two web processes and two workers on Debian's PostgreSQL; without it, one of each on the embedded one`);
  exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'putright-crash-'));
const server = values.debian ? await debianServer(folder) : embeddedServer(folder);
const settings: Settings = { folder, databaseUrl: server.databaseUrl, homes: Number(values.homes) };
const ports = values.debian ? [4101, 4102] : [4101];
const webs = [keepRunning('web-1', 'web', 4101, settings)];
await untilReady(4101, 120_000);
if (values.debian) webs.push(keepRunning('web-2', 'web', 4102, settings));
const workers = (values.debian ? ['worker-1', 'worker-2'] : ['worker-1']).map((name, index) => keepRunning(name, 'worker', 4111 + index, settings));
for (const port of ports) await untilReady(port, 30_000);

const api = await anApi(settings, ports);
const cookie = await signIn(4101, 'manager@tarnbrook.example', demonstrationPassword);
const creating = startCreating(api, Number(values.clients));
const watched = watchPage(ports, cookie);
await pause(2000);
const killed = await killAtRandom();
await pause(3000);
await Promise.all([creating.stop(), watched.stop()]);
const waited = await untilNothingWaits();
const findings = await checkStored(server.ownerUrl(), landlordOf(api), creating);
const chains = await runCommand(settings, ['verify']);
await stopAll([...webs, ...workers], server);
report(findings, { creating, watched, killed, waited, chains, parts: [...webs, ...workers] });

interface Killed {
  readonly what: string;
  /** Until a create was acknowledged again, in milliseconds. */
  readonly backAfterMs: number;
}

async function killAtRandom(): Promise<Killed[]> {
  const random = chance(Number(values.seed));
  const done: Killed[] = [];
  const targets = [...webs, ...workers].map((part) => ({ name: part.name, kill: () => killPart(part) }));
  targets.push({ name: 'PostgreSQL', kill: () => server.kill() });
  const chosen = targets.filter(({ name }) => name.startsWith(values.only));
  for (let number = 0; number < Number(values.kills); number += 1) {
    // The first few are one of each, so that no run leaves one out.
    const target = chosen[number < chosen.length ? number : Math.floor(random() * chosen.length)];
    if (target === undefined) break;
    await pause(400 + random() * 2600);
    target.kill();
    const at = performance.now();
    while (creating.firstSentAfter(at) === undefined && performance.now() - at < 60_000) await pause(20);
    const backAfterMs = Math.round((creating.firstSentAfter(at) ?? performance.now()) - at);
    done.push({ what: target.name, backAfterMs });
    console.log(`killed ${target.name}: ${creating.acknowledged.length} acknowledged, the next after ${backAfterMs} ms`);
  }
  return done;
}

function killPart(part: Part): void {
  const pid = part.pid();
  if (pid !== undefined) kill(pid, 'SIGKILL');
}

/** Repeatable for a seed: a linear congruence is chance enough for choosing what to kill. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

async function untilNothingWaits(): Promise<number> {
  const began = performance.now();
  const landlord = landlordOf(api);
  while ((await messagesWaiting(server.ownerUrl(), landlord)) !== 0 && performance.now() - began < 300_000) await pause(500);
  return Math.round((performance.now() - began) / 1000);
}

async function stopAll(parts: readonly Part[], under: ServerUnderTest): Promise<void> {
  await Promise.all(parts.map((part) => part.stop()));
  await under.stop();
}

interface Seen {
  readonly creating: Creating;
  readonly watched: Watched;
  readonly killed: readonly Killed[];
  readonly waited: number;
  readonly chains: string;
  readonly parts: readonly Part[];
}

function report(findings: readonly Finding[], { creating, watched, killed, waited, chains, parts }: Seen): void {
  const slowest = Math.max(0, ...killed.map(({ backAfterMs }) => backAfterMs));
  const longestOutage = Math.round(Math.max(0, ...watched.outages));
  const more: Finding[] = [
    { what: 'times it took more than 5 s to come back', wrong: killed.filter(({ backAfterMs }) => backAfterMs > 5000).length, examples: [] },
    { what: 'parts of the product that ended without being killed', wrong: parts.reduce((sum, part) => sum + part.starts() - 1, 0) - killed.filter(({ what }) => what !== 'PostgreSQL').length, examples: [] },
    { what: 'page answers that were neither the page nor "not just now"', wrong: watched.wrong.length, examples: watched.wrong.slice(0, 5) },
  ];
  const all = [...findings, ...more];
  console.table(all.map(({ what, wrong, examples }) => ({ what, wrong, examples: examples.join(' ') })));
  console.log(JSON.stringify({
    seed: Number(values.seed), server: server.name, kills: killed.length, asked: creating.wanted.length, acknowledged: creating.acknowledged.length,
    replayed: creating.acknowledged.filter(({ wasReplay }) => wasReplay).length, slowestBackMs: slowest, longestPageOutageMs: longestOutage,
    secondsUntilEveryMessageWasOut: waited, refusals: Object.fromEntries(creating.refusals), chains: chains.trim().split('\n').at(-1),
  }));
  const failed = all.some(({ wrong }) => wrong > 0);
  if (!failed) rmSync(folder, { recursive: true, force: true });
  else console.error(`What was stored and the logs are in ${folder}`);
  exit(failed ? 1 : 0);
}
