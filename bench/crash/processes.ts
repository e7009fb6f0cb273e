import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import process, { env, execPath } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { startSettings, startWords } from '../measure/start-words.ts';

const root = join(import.meta.dirname, '..', '..');

/** A part of the product as a process of its own, started again by us whenever it dies, as a service manager would. */
export interface Part {
  readonly name: string;
  pid(): number | undefined;
  /** How often it has been started. */
  starts(): number;
  stop(): Promise<void>;
}

export interface Settings {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  readonly homes: number;
}

/** Starts `web` or `worker` and keeps it running until `stop`. */
export function keepRunning(name: string, parts: 'web' | 'worker', port: number, settings: Settings): Part {
  let child: ChildProcess | undefined;
  let starts = 0;
  let stopping = false;
  const start = (): void => {
    starts += 1;
    child = startProduct({ name, parts, port, settings });
    child.once('exit', () => {
      if (!stopping) setTimeout(start, 200);
    });
  };
  start();
  // Whatever ends us, the parts end too, and the server they started with them.
  process.once('exit', () => {
    stopping = true;
    child?.kill('SIGTERM');
  });
  return {
    name,
    pid: () => child?.pid,
    starts: () => starts,
    stop: async () => {
      stopping = true;
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await Promise.race([ended, pause(20_000)]);
      child.kill('SIGKILL');
    },
  };
}

interface Starting {
  readonly name: string;
  readonly parts: string;
  readonly port: number;
  readonly settings: Settings;
}

function startProduct({ name, parts, port, settings }: Starting): ChildProcess {
  mkdirSync(settings.folder, { recursive: true });
  const log = openSync(join(settings.folder, `${name}.log`), 'a');
  return spawn(execPath, [...startWords, 'src/main.ts'], { cwd: root, stdio: ['ignore', log, log], env: { ...env, ...startSettings, ...surroundings(settings), PARTS: parts, PORT: String(port) } });
}

/** Runs one command of the product and gives what it printed. */
export async function runCommand(settings: Settings, words: readonly string[]): Promise<string> {
  const child = spawn(execPath, ['src/cli.ts', ...words], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...env, ...surroundings(settings) } });
  const printed: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => printed.push(data));
  const [code] = (await once(child, 'exit')) as [number | null];
  const text = Buffer.concat(printed).toString();
  if (code !== 0) throw new Error(`putright ${words.join(' ')} ended with ${code}: ${text}`);
  return text;
}

function surroundings({ folder, databaseUrl, homes }: Settings): Record<string, string> {
  return {
    DATA_DIR: join(folder, 'data'),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    DEMONSTRATION: 'on',
    DEMONSTRATION_HOMES: String(homes),
    DEMONSTRATION_YEARS: '1',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
}

/** Waits until it answers that it is ready. */
export async function untilReady(port: number, withinMs: number): Promise<void> {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined);
    if (answer?.ok === true) return;
    await pause(100);
  }
  throw new Error(`Nothing was ready on port ${port} within ${withinMs / 1000} s.`);
}
