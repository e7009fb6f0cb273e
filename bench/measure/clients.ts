import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';

/** One request as a client sends it. */
export interface ClientRequest {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ClientAnswer {
  /** 0 when there was no answer at all. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
  readonly body: string;
  readonly ms: number;
}

export interface Load {
  readonly port: number;
  readonly clients: number;
  readonly seconds: number;
  /** The `index`th request of the whole load, sent by this client. */
  readonly next: (index: number, client: number) => ClientRequest;
  /** Told of each answer. */
  readonly onAnswer?: (answer: ClientAnswer, asked: ClientRequest) => void;
  /** How long a client waits after it was refused, before it asks again. */
  readonly pauseAfterRefusalMs?: number;
}

export interface LoadResult {
  readonly seconds: number;
  /** Milliseconds of each answer below 400. */
  readonly accepted: readonly number[];
  /** Milliseconds of each 503, and how many of them said when to come again. */
  readonly refused: readonly number[];
  readonly refusedWithRetryAfter: number;
  /** Anything else, by status and the start of what it said. */
  readonly wrong: Readonly<Record<string, number>>;
}

/** Clients that each wait for their answer before they ask again, on connections they keep. Only ever on this machine. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const tally = { accepted: [] as number[], refused: [] as number[], refusedWithRetryAfter: 0, wrong: {} as Record<string, number> };
  const began = performance.now();
  const until = began + load.seconds * 1000;
  let index = 0;
  const oneClient = async (client: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (performance.now() < until) {
      const asked = load.next(index++, client);
      const answer = await ask(load.port, asked, agent);
      load.onAnswer?.(answer, asked);
      count(tally, answer);
      if (answer.status === 503) await new Promise((resolve) => setTimeout(resolve, load.pauseAfterRefusalMs ?? 50));
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: load.clients }, (_, client) => oneClient(client)));
  return { ...tally, seconds: (performance.now() - began) / 1000 };
}

/** Asks once and reads the whole answer. */
export function ask(port: number, { method = 'GET', path, headers = {}, body }: ClientRequest, agent?: Agent): Promise<ClientAnswer> {
  const began = performance.now();
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve) => {
    const failed = (error: Error): void => resolve({ status: 0, headers: {}, bytes: 0, body: error.message, ms: performance.now() - began });
    const asking = send({ host: '127.0.0.1', port, method, path, headers: { ...headers, ...length }, timeout: 60_000, ...(agent === undefined ? {} : { agent }) }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', failed);
      answer.on('end', () => {
        const whole = Buffer.concat(parts);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: whole.length, body: whole.toString(), ms: performance.now() - began });
      });
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer within a minute')));
    asking.on('error', failed);
    asking.end(body);
  });
}

interface Tally {
  accepted: number[];
  refused: number[];
  refusedWithRetryAfter: number;
  wrong: Record<string, number>;
}

function count(tally: Tally, { status, headers, body, ms }: ClientAnswer): void {
  if (status >= 200 && status < 400) tally.accepted.push(ms);
  else if (status === 503) {
    tally.refused.push(ms);
    if (headers['retry-after'] !== undefined) tally.refusedWithRetryAfter += 1;
  } else {
    const said = `${status} ${body.slice(0, 120).replace(/\s+/g, ' ')}`;
    tally.wrong[said] = (tally.wrong[said] ?? 0) + 1;
  }
}
