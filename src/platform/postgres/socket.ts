import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo } from './account.ts';
import type { ServerAccount } from './account.ts';

/** Only the file's name depends on it: the server listens on no network port. */
export const SOCKET_PORT = 5432;

// The kernel's limit is 107 bytes on Linux and 103 on macOS, for the folder and the socket's own name together.
const LONGEST_SOCKET_PATH = 103;

/** A folder for the server's socket that only the server's account (and root) can enter. */
export function prepareSocketFolder(home: string, account: ServerAccount): string {
  const folder = join(home, 'socket');
  if (Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) > LONGEST_SOCKET_PATH) {
    const short = mkdtempSync('/tmp/putright-');
    giveTo(account, short);
    return short;
  }
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(account, folder);
  return folder;
}

/** A connection string for a server that listens on a socket in `folder`. */
export function socketUrl(folder: string, user: string, database: string): string {
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(folder)}&port=${SOCKET_PORT}`;
}
