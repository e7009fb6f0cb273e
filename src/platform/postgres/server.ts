import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { kill } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import { isServing, readPidFile, removeStalePidFile } from './running.ts';
import type { RunningServer } from './running.ts';
import { settingArguments } from './settings.ts';
import type { Settings } from './settings.ts';
import { prepareSocketFolder, SOCKET_PORT } from './socket.ts';

export type Place = { home: string; cluster: string; binaries: Binaries; account: ServerAccount; settings: Settings };

/** After a crash the old server's children need a moment to notice and go. */
const KEEP_TRYING_MS = 2000;
const LOOK_AGAIN_MS = 20;
const FAST_SHUTDOWN_MS = 30_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** The server for this cluster: the one already running, or else a new one. Waits for crash recovery to finish. */
export async function findOrStartServer(place: Place): Promise<RunningServer & { adopted: boolean }> {
  let firstFailure: number | undefined;
  for (;;) {
    const running = readPidFile(place.cluster);
    if (running && isServing(running, place.cluster)) {
      const adopted = await untilReady(place.cluster, running.pid);
      if (adopted) return { ...adopted, adopted: true };
    }
    removeStalePidFile(place.cluster);
    const child = spawnServer(place);
    const started = child.pid === undefined ? undefined : await untilReady(place.cluster, child.pid, child);
    if (started) return { ...started, adopted: false };
    firstFailure ??= Date.now();
    if (Date.now() - firstFailure > KEEP_TRYING_MS) throw new Error(`PostgreSQL did not start. Its log ends:\n${endOfLog(place.home)}`);
    await pause(LOOK_AGAIN_MS * 5);
  }
}

/** A fast shutdown: clients are disconnected, everything is written, the folder is left clean. */
export async function stopServer(cluster: string, server: RunningServer): Promise<void> {
  signal(server.pid, 'SIGINT');
  const patienceEnds = Date.now() + FAST_SHUTDOWN_MS;
  let urged = false;
  // Its postmaster.pid goes a moment before it does: whoever was told that it has stopped may remove the folder.
  while (isServing(server, cluster)) {
    if (!urged && Date.now() > patienceEnds) {
      // Safe: what was committed is replayed from the write-ahead log at the next start.
      signal(server.pid, 'SIGQUIT');
      urged = true;
    }
    await pause(LOOK_AGAIN_MS);
  }
}

// Detached, so that Ctrl-C in the terminal reaches only us and the last requests can still be answered; and with its log in
// a file, so that it outlives us whole if we are killed.
function spawnServer({ home, cluster, binaries, account, settings }: Place): ChildProcess {
  const log = openLog(home);
  const socketFolder = prepareSocketFolder(home, account);
  const words = ['-D', cluster, '-p', String(SOCKET_PORT), '-k', socketFolder, ...settingArguments(settings)];
  const child = spawn(join(binaries.folder, 'postgres'), words, {
    ...account,
    cwd: cluster,
    detached: true,
    stdio: ['ignore', log, log],
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
  });
  child.on('error', () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

async function untilReady(cluster: string, pid: number, child?: ChildProcess): Promise<RunningServer | undefined> {
  for (;;) {
    const seen = readPidFile(cluster);
    if (seen?.pid === pid && seen.ready) return seen;
    if (child ? hasExited(child) : !(seen?.pid === pid && isServing(seen, cluster))) return undefined;
    await pause(LOOK_AGAIN_MS);
  }
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    kill(pid, name);
  } catch {
    // It has already gone.
  }
}

function openLog(home: string): number {
  const path = join(home, 'postgres.log');
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(path, `${path}.old`);
  return openSync(path, 'a', 0o600);
}

function endOfLog(home: string): string {
  return readFileSync(join(home, 'postgres.log'), 'utf8').trim().split('\n').slice(-8).join('\n');
}
