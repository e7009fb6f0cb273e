import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exit, getuid } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { anApi, landlordOf } from './api.ts';
import { checkStored, messagesWaiting } from './check.ts';
import { startCreating } from './clients.ts';
import { keepRunning, runCommand, untilReady, type Settings } from './processes.ts';
import { embeddedServer } from './server-under-test.ts';

// Fills the disk under the database and the photos while clients create repairs, then makes room again, and looks whether
// anything is lost, double or half, whether each refusal said so, and whether it went on by itself. Needs root, for a
// disk of its own in memory: node bench/crash/full-disk.ts

if (getuid?.() !== 0) throw new Error('A disk of its own can only be mounted by root.');
const folder = mkdtempSync(join(tmpdir(), 'putright-full-'));
if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1200m', 'tmpfs', folder]).status !== 0) throw new Error('The disk could not be mounted.');
chmodSync(folder, 0o755);
const server = embeddedServer(folder);
// The logs are on the same disk, as they often are.
const settings: Settings = { folder, databaseUrl: undefined, homes: 40 };
const parts = [keepRunning('web-1', 'web', 4101, settings)];
await untilReady(4101, 120_000);
parts.push(keepRunning('worker-1', 'worker', 4111, settings));
const api = await anApi(settings, [4101]);

const creating = startCreating(api, 4);
await pause(2000);
const before = creating.acknowledged.length;
const ballast = join(folder, 'ballast');
writeFileSync(ballast, Buffer.alloc(0));
const whileFull = await keepFull(15_000);
rmSync(ballast);
const roomAt = performance.now();
while (creating.firstSentAfter(roomAt) === undefined && performance.now() - roomAt < 60_000) await pause(50);
const backAfterMs = Math.round((creating.firstSentAfter(roomAt) ?? performance.now()) - roomAt);
await pause(2000);
await creating.stop();
for (let tries = 0; tries < 240 && (await messagesWaiting(server.ownerUrl(), landlordOf(api))) !== 0; tries += 1) await pause(500);
const findings = await checkStored(server.ownerUrl(), landlordOf(api), creating);
const chains = await runCommand(settings, ['verify']);
await Promise.all(parts.map((part) => part.stop()));

const notSaid = whileFull.filter(([what]) => /^5(?!03)\d\d/.test(what));
const wrong = findings.some((one) => one.wrong > 0) || notSaid.length > 0 || backAfterMs > 5000 || !whileFull.some(([what]) => what.includes('no room left')) || parts.some((part) => part.starts() > 1);
console.table(findings.map(({ what, wrong: count, examples }) => ({ what, wrong: count, examples: examples.join(' ') })));
console.log(JSON.stringify({
  acknowledgedBefore: before, acknowledged: creating.acknowledged.length,
  diskFull: whileFull.some(([what]) => what.includes('no room left')), saidWhileFull: Object.fromEntries(whileFull), backAfterMs, starts: parts.map((part) => [part.name, part.starts()]), chains: chains.trim().split('\n').at(-1),
}));
if (spawnSync('umount', ['-l', folder]).status === 0) rmSync(folder, { recursive: true, force: true });
exit(wrong ? 1 : 0);

/** Takes what room there is, and again what is set free, for so long. Gives what was answered meanwhile, and how often. */
async function keepFull(ms: number): Promise<(readonly [string, number])[]> {
  const earlier = new Map(creating.refusals);
  const began = performance.now();
  while (performance.now() - began < ms) {
    const { bavail, bsize } = statfsSync(folder);
    try {
      if (bavail > 0) writeFileSync(ballast, Buffer.alloc(Math.min(bavail * bsize, 64 * 1024 * 1024)), { flag: 'a' });
    } catch {
      // Full: that is what we want.
    }
    await pause(20);
  }
  return [...creating.refusals].map(([what, times]) => [what, times - (earlier.get(what) ?? 0)]);
}
