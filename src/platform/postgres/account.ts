import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';

/** Who the server runs as. Empty when we are an ordinary user: the server then runs as ourselves. */
export type ServerAccount = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root, so root lends it to whoever has the data already, else to `postgres`, else to `nobody`. */
export function serverAccount(dataDir: string): ServerAccount {
  if (getuid?.() !== 0) {
    refuseNamelessUser();
    return {};
  }
  const entries = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const owner = ownerOfData(dataDir);
  if (owner !== undefined && entries.some(([, , uid]) => uid === String(owner.uid))) return owner;
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = entries.find(([name]) => name === wanted) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL refuses to run as root, and /etc/passwd has neither postgres nor nobody to run it as.');
}

/** Files of a service's database that became another account's would keep the service from starting. */
function ownerOfData(dataDir: string): Required<ServerAccount> | undefined {
  for (const place of [join(dataDir, 'cluster'), join(dataDir, 'elsewhere', 'cluster'), dataDir]) {
    const found = statSync(place, { throwIfNoEntry: false });
    if (found !== undefined) return found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
  }
  return undefined;
}

/** Hands a folder or file to the server's account; does nothing when that is ourselves. */
export function giveTo(account: ServerAccount, path: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}

/** Hands a folder and all in it to the server's account. A link is handed over itself, and not what it points to. */
export function giveAllTo(account: ServerAccount, path: string): void {
  if (account.uid === undefined || account.gid === undefined) return;
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveAllTo(account, join(path, name));
}

/**
 * What root made in a data folder becomes its owner's, who could not read it otherwise: all of it, or what is under one
 * name. Gives whose it is now; undefined when we are not root and there is nothing to hand over.
 */
export function giveToItsOwner(dataDir: string, name = '.'): 'its owner' | 'root' | undefined {
  if (getuid?.() !== 0) return undefined;
  const { uid, gid } = statSync(dataDir);
  if (uid === 0) return 'root';
  const path = join(dataDir, name);
  if (existsSync(path)) giveAllTo({ uid, gid }, path);
  return 'its owner';
}

/** Whether the server's account can walk into this folder, found by trying. */
export function canEnter(account: ServerAccount, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

// initdb looks its user up by name, and containers are often started under a bare number.
function refuseNamelessUser(): void {
  try {
    userInfo();
  } catch {
    throw new Error(
      `The embedded PostgreSQL needs a user with a name, and uid ${getuid?.()} has none: run as a named user or set DATABASE_URL.`,
    );
  }
}
