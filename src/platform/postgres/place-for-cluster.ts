import { join, resolve } from 'node:path';
import { giveAllTo, serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { prepareHome } from './home.ts';

/** Where a data folder's cluster belongs, before there is one: for a restore. */
export type PlaceForCluster = {
  home: string;
  cluster: string;
  /** The PostgreSQL that will read it. */
  major: number;
  /** Gives a folder and all in it to the account that the server runs under. */
  handOver(folder: string): void;
};

export function placeForCluster(dataDir: string, log: (line: string) => void): PlaceForCluster {
  const account = serverAccount(resolve(dataDir));
  const home = prepareHome(resolve(dataDir), account, log);
  const { major } = findBinaries(home, account);
  return { home, cluster: join(home, 'cluster'), major, handOver: (folder) => giveAllTo(account, folder) };
}
