import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/postgres/index.ts';
import type { BenchContext, Figure, Part } from './measure/figure.ts';

const root = join(import.meta.dirname, '..');

/** How long a first and a later start take, beside PostgreSQL alone doing its part of each in the same run. */
export const part: Part = { name: 'start', about: 'first and later start', run };

async function run(context: BenchContext): Promise<Figure[]> {
  const [product, alone] = [context.newFolder(), context.newFolder()];
  const figures: Figure[] = [];
  for (const [what, atMost] of [['first start, 300 homes and a year', 20], ['later start', 3]] as const) {
    const seconds = await postgresAlone(alone);
    const started = await timed(() => startProduct(product));
    await stopProduct(started.result);
    figures.push({
      what,
      numbers: { seconds: started.seconds },
      reference: { what: 'PostgreSQL alone', numbers: { seconds } },
      aims: [{ number: 'seconds', atMost }],
    });
  }
  return figures;
}

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
