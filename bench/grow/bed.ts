import { fileURLToPath } from 'node:url';
import { readConfig } from '../../src/platform/config.ts';
import { openDatabase, type Database } from '../../src/platform/database/index.ts';
import { migrate } from '../../src/platform/migrations/index.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/index.ts';

/** A database to measure in: the embedded one in DATA_DIR, or DATABASE_URL. */
export interface Bed {
  readonly database: Database;
  readonly ownerUrl: string;
  /** May do what only a superuser may, where it is ours; else the same as the owner's. */
  readonly administratorUrl: string;
  close(): Promise<void>;
}

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Opens it, brought up to date. */
export async function openBed(mostConnections = 12): Promise<Bed> {
  const config = readConfig();
  const server = config.databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: () => undefined }) : undefined;
  const ownerUrl = server?.ownerUrl ?? config.databaseUrl ?? '';
  await migrate({ connectionString: ownerUrl, folder: migrations, log: () => undefined });
  const database = await openDatabase({ connectionString: ownerUrl, mostConnections });
  return {
    database,
    ownerUrl,
    administratorUrl: server === undefined ? ownerUrl : server.superuserUrl.replace('/postgres?', '/putright?'),
    close: async () => {
      await database.close();
      await server?.stop();
    },
  };
}
