import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { apiCallers } from '../src/api-tokens/index.ts';
import { tellWhatChanged } from '../src/casefile/index.ts';
import { claimedLandlord, resolveLink } from '../src/correspondence/index.ts';
import { modules, navigation, searchers } from '../src/modules.ts';
import { resolveOrderLink } from '../src/orders/index.ts';
import type { Database } from '../src/platform/database/index.ts';
import { openFolderStore } from '../src/platform/files/index.ts';
import { createWebServer, type Route, type SignedIn, type WebServerOptions } from '../src/platform/http/index.ts';
import type { SliceJobs } from '../src/platform/jobs/index.ts';
import { openLog } from '../src/platform/log.ts';
import { readSession } from '../src/staff/index.ts';

export interface ProductServer {
  readonly server: FastifyInstance;
  readonly routes: readonly Route[];
  readonly jobs: SliceJobs;
  close(): Promise<void>;
}

export interface ProductServerOptions {
  readonly database: Database;
  readonly publicAddress: string;
  readonly readClock: () => string;
  /** Who a cookie belongs to; as in the product unless given. */
  readonly whoIs?: (secret: string) => SignedIn | undefined;
  /** Where files are; an empty folder of its own unless given. */
  readonly folder?: string;
  /** Where the server differs from the product's. */
  readonly differing?: Partial<WebServerOptions>;
}

/** Every slice on the real web server, put together as the product does, with a folder of its own for files. */
export async function openProductServer({ database, publicAddress, readClock, whoIs, folder: given, differing = {} }: ProductServerOptions): Promise<ProductServer> {
  const folder = await mkdtemp(join(tmpdir(), 'putright-files-'));
  const parts = modules({ files: openFolderStore(given ?? folder), delivery: { mailer: undefined, publicAddress } });
  const routes = parts.flatMap((part) => part.routes);
  const jobs = parts.flatMap((part) => part.jobs ?? []);
  const server = await createWebServer({
    routes, navigation, searchers, database, resolveLink, resolveWorkLink: resolveOrderLink, landlordOfLink: claimedLandlord, apiCallers, tellWhatChanged, publicAddress, readClock,
    log: openLog('silent'),
    trustProxy: false,
    readSession: whoIs === undefined ? readSession : async (_tx, secret) => whoIs(secret),
    requestsPerMinute: 1_000_000,
    ...differing,
  });
  return {
    server,
    routes,
    jobs: { tasks: Object.assign({}, ...jobs.map(({ tasks }) => tasks)), schedule: jobs.flatMap(({ schedule }) => schedule) },
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
