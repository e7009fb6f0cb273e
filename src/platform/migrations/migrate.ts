import { Logger, runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { prepareAppRole } from './app-role.ts';
import { applyFile } from './apply.ts';
import { readMigrations } from './files.ts';
import { pendingFiles } from './history.ts';
import type { AppliedFile } from './history.ts';

export type MigrateOptions = {
  connectionString: string;
  folder: string;
  log: (line: string) => void;
  /** Runs these and no others: for rows that are as old as that, before the rest runs on them. */
  only?: readonly string[];
};

/** Any number will do, as long as every Putright uses the same. */
const MIGRATING_LOCK = 7_088_449;

/** Brings the database up to the newest file in `folder`. Safe to call from many processes at once: one works, the rest wait. */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const client = new Client({ connectionString: options.connectionString, application_name: 'putright migrations' });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${MIGRATING_LOCK})`);
    await prepareAppRole(client);
    // The job queue's tables come first, so that our own files may build on them.
    await runMigrations({ connectionString: options.connectionString, schema: 'graphile_worker', logger: quietLogger(options.log) });
    return { applied: await applyPending(client, options) };
  } finally {
    await client.end();
  }
}

async function applyPending(client: Client, { folder, log, only }: MigrateOptions): Promise<string[]> {
  await client.query(
    `create table if not exists public.putright_migrations (
       name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  );
  const history = await client.query<AppliedFile>('select name, checksum from public.putright_migrations order by name');
  const citus = await client.query(`select from pg_extension where extname = 'citus'`);
  const pending = pendingFiles(readMigrations(folder), history.rows, citus.rowCount === 1)
    .filter(({ name }) => only === undefined || only.includes(name.replace(/^citus\//, '')));
  for (const file of pending) {
    await applyFile(client, file);
    log(`Migrated ${file.name}`);
  }
  return pending.map(({ name }) => name);
}

function quietLogger(log: (line: string) => void): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(message);
  });
}
