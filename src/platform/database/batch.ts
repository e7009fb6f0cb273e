import pg, { Query, type Connection, type CustomTypesConfig, type FieldDef } from 'pg';

/** A statement in a batch, and who hears of its end. */
export interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Known to the server under this name once it has been parsed; without one it is parsed anew each time. */
  readonly name: string | undefined;
  readonly resolve: (rows: Record<string, unknown>[]) => void;
  readonly reject: (error: Error) => void;
}

/** PostgreSQL answers the commit of a transaction in which something failed by undoing it, and calls that no error. */
export class NotSaved extends Error {
  override name = 'NotSaved';
  override message = 'Something failed in this transaction and went unheard, so nothing of it was saved.';
}

/** A column of an answer and how its text becomes a value of ours. */
interface Column {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

/** What a connection remembers between batches. */
interface Remembered {
  readonly parsed: Set<string>;
  /** Sent to be parsed and not yet answered, in the order sent. */
  readonly parsing: (string | undefined)[];
  /** The columns of named statements answered before: they need not be described again. */
  readonly columns: Map<string, readonly Column[]>;
}

const remembered = new WeakMap<Connection, Remembered>();

/**
 * Several statements sent as one message and answered as one: a single Sync at the end, where the driver's own queries
 * end in one each. PostgreSQL then writes its answers to the socket once, and this process wakes once to read them.
 * After a failure PostgreSQL skips the rest, so the statements after it fail with it.
 * (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING)
 */
export class Batch extends Query {
  readonly #asked: readonly Asked[];
  readonly #types: CustomTypesConfig;
  #memory: Remembered | undefined;
  #at = 0;
  #columns: readonly Column[] = [];
  #rows: Record<string, unknown>[] = [];
  /** Why a row of the answer could not be read. */
  #unreadable: Error | undefined;

  constructor(asked: readonly Asked[], types: CustomTypesConfig) {
    super('', () => undefined);
    this.#asked = asked;
    this.#types = types;
    this.submit = (connection) => this.#send(connection);
  }

  #send(connection: Connection): void {
    const memory = memoryOf(connection);
    this.#memory = memory;
    connection.stream.cork();
    for (const { text, values, name } of this.#asked) {
      if (name === undefined || !(memory.parsed.has(name) || memory.parsing.includes(name))) {
        connection.parse({ name: name ?? '', text, types: [] }, true);
        memory.parsing.push(name);
      }
      // Values were checked when they were asked for: nothing here can fail half-way.
      connection.bind({ portal: '', statement: name ?? '', values: [...values] as string[] } as never, true);
      if (name === undefined || !memory.columns.has(name)) connection.describe({ type: 'P', name: '' } as never, true);
      connection.execute({ portal: '', rows: '' } as never, true);
    }
    connection.sync();
    connection.stream.uncork();
    this.#beginAnswer();
  }

  #beginAnswer(): void {
    const name = this.#asked[this.#at]?.name;
    this.#columns = (name === undefined ? undefined : this.#memory?.columns.get(name)) ?? [];
    this.#rows = [];
    this.#unreadable = undefined;
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, read: this.#types.getTypeParser(dataTypeID, 'text') as Column['read'] }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    try {
      this.#rows.push(rowOf(this.#columns, fields));
    } catch (error) {
      this.#unreadable ??= error as Error;
    }
  }

  handleCommandComplete({ text: done }: { readonly text?: string } = {}): void {
    const asked = this.#asked[this.#at];
    if (asked?.name !== undefined) this.#memory?.columns.set(asked.name, this.#columns);
    const wrong = this.#unreadable ?? (asked?.text === 'commit' && done === 'ROLLBACK' ? new NotSaved() : undefined);
    if (wrong === undefined) asked?.resolve(this.#rows);
    else asked?.reject(wrong);
    this.#at += 1;
    this.#beginAnswer();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete();
  }

  handleError(error: Error): void {
    for (const { reject } of this.#asked.slice(this.#at)) reject(error);
    // What was not reached was not parsed either.
    if (this.#memory !== undefined) this.#memory.parsing.length = 0;
    this.#at = this.#asked.length;
    this.#end();
  }

  handleReadyForQuery(): void {
    this.#end();
  }

  /** Stops the driver's timer. */
  #end(): void {
    (this as unknown as { callback: () => void }).callback();
  }
}

function rowOf(columns: readonly Column[], fields: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [index, { name, read }] of columns.entries()) {
    const text = fields[index];
    row[name] = text === null || text === undefined ? null : read(text);
  }
  return row;
}

function memoryOf(connection: Connection): Remembered {
  const known = remembered.get(connection);
  if (known !== undefined) return known;
  const memory: Remembered = { parsed: new Set(), parsing: [], columns: new Map() };
  connection.on('parseComplete', () => {
    const name = memory.parsing.shift();
    if (name !== undefined) memory.parsed.add(name);
  });
  remembered.set(connection, memory);
  return memory;
}

// The driver's own words for a value on the wire, which its types leave out.
const { utils } = pg as unknown as { readonly utils: { prepareValue(value: unknown): string | Buffer | null } };

/** A value as the wire has it; throws for one that it cannot carry. */
export function asWireValue(value: unknown): string | Buffer | null {
  return typeof value === 'string' ? value : utils.prepareValue(value);
}
