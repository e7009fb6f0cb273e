import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/postgres/index.ts';

// How long a first and a later start take, beside PostgreSQL alone doing its part of each in the same run.
// Prints a table, then the same as JSON. Figures to keep go into docs/performance.md with the date.

const root = join(import.meta.dirname, '..');

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly result: T }> {
  const began = performance.now();
  const result = await work();
  return { seconds: (performance.now() - began) / 1000, result };
}

async function startProduct(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '3987', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes('Putright is running')) resolve();
    });
    child.on('exit', (code) => reject(new Error(`The product stopped with ${code} before it was running.`)));
  });
  const answer = await fetch('http://127.0.0.1:3987/sign-in');
  if (!answer.ok) throw new Error(`The first page answered ${answer.status}.`);
  return child;
}

async function stopProduct(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function postgresAlone(dataDir: string): Promise<number> {
  const { seconds, result } = await timed(() => startEmbeddedPostgres({ dataDir, log: () => undefined }));
  await result.stop();
  return seconds;
}

const product = mkdtempSync(join(tmpdir(), 'putright-bench-'));
const alone = mkdtempSync(join(tmpdir(), 'putright-bench-'));
try {
  const busyBefore = loadavg()[0] ?? 0;
  const rows = [];
  for (const [what, limit] of [['first start, 300 homes and a year', 20], ['later start', 3]] as const) {
    const reference = await postgresAlone(alone);
    const { seconds, result } = await timed(() => startProduct(product));
    await stopProduct(result);
    rows.push({ what, seconds: round(seconds), limit, ofLimit: round(seconds / limit), postgresAlone: round(reference), timesPostgres: round(seconds / reference) });
  }
  console.table(rows);
  console.log(JSON.stringify({ node: process.version, loadBefore: round(busyBefore), rows }));
} finally {
  rmSync(product, { recursive: true, force: true });
  rmSync(alone, { recursive: true, force: true });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
