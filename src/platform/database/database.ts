import { Kysely } from 'kysely';
import { escapeLiteral, Pool, type PoolClient } from 'pg';
import { isUuid } from '../ids.ts';
import { singleConnectionDialect } from './single-connection-dialect.ts';
import { ourTypes } from './types.ts';

/** One landlord's transaction: everything done through it is saved together or not at all. */
export interface Tx {
  readonly landlordId: string;
  /** Kysely over the tables a slice declares, e.g. `tx.tables<RepairTables>().selectFrom('repairs')`. */
  tables<Tables>(): Kysely<Tables>;
  /** Raw SQL where it is hot or clearer; `$1` style parameters. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface Database {
  /** Opens a transaction that can see and write this landlord's rows only. */
  inLandlord<T>(landlordId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction before any landlord is known: sees the list of landlords and the sign-in rows of `signInName`. */
  beforeLandlord<T>(work: (tx: Tx) => Promise<T>, signInName?: string): Promise<T>;
  /** Work whose outcome may be an answer that must not be saved: `keep` false rolls it back without an error. */
  inLandlordKeepingIf<T>(landlordId: string, keep: (result: T) => boolean, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly connectionString: string;
  readonly mostConnections?: number;
  readonly statementTimeoutMs?: number;
  /** The role that row-level security binds; every connection takes it before its first statement. */
  readonly role?: string;
  readonly onIdleError?: (error: Error) => void;
}

function openPool(options: DatabaseOptions): Pool {
  const role = options.role ?? 'putright_app';
  const pool = new Pool({
    connectionString: options.connectionString,
    max: options.mostConnections ?? 10,
    types: ourTypes,
    options: `-c role=${role} -c TimeZone=UTC -c statement_timeout=${options.statementTimeoutMs ?? 15_000} -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000`,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  return pool;
}

function transactionOn(client: PoolClient, landlordId: string): Tx {
  const kysely = new Kysely<unknown>({ dialect: singleConnectionDialect(client) });
  return {
    landlordId,
    tables: <Tables>() => kysely as unknown as Kysely<Tables>,
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query(sql, [...parameters])).rows as Row[],
  };
}

/** Opens the pool. Refuses to run as a role that row-level security does not bind: see `checkRole`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const pool = openPool(options);
  await checkRole(pool);
  async function within<T>(begin: string, landlordId: string, keep: (result: T) => boolean, work: (tx: Tx) => Promise<T>) {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const result = await work(transactionOn(client, landlordId));
      await client.query(keep(result) ? 'commit' : 'rollback');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }
  const always = () => true;
  return {
    inLandlord: (landlordId, work) => within(beginFor(landlordId), landlordId, always, work),
    inLandlordKeepingIf: (landlordId, keep, work) => within(beginFor(landlordId), landlordId, keep, work),
    beforeLandlord: (work, signInName = '') =>
      within(`begin; set local app.sign_in_name = ${escapeLiteral(signInName)}`, '', always, work),
    close: () => pool.end(),
  };
}

/** The landlord goes in as a checked literal with BEGIN: one round trip, and a form that a sharded server forwards. */
function beginFor(landlordId: string): string {
  if (!isUuid(landlordId)) throw new Error('A landlord is named by its UUID.');
  return `begin; set local app.landlord_id = '${landlordId}'`;
}

async function checkRole(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; unbound: boolean }>(
    'select rolname as name, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user',
  );
  const role = rows[0];
  if (role === undefined || role.unbound) {
    await pool.end();
    throw new Error(
      `The database role ${role?.name ?? ''} is not bound by row-level security, so landlords would not be kept apart. Give Putright a role without SUPERUSER and BYPASSRLS.`,
    );
  }
}
