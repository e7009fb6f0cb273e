import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import { asUnavailable, DatabaseUnavailable, useNamedStatements, type Database } from './database/index.ts';
import { openWakingDatabase } from './jobs/index.ts';
import { migrate } from './migrations/index.ts';
import { startEmbeddedPostgres } from './postgres/index.ts';
import { untilDatabaseAnswers } from './readiness/index.ts';

export interface OpenProduct {
  readonly database: Database;
  /** The owner's connection, for the job queue and migrations only. */
  readonly ownerUrl: string;
  /** Closes the pool, and the embedded server when this process started it. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly log: (line: string) => void;
  readonly onIdleError?: (error: Error) => void;
  readonly mostConnections?: number;
  /** For a process that stays: waits this long for a server that is not there yet, and starts our own again if it ends. */
  readonly waitForDatabaseMs?: number;
  /** For the embedded server, in place of its own settings. */
  readonly serverSettings?: Readonly<Record<string, string>>;
}

/** Where this program's migrations are. */
export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** The database this installation is set to use, started if it is the embedded one, and brought up to date. */
export async function openProduct(config: Config, options: OpenOptions): Promise<OpenProduct> {
  useNamedStatements(config.preparedStatements);
  const server = config.databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: options.log, keepRunning: options.waitForDatabaseMs !== undefined, settings: options.serverSettings ?? {} }) : undefined;
  const ownerUrl = server?.ownerUrl ?? config.databaseUrl ?? '';
  try {
    if (options.waitForDatabaseMs !== undefined) await untilDatabaseAnswers(ownerUrl, { forMs: options.waitForDatabaseMs, log: options.log });
    await migrate({ connectionString: ownerUrl, folder: migrationsFolder, log: options.log });
    const { onIdleError, mostConnections } = options;
    const database = await openWakingDatabase({
      connectionString: ownerUrl,
      ...(onIdleError === undefined ? {} : { onIdleError }),
      ...(mostConnections === undefined ? {} : { mostConnections }),
    });
    return {
      database,
      ownerUrl,
      close: async () => {
        await database.close();
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw inOurWords(error, config);
  }
}

/** Of a server that somebody else looks after: which setting leads to it. */
function inOurWords(error: unknown, { databaseUrl }: Config): unknown {
  const found = error instanceof Error ? asUnavailable(error) : error;
  if (databaseUrl === undefined || !(found instanceof DatabaseUnavailable) || found.why !== 'away') return error;
  return new Error(`PostgreSQL does not answer at the address in DATABASE_URL (${found.code ?? 'no reason given'}): start it, or mend the address.`, { cause: error });
}

/** Opens the product's database for one command and closes it again, whatever happens. */
export async function withProductDatabase<T>(work: (database: Database, product: OpenProduct) => Promise<T>): Promise<T> {
  const product = await openProduct(readConfig(), { log: () => undefined });
  try {
    return await work(product.database, product);
  } finally {
    await product.close();
  }
}
