import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getuid, kill } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerUnderTest } from './server-under-test.ts';

const port = '5597';

/** Debian's own PostgreSQL with a cluster of its own, started again by us when it is killed, as its service would be. */
export async function debianServer(folder: string): Promise<ServerUnderTest> {
  const binaries = globSync('/usr/lib/postgresql/*/bin').toSorted().at(-1);
  if (binaries === undefined) throw new Error("Debian's PostgreSQL is not here: apt install postgresql");
  const cluster = join(folder, 'debian');
  const account = accountFor(folder, cluster);
  chmodSync(folder, 0o755);
  const made = spawnSync(join(binaries, 'initdb'), ['-D', cluster, '-U', 'putright', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'], account);
  if (made.status !== 0) throw new Error(made.stderr.toString());
  let child: ChildProcess | undefined;
  let stopping = false;
  const start = (): void => {
    child = spawn(join(binaries, 'postgres'), ['-D', cluster, '-p', port, '-h', '127.0.0.1', '-k', cluster], { ...account, stdio: 'ignore' });
    child.once('exit', () => {
      if (!stopping) setTimeout(start, 300);
    });
  };
  start();
  await untilOpen(cluster);
  const url = `postgres://putright@127.0.0.1:${port}/postgres`;
  return {
    name: `Debian's, ${binaries.split('/')[4] ?? ''}`,
    databaseUrl: url,
    ownerUrl: () => url,
    kill: () => kill(Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL'),
    stop: async () => {
      stopping = true;
      child?.kill('SIGINT');
      await pause(1500);
      child?.kill('SIGKILL');
    },
  };
}

/** PostgreSQL refuses to run as root: then as the account its package made. */
function accountFor(folder: string, cluster: string): { uid?: number; gid?: number } {
  mkdirSync(cluster, { recursive: true });
  if (getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith('postgres:'))?.split(':');
  const uid = Number(line?.[2] ?? 65534);
  const gid = Number(line?.[3] ?? 65534);
  chownSync(cluster, uid, gid);
  chmodSync(folder, 0o755);
  return { uid, gid };
}

async function untilOpen(cluster: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (existsSync(join(cluster, 'postmaster.pid')) && readFileSync(join(cluster, 'postmaster.pid'), 'utf8').includes('ready')) return;
    await pause(50);
  }
  throw new Error('PostgreSQL did not open.');
}
