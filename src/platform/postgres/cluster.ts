import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo } from './account.ts';
import type { ServerAccount } from './account.ts';
import type { Binaries } from './binaries.ts';

export const SUPERUSER = 'postgres';

/** The cluster's folder inside `home`, made on the first start and refused when another major version made it. */
export function prepareCluster(home: string, binaries: Binaries, account: ServerAccount): string {
  const cluster = join(home, 'cluster');
  if (!existsSync(cluster)) createCluster(cluster, binaries, account);
  const madeBy = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (Number(madeBy) === binaries.major) return cluster;
  throw new Error(
    `The data in ${cluster} was made by PostgreSQL ${madeBy}, and this version of Putright carries PostgreSQL ${binaries.major}. ` +
      'Nothing was touched. Export with the Putright version that made it, start this one on a new folder, and import.',
  );
}

// Made under another name and moved into place, so that a kill half-way leaves nothing that looks like a cluster,
// and so that of two first starts only one wins.
function createCluster(cluster: string, binaries: Binaries, account: ServerAccount): void {
  const nursery = mkdtempSync(`${cluster}.new-`);
  giveTo(account, nursery);
  const unfinished = join(nursery, 'cluster');
  mkdirSync(unfinished, { mode: 0o700 });
  giveTo(account, unfinished);
  try {
    initialise(unfinished, binaries, account);
    moveIntoPlace(unfinished, cluster);
  } finally {
    rmSync(nursery, { recursive: true, force: true });
  }
}

function initialise(folder: string, binaries: Binaries, account: ServerAccount): void {
  const result = spawnSync(
    join(binaries.folder, 'initdb'),
    // Trust is safe only because the socket's folder admits nobody but the server's account and root.
    // The package's ICU is old, so text is ordered by PostgreSQL's own rules.
    [`--pgdata=${folder}`, `--username=${SUPERUSER}`, '--auth=trust', '--encoding=UTF8', '--no-instructions',
      '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    { ...account, cwd: '/', encoding: 'utf8', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } },
  );
  if (result.status === 0) return;
  throw new Error(`PostgreSQL could not make its data folder ${folder}: ${(result.stderr ?? String(result.error)).trim()}`);
}

function moveIntoPlace(unfinished: string, cluster: string): void {
  try {
    renameSync(unfinished, cluster);
  } catch (error) {
    // Another first start finished just before us.
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error;
  }
}
