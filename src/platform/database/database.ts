import { escapeLiteral, Pool } from 'pg';
import { isUuid } from '../uuid.ts';
import { asUnavailable, DatabaseUnavailable } from './unavailable.ts';
import { openTransaction, type Tx } from './transaction.ts';
import { ourTypes } from './types.ts';

export interface Database {
  /** Opens a transaction that can see and write this landlord's rows only. */
  inLandlord<T>(landlordId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction before any landlord is known: sees the list of landlords and the sign-in rows of `signInName`. */
  beforeLandlord<T>(work: (tx: Tx) => Promise<T>, signInName?: string): Promise<T>;
  /** Work whose outcome may be an answer that must not be saved: `keep` false rolls it back without an error. */
  inLandlordKeepingIf<T>(landlordId: string, keep: (result: T) => boolean, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A short transaction on a connection kept apart, for work that requests holding every other one must not wait for. */
  aside<T>(landlordId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** How its connections stand: in use, open but idle, and requests that wait for one. */
  connections(): { readonly 'in use': number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly connectionString: string;
  readonly mostConnections?: number;
  readonly statementTimeoutMs?: number;
  /** The role that row-level security binds; every connection takes it before its first statement. */
  readonly role?: string;
  readonly onIdleError?: (error: Error) => void;
  /** Told, after a commit, of each task that it asked to be looked to. */
  readonly onWake?: (landlordId: string, task: string) => void;
}

function openPool(options: DatabaseOptions, mostConnections: number): Pool {
  const role = options.role ?? 'putright_app';
  const statementTimeoutMs = options.statementTimeoutMs ?? 15_000;
  const pool = new Pool({
    connectionString: options.connectionString,
    max: mostConnections,
    types: ourTypes,
    options: `-c role=${role} -c TimeZone=UTC -c statement_timeout=${statementTimeoutMs} -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000`,
    connectionTimeoutMillis: 5000,
    // A server that hangs does not keep its own time: we stop waiting a little after it should have stopped.
    ...(statementTimeoutMs > 0 ? { query_timeout: statementTimeoutMs + 5000 } : {}),
    keepAlive: true,
    // Statements leave as they are asked for; PostgreSQL runs them in that order. Saves waiting for each answer in turn.
    pipeline: true,
  });
  // The pool lets go of its connections a moment before they are closed; what they say then is no news.
  const lost = (error: Error) => pool.ending || options.onIdleError?.(error);
  pool.on('error', lost);
  // One in use is told to its user by the query that fails; without somebody who listens it would end the program too.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Opens the pool. Refuses to run as a role that row-level security does not bind: see `checkRole`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const pool = openPool(options, options.mostConnections ?? 10);
  const apart = openPool(options, 2);
  await checkRole(pool);
  async function on<T>(from: Pool, { begin, landlordId, keep }: Beginning<T>, work: (tx: Tx) => Promise<T>) {
    const client = await from.connect().catch((error: Error) => { throw asUnavailable(error, 'away'); });
    let broken: Error | undefined;
    const { tx, woken, end, abandon } = openTransaction(client, begin, landlordId);
    try {
      const result = await work(tx);
      const isKept = keep(result);
      await end(isKept ? 'commit' : 'rollback');
      if (isKept) for (const task of woken) options.onWake?.(landlordId, task);
      return result;
    } catch (error) {
      await abandon().catch((failure: Error) => (broken = failure));
      throw error instanceof Error && !(error instanceof DatabaseUnavailable) ? asUnavailable(error) : error;
    } finally {
      client.release(broken);
    }
  }
  const keep = () => true;
  return {
    inLandlord: (landlordId, work) => on(pool, { begin: beginFor(landlordId), landlordId, keep }, work),
    inLandlordKeepingIf: (landlordId, keepIf, work) => on(pool, { begin: beginFor(landlordId), landlordId, keep: keepIf }, work),
    beforeLandlord: (work, signInName = '') =>
      on(pool, { begin: ['begin', `set local app.sign_in_name = ${escapeLiteral(signInName)}`], landlordId: '', keep }, work),
    aside: (landlordId, work) => on(apart, { begin: beginFor(landlordId), landlordId, keep }, work),
    connections: () => ({ 'in use': pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      await Promise.all([pool.end(), apart.end()]);
    },
  };
}

interface Beginning<T> {
  readonly begin: readonly string[];
  readonly landlordId: string;
  readonly keep: (result: T) => boolean;
}

/** The landlord goes in as a checked literal with BEGIN: one round trip, and a form that a sharded server forwards. */
function beginFor(landlordId: string): readonly string[] {
  if (!isUuid(landlordId)) throw new Error('A landlord is named by its UUID.');
  return ['begin', `set local app.landlord_id = '${landlordId}'`];
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
