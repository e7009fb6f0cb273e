import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process, { env, execPath } from 'node:process';
import { after } from 'node:test';
import { startEmbeddedPostgres } from '../src/platform/postgres/index.ts';
import type { EmbeddedPostgres } from '../src/platform/postgres/index.ts';

/** Kept between runs, and shared by runs at the same time: the launcher stops it with its last user. */
export const TEST_DATA_FOLDER = join(import.meta.dirname, '..', '.data', 'test');

/** A server for tests: who may create databases there, and who should own them. */
export type TestServer = { administratorUrl: string; ownerUrl: string; owner: string | undefined; wasRunning: boolean };

let started: Promise<TestServer> | undefined;
let embedded: EmbeddedPostgres | undefined;

/** The one server of this run, started when first asked for: our own, or that of TEST_DATABASE_URL. */
export function testServer(): Promise<TestServer> {
  started ??= env['TEST_DATABASE_URL'] ? Promise.resolve(givenServer(env['TEST_DATABASE_URL'])) : startOwnServer();
  return started;
}

function givenServer(url: string): TestServer {
  return { administratorUrl: url, ownerUrl: url, owner: undefined, wasRunning: true };
}

async function startOwnServer(): Promise<TestServer> {
  embedded = await startEmbeddedPostgres({
    dataDir: TEST_DATA_FOLDER,
    log: () => undefined,
    // Test data may be lost: nothing is worth waiting for the disk.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  const { superuserUrl, ownerUrl, wasRunning } = embedded;
  return { administratorUrl: superuserUrl, ownerUrl, owner: 'putright', wasRunning };
}

/** Things to do before the server stops, in order. */
export const beforeServerStops: (() => Promise<void>)[] = [];

// At the top of the module, so that it belongs to the whole run and not to the first file that asks.
after(async () => {
  for (const action of beforeServerStops) await action();
  const server = embedded;
  embedded = undefined;
  await server?.stop();
});

// Ctrl-C and a forced exit leave no time to wait, so a process of its own stops what we leave behind.
process.on('exit', () => {
  if (!embedded) return;
  spawn(execPath, [join(import.meta.dirname, 'stop-server.ts')], { detached: true, stdio: 'ignore' }).unref();
});
