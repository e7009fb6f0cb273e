import type { PoolClient } from 'pg';
import { asWireValue, Batch, NotSaved, type Asked } from './batch.ts';
import { statementName } from './statement-names.ts';
import { ourTypes } from './types.ts';
import { asUnavailable } from './unavailable.ts';
import type { WriteStep } from './write-step.ts';

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
  /** Where several share a transaction: takes rows to write, to be sent with those of the others. */
  readonly gather?: (steps: readonly WriteStep[]) => void;
  /** Where several share a transaction: takes a question, to be asked with those of the others. See `readTogether`. */
  readonly gatherQuestion?: (sql: string, question: readonly unknown[]) => Promise<unknown[]>;
  /** Asks for this task to be looked to once the transaction is committed; nothing is asked for when it is not. */
  wake(task: string): void;
}

export interface OpenTransaction {
  readonly tx: Tx;
  /** The tasks to look to once it is committed. */
  readonly woken: ReadonlySet<string>;
  end(how: 'commit' | 'rollback'): Promise<void>;
  /** Ends it after something went wrong: what was not yet sent never will be, and whoever still asks is refused. */
  abandon(): Promise<void>;
}

/** Begins on this connection. Nothing waits for the answer to `begin`: it leaves with the first question. */
export function openTransaction(client: PoolClient, begin: readonly string[], landlordId: string): OpenTransaction {
  let failure: Error | undefined;
  const woken = new Set<string>();
  const batches = new Batches(client);
  const send = (text: string, parameters: readonly unknown[] = []): void => {
    batches.ask(text, parameters).catch((error: Error) => (failure ??= error));
  };
  // Not remembered by PostgreSQL: each landlord's is another text.
  for (const statement of begin) batches.ask(statement, [], false).catch((error: Error) => (failure ??= error));
  return {
    woken,
    tx: {
      landlordId,
      query: async <Row>(text: string, parameters: readonly unknown[] = []) => {
        const rows = await batches.ask(text, parameters).catch((error: Error) => Promise.reject(failure ?? error));
        return rows as Row[];
      },
      send,
      wake: (task) => void woken.add(task),
    },
    end: async (how) => {
      const lost = await batches.ask(how, []).then(() => undefined, (error: Error) => error);
      batches.close();
      // What PostgreSQL itself refused was never saved. When the answer to a commit is lost, nobody knows.
      if (failure !== undefined && (lost === undefined || isFromServer(failure))) throw failure;
      if (lost instanceof NotSaved) throw lost;
      if (lost !== undefined) throw how === 'commit' ? asUnavailable(lost, 'unsure') : lost;
    },
    abandon: async () => {
      batches.close();
      await client.query('rollback');
    },
  };
}

/** Gathers the statements asked for in the same breath and sends them as one. */
class Batches {
  readonly #client: PoolClient;
  #waiting: Asked[] = [];
  #closed = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  ask(text: string, parameters: readonly unknown[], isRemembered = true): Promise<Record<string, unknown>[]> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new Error('This transaction is over: nothing more can be asked in it.');
      const values = parameters.map(asWireValue);
      const name = isRemembered ? statementName(text) : undefined;
      if (this.#waiting.length === 0) setImmediate(() => this.#send());
      this.#waiting.push({ text, values, name, resolve, reject });
    });
  }

  #send(): void {
    const asked = this.#waiting;
    this.#waiting = [];
    if (asked.length > 0) this.#client.query(new Batch(asked, ourTypes));
  }

  close(): void {
    this.#closed = true;
    const unsent = this.#waiting;
    this.#waiting = [];
    for (const { reject } of unsent) reject(new Error('This transaction was given up before this was asked.'));
  }
}

function isFromServer(error: Error): boolean {
  return 'severity' in error && typeof error.severity === 'string';
}
