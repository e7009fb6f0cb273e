// PostgreSQL's wire protocol, version 3, as far as it takes to see what a program sends and to send it again.
// https://www.postgresql.org/docs/15/protocol-message-formats.html

/** One message of a client after the first: its letter, and all its bytes with the letter and the length. */
export interface WireMessage {
  readonly letter: string;
  readonly bytes: Buffer;
}

/** One statement: its messages up to the one that runs it. What asks for an answer (Sync) belongs to none. */
export interface WireStep {
  readonly sql: string;
  readonly messages: readonly WireMessage[];
}

/** What one client sent from BEGIN to COMMIT, and the named statements it had prepared by then. */
export interface WireTransaction {
  readonly steps: readonly WireStep[];
  readonly prepared: ReadonlyMap<string, Buffer>;
}

/** Whole messages at the front of these bytes, and what is left of the next. */
export function splitMessages(bytes: Buffer): { readonly messages: WireMessage[]; readonly rest: Buffer } {
  const messages: WireMessage[] = [];
  let at = 0;
  while (bytes.length - at >= 5) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end > bytes.length) break;
    messages.push({ letter: String.fromCharCode(bytes[at] ?? 0), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return { messages, rest: bytes.subarray(at) };
}

/** Every transaction among these messages of one client, in order. */
export function transactionsIn(messages: readonly WireMessage[]): WireTransaction[] {
  const prepared = new Map<string, Buffer>();
  const transactions: WireTransaction[] = [];
  let open: WireStep[] | undefined;
  for (const step of stepsIn(messages, prepared)) {
    if (/^begin\b/i.test(step.sql)) open = [];
    open?.push(step);
    if (open === undefined || !/^(commit|rollback)\b/i.test(step.sql)) continue;
    if (/^commit\b/i.test(step.sql)) transactions.push({ steps: open, prepared: new Map(prepared) });
    open = undefined;
  }
  return transactions;
}

function* stepsIn(messages: readonly WireMessage[], prepared: Map<string, Buffer>): Generator<WireStep> {
  let sql = '';
  let waiting: WireMessage[] = [];
  for (const message of messages) {
    if (message.letter === 'S' || message.letter === 'H') continue;
    waiting.push(message);
    if (message.letter === 'P') prepared.set(textsOf(message, 1)[0] ?? '', message.bytes);
    if (message.letter === 'B') sql = sqlOf(prepared.get(textsOf(message, 2)[1] ?? ''));
    if (message.letter === 'Q') sql = textsOf(message, 1)[0] ?? '';
    if (message.letter !== 'E' && message.letter !== 'Q') continue;
    yield { sql, messages: waiting };
    waiting = [];
    sql = '';
  }
}

/** The SQL that a Parse message names. */
function sqlOf(parse: Buffer | undefined): string {
  return parse === undefined ? '' : (textsOf({ letter: 'P', bytes: parse }, 2)[1] ?? '');
}

/** The first texts of a message, each ended by a zero byte. */
function textsOf({ bytes }: WireMessage, count: number): string[] {
  const texts: string[] = [];
  for (let at = 5; texts.length < count; ) {
    const end = bytes.indexOf(0, at);
    if (end < 0) break;
    texts.push(bytes.toString('utf8', at, end));
    at = end + 1;
  }
  return texts;
}

/** The first message of a connection, which has no letter. */
export function startupMessage(facts: Readonly<Record<string, string>>): Buffer {
  const texts = Object.entries(facts).flatMap(([name, value]) => [name, value]).map((text) => `${text}\0`).join('');
  const body = Buffer.from(`${texts}\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, body]);
}

/** Asks the server to say when everything before it is done. */
export const syncMessage = Buffer.from([0x53, 0, 0, 0, 4]);
