import type { PoolClient } from 'pg';
import { statementName } from './statement-names.ts';
import { asUnavailable } from './unavailable.ts';

/** One landlord's transaction: everything done through it is saved together or not at all. */
export interface Tx {
  readonly landlordId: string;
  /** SQL with `$1` style parameters, planned once per connection. `Row` says what comes back: no more is checked. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /**
   * The same, in its place in the order, for a write whose answer nobody reads. Nobody waits for it: if it fails, so does
   * the next question, or the end of the transaction.
   */
  send(sql: string, parameters?: readonly unknown[]): void;
  /** Asks for this task to be looked to once the transaction is committed; nothing is asked for when it is not. */
  wake(task: string): void;
}

export interface OpenTransaction {
  readonly tx: Tx;
  /** The tasks to look to once it is committed. */
  readonly woken: ReadonlySet<string>;
  end(how: 'commit' | 'rollback'): Promise<void>;
}

/** Begins on this connection. Nothing waits for the answer to `begin`: it leaves with the first question. */
export function openTransaction(client: PoolClient, begin: string, landlordId: string): OpenTransaction {
  let failure: Error | undefined;
  const woken = new Set<string>();
  const ask = (statement: string | Statement) => {
    holdUntilIdle(client);
    return client.query(statement);
  };
  const send = (statement: string | Statement): void => {
    ask(statement).catch((error: Error) => (failure ??= error));
  };
  send(begin);
  return {
    woken,
    tx: {
      landlordId,
      query: async <Row>(text: string, parameters: readonly unknown[] = []) => {
        const { rows } = await ask(statementOf(text, parameters)).catch((error: Error) => Promise.reject(failure ?? error));
        return rows as Row[];
      },
      send: (text, parameters = []) => send(statementOf(text, parameters)),
      wake: (task) => void woken.add(task),
    },
    end: async (how) => {
      const lost = await ask(how).then(() => undefined, (error: Error) => error);
      // What PostgreSQL itself refused was never saved. When the answer to a commit is lost, nobody knows.
      if (failure !== undefined && (lost === undefined || isFromServer(failure))) throw failure;
      if (lost !== undefined) throw how === 'commit' ? asUnavailable(lost, 'unsure') : lost;
    },
  };
}

interface Statement {
  readonly text: string;
  readonly values: unknown[];
  readonly name?: string;
}

function statementOf(text: string, parameters: readonly unknown[]): Statement {
  const name = statementName(text);
  return { text, values: [...parameters], ...(name === undefined ? {} : { name }) };
}

function isFromServer(error: Error): boolean {
  return 'severity' in error && typeof error.severity === 'string';
}

const held = new WeakSet<PoolClient>();

/** Statements asked for in the same breath leave in one write to the socket: each write costs more than the statement. */
function holdUntilIdle(client: PoolClient): void {
  if (held.has(client)) return;
  const { stream } = client.connection;
  held.add(client);
  stream.cork();
  setImmediate(() => {
    held.delete(client);
    stream.uncork();
  });
}
