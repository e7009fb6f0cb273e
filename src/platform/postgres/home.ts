import { accessSync, chmodSync, constants, existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { canEnter } from './account.ts';
import type { ServerAccount } from './account.ts';

const PLACE_ANY_ACCOUNT_CAN_REACH = '/var/lib/putright';

/**
 * The real folder that holds the cluster. It is the data folder itself, unless the server's account cannot walk there
 * (root's own home, for instance) and no cluster is in it yet: then a folder under /var/lib, with a link to it in the data folder.
 */
export function prepareHome(dataDir: string, account: ServerAccount, log: (line: string) => void): string {
  makeDataFolder(dataDir);
  // Data that is there is never passed over for an empty folder elsewhere, whoever asks.
  if (existsSync(join(dataDir, 'cluster'))) return realpathSync(dataDir);
  const link = join(dataDir, 'elsewhere');
  if (isLink(link)) return followLink(link);
  if (canEnter(account, dataDir)) return realpathSync(dataDir);
  mkdirSync(PLACE_ANY_ACCOUNT_CAN_REACH, { recursive: true, mode: 0o755 });
  const home = mkdtempSync(join(PLACE_ANY_ACCOUNT_CAN_REACH, `${basename(dataDir)}-`));
  chmodSync(home, 0o755);
  try {
    symlinkSync(home, link);
  } catch (error) {
    // Another start made the link a moment ago: use its folder.
    if (isLink(link)) return followLink(link);
    throw error;
  }
  log(`PostgreSQL may not enter ${dataDir}, so its data is kept in ${home}`);
  return home;
}

function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(`The data cannot be kept in ${dataDir} (${(error as NodeJS.ErrnoException).code ?? 'no reason given'}): set DATA_DIR to a folder that this account may write to.`, { cause: error });
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function followLink(link: string): string {
  try {
    return realpathSync(link);
  } catch {
    throw new Error(`The database was kept where ${link} points, and that folder is gone. Restore it, or remove the link to begin afresh.`);
  }
}
