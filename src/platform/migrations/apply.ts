import type { Client } from 'pg';
import { DatabaseError } from 'pg';
import type { MigrationFile } from './files.ts';

/** Runs one file and records it, both or neither. */
export async function applyFile(client: Client, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    const before = await transactionNumber(client);
    await client.query(file.sql);
    if ((await transactionNumber(client)) !== before) {
      throw new Error('it ends its own transaction, so part of it may have stayed: take out COMMIT and ROLLBACK');
    }
    await client.query('insert into public.putright_migrations (name, checksum) values ($1, $2)', [file.name, file.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`Migration ${file.name}${place(error, file.sql)} failed: ${words(error)}`, { cause: error });
  }
}

async function transactionNumber(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ number: string }>('select pg_current_xact_id()::text as number');
  return rows[0]?.number;
}

function place(error: unknown, sql: string): string {
  if (!(error instanceof DatabaseError) || !error.position) return '';
  // PostgreSQL counts characters from 1; JavaScript counts a character outside the basic plane as two.
  const before = [...sql].slice(0, Number(error.position) - 1).join('').split('\n');
  return `, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1},`;
}

function words(error: unknown): string {
  if (!(error instanceof DatabaseError)) return error instanceof Error ? error.message : String(error);
  return [error.message, error.detail, error.hint, error.where].filter(Boolean).join('. ');
}
