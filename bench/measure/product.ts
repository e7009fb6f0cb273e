import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { BenchContext } from './figure.ts';
import { startSettings, startWords } from './start-words.ts';

/** One process of the product, started as anybody starts it. */
export interface ProductProcess {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

export interface ProductOptions {
  readonly ownerUrl: string;
  readonly port: number;
  /** `web`, `worker` or both. */
  readonly parts: string;
  /** Further settings, by name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Words for Node itself, such as `--cpu-prof`. */
  readonly nodeWords?: readonly string[];
}

const root = join(import.meta.dirname, '..', '..');

/** Starts the product on a database that has a landlord, and waits until it says that it is running. Stopped at the end of the bench. */
export async function startProduct(context: BenchContext, options: ProductOptions): Promise<ProductProcess> {
  const child = spawn(process.execPath, [...startWords, ...(options.nodeWords ?? []), 'src/main.ts'], {
    cwd: root,
    env: {
      ...startSettings,
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(options.port),
      PARTS: options.parts,
      DATA_DIR: context.newFolder(),
      DATABASE_URL: options.ownerUrl,
      DEMONSTRATION: 'off',
      // So that the load may come from as many networks as a landlord's residents do: see `fromSomewhere`.
      TRUST_PROXY: 'on',
      ...options.settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await running(child);
  const stop = (): Promise<void> => stopped(child);
  context.atEnd(stop);
  return { pid: child.pid ?? 0, port: options.port, stop };
}

/** The header with which the one proxy in front says where a request came from: a limit for each network is not what is measured. */
export function fromSomewhere(index: number): Readonly<Record<string, string>> {
  const [high, middle, low] = [(index >> 16) & 255, (index >> 8) & 255, index & 255];
  return { 'x-forwarded-for': `10.${high}.${middle}.${low}` };
}

function running(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes('Putright is running')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The product stopped with ${code} before it was running.`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
    child.once('exit', () => {
      clearTimeout(patience);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
