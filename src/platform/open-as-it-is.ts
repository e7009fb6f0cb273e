import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { startEmbeddedPostgres } from './postgres/index.ts';

/** The database of an installation, its schema left as it is: taking a copy must change nothing. */
export interface AsItIs {
  readonly ownerUrl: string;
  /** The embedded server, unless the database is somebody else's. */
  readonly embedded: { readonly superuserUrl: string; readonly cluster: string } | undefined;
  close(): Promise<void>;
}

/** Opens it without migrating. Joins the embedded server when the product is running, and starts it otherwise. */
export async function openAsItIs(config: Config, mayBeNew = false): Promise<AsItIs> {
  if (config.databaseUrl !== undefined) return { ownerUrl: config.databaseUrl, embedded: undefined, close: async () => undefined };
  if (!mayBeNew && !['cluster', 'elsewhere'].some((name) => existsSync(join(config.dataDir, name)))) {
    throw new Error(`There is no database in ${config.dataDir}. DATA_DIR says where it is.`);
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log: () => undefined });
  return { ownerUrl: server.ownerUrl, embedded: server, close: () => server.stop() };
}
