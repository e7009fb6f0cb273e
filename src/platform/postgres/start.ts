import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { prepareCluster, SUPERUSER } from './cluster.ts';
import { takeHold } from './hold.ts';
import type { Hold } from './hold.ts';
import { prepareHome } from './home.ts';
import { DATABASE, OWNER, prepareDatabase } from './owner.ts';
import type { RunningServer } from './running.ts';
import { findOrStartServer, stopServer } from './server.ts';
import type { Place } from './server.ts';
import type { Settings } from './settings.ts';
import { keepRunning } from './keep-running.ts';
import { socketUrl } from './socket.ts';

export type EmbeddedPostgresOptions = {
  dataDir: string;
  log: (line: string) => void;
  /** PostgreSQL settings that replace ours: for tests, and for filling a new database. */
  settings?: Settings;
  /** Start the server again whenever it ends without being asked to. */
  keepRunning?: boolean;
};

export type EmbeddedPostgres = {
  /** Connects as the owner of the product's database, who is no superuser: for migrations and for the product. */
  ownerUrl: string;
  /** Connects as the superuser: for physical backups and for tests, never for the product. */
  superuserUrl: string;
  /** The real folder of the cluster: inside `dataDir`, or wherever its `elsewhere` link points. */
  cluster: string;
  /** True when this start made the product's database. */
  wasFirstStart: boolean;
  /** True when the server was already running: its starter was killed, or still uses it. */
  wasRunning: boolean;
  /** Stops the server, unless another process still uses it. */
  stop(): Promise<void>;
};

/** Starts (or joins) the PostgreSQL that is installed with Putright, keeping its data in `dataDir`. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const account = serverAccount(dataDir);
  const home = prepareHome(dataDir, account, options.log);
  const binaries = findBinaries(home, account);
  const cluster = prepareCluster(home, binaries, account);
  const place: Place = { home, cluster, binaries, account, settings: options.settings ?? {} };
  const joined = await joinServer(place);
  const { server } = joined;
  const kept = options.keepRunning === true ? keepRunning(joined, { rejoin: () => joinServer(place), log: options.log }) : undefined;
  const superuserUrl = socketUrl(server.socketFolder, SUPERUSER, 'postgres');
  return {
    ownerUrl: socketUrl(server.socketFolder, OWNER, DATABASE),
    superuserUrl,
    cluster,
    wasFirstStart: await prepareDatabase(superuserUrl),
    wasRunning: server.adopted,
    stop: async () => leaveServer(place, (await kept?.stop()) ?? joined, options.log),
  };
}

export type Joined = { server: RunningServer & { adopted: boolean }; hold: Hold };

// A running server may be on its way down, stopped by its last user just as we arrive: then look once more.
async function joinServer(place: Place): Promise<Joined> {
  const server = await findOrStartServer(place);
  try {
    return { server, hold: await takeHold(server.socketFolder, place.cluster) };
  } catch {
    const next = await findOrStartServer(place);
    return { server: next, hold: await takeHold(next.socketFolder, place.cluster) };
  }
}

async function leaveServer(place: Place, { server, hold }: Joined, log: (line: string) => void): Promise<void> {
  if (!(await hold.isLastUser())) {
    await hold.release();
    log('PostgreSQL is left running: another process uses it.');
    return;
  }
  await stopServer(place.cluster, server);
  await hold.release();
  if (!server.socketFolder.startsWith(place.home)) rmSync(server.socketFolder, { recursive: true, force: true });
}
