import { Pool } from 'pg';
import { queueFigures, type QueueFigures, type Worker } from '../jobs/index.ts';
import { keptReading } from '../metrics/index.ts';
import { migrationNames } from '../migrations/index.ts';

export interface ReadinessOptions {
  /** The owner's connection: the queue and the history of migrations are closed to the application's role. */
  readonly ownerUrl: string;
  readonly migrationsFolder: string;
  /** The worker of this process, when it has one. */
  readonly worker: Pick<Worker, 'secondsSinceTick'> | undefined;
}

export interface Readiness {
  /** Why this process cannot do its work now, in words for whoever runs it; none when it can. */
  whyNotReady(): Promise<readonly string[]>;
  /** How the queue stands, read at most every 15 seconds. */
  queue(): Promise<QueueFigures>;
  close(): Promise<void>;
}

const databaseAnswersWithinMs = 1000;
/** Ticks come every minute. */
const longestWithoutTickSeconds = 180;

/** Watches over one process, by a connection of its own: so it is answered also when requests hold all the others. */
export function openReadiness({ ownerUrl, migrationsFolder, worker }: ReadinessOptions): Readiness {
  const pool = new Pool({ connectionString: ownerUrl, max: 1, connectionTimeoutMillis: databaseAnswersWithinMs, query_timeout: databaseAnswersWithinMs, application_name: 'putright readiness' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const ours = migrationNames(migrationsFolder).filter((name) => !name.includes('/'));
  return {
    whyNotReady: async () => [...(await whyTheDatabaseIsNot(pool, ours)), ...whyTheWorkerIsNot(worker)],
    queue: keptReading(() => queueFigures(pool)),
    close: () => pool.end(),
  };
}

async function whyTheDatabaseIsNot(pool: Pool, ours: readonly string[]): Promise<readonly string[]> {
  try {
    const { rows } = await pool.query<{ name: string }>('select name from public.putright_migrations');
    const applied = new Set(rows.map(({ name }) => name));
    const missing = ours.filter((name) => !applied.has(name));
    return missing.length === 0 ? [] : [`The database has not run ${missing.length} of this program's migrations, from ${missing[0] ?? ''} on.`];
  } catch {
    return [`The database did not answer within ${databaseAnswersWithinMs / 1000} second.`];
  }
}

function whyTheWorkerIsNot(worker: ReadinessOptions['worker']): readonly string[] {
  const seconds = Math.round(worker?.secondsSinceTick() ?? 0);
  return seconds <= longestWithoutTickSeconds ? [] : [`The worker has done none of its regular tasks for ${seconds} seconds.`];
}
