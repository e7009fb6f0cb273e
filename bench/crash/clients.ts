import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** One report that somebody wants taken: tried with the same key until it is acknowledged. */
export interface Wanted {
  readonly key: string;
  readonly words: string;
}

export interface Acknowledged extends Wanted {
  readonly reference: string;
  readonly tries: number;
  readonly wasReplay: boolean;
}

export interface Creating {
  readonly acknowledged: readonly Acknowledged[];
  readonly wanted: readonly Wanted[];
  /** Answers other than the one hoped for, by status and title, and how often. */
  readonly refusals: ReadonlyMap<string, number>;
  /** When the first create that was sent after this moment was acknowledged, on the monotonic clock. */
  firstSentAfter(moment: number): number | undefined;
  stop(): Promise<void>;
}

export interface Api {
  readonly ports: readonly number[];
  readonly token: string;
  readonly homeIds: readonly string[];
}

/** Clients that each report one repair after another, impatiently: no answer, or a failure, and they send it again. */
export function startCreating(api: Api, clients: number): Creating {
  const acknowledged: Acknowledged[] = [];
  const wanted: Wanted[] = [];
  const refusals = new Map<string, number>();
  const times: { readonly sent: number; readonly answered: number }[] = [];
  const state = { stopping: false };
  async function client(number: number): Promise<void> {
    for (let turn = 0; !state.stopping; turn += 1) {
      const one: Wanted = { key: randomUUID(), words: `The kitchen tap drips, report ${randomUUID()}` };
      wanted.push(one);
      for (let tries = 1; !state.stopping; tries += 1) {
        const sent = performance.now();
        const done = await tryOnce(api, one, number + turn + tries, refusals);
        if (done !== undefined) {
          times.push({ sent, answered: performance.now() });
          acknowledged.push({ ...one, ...done, tries });
          break;
        }
        await pause(150);
      }
    }
  }
  const running = Array.from({ length: clients }, (_, number) => client(number));
  return {
    acknowledged, wanted, refusals,
    firstSentAfter: (moment) => times.find(({ sent }) => sent > moment)?.answered,
    stop: async () => {
      state.stopping = true;
      await Promise.all(running);
    },
  };
}

async function tryOnce(api: Api, one: Wanted, turn: number, refusals: Map<string, number>): Promise<{ reference: string; wasReplay: boolean } | undefined> {
  const port = api.ports[turn % api.ports.length];
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/repairs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json', 'idempotency-key': one.key },
      body: JSON.stringify(reportOf(one, api.homeIds[one.key.charCodeAt(0) % api.homeIds.length] ?? '')),
      signal: AbortSignal.timeout(15_000),
    });
    const body = (await answer.json()) as { reference?: string; title?: string; detail?: string };
    if (answer.status === 201 && body.reference !== undefined) return { reference: body.reference, wasReplay: answer.headers.get('idempotency-replayed') === 'true' };
    count(refusals, `${answer.status} ${body.title ?? ''}: ${(body.detail ?? '').split('. ')[0] ?? ''}`);
  } catch (error) {
    count(refusals, error instanceof Error && error.name === 'TimeoutError' ? 'no answer in 15 s' : 'connection lost');
  }
  return undefined;
}

/** A report as the API takes it. "Something else" is never taken for a report made twice. */
export function reportOf({ words }: Wanted, homeId: string): object {
  return {
    homeId, problem: 'something-else', room: 'Kitchen', extent: 'One small spot', since: 'Today', words, isEmergency: false,
    reporter: { name: 'Sam Okafor', contact: '07700 900123' },
  };
}

function count(refusals: Map<string, number>, what: string): void {
  refusals.set(what, (refusals.get(what) ?? 0) + 1);
}
