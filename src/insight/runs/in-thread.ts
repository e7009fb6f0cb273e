import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Weeks } from '../../statistics/exposure/home-weeks.ts';
import type { Found } from '../work-out/found.ts';
import type { TenthOfHome } from '../deprivation/model.ts';
import type { DampJob } from '../work-out/damp-job.ts';
import type { didItWork } from '../work-out/did-it-work.ts';
import type { HomeFacts } from '../work-out/home-facts.ts';
import type { OnStep } from '../work-out/work-out.ts';

/** What the thread is started with. */
export interface ThreadData {
  readonly weeks: Weeks;
  readonly seed: number;
}

/** Homes, each with the tenth in which it stands beside it, and finished damp work, some at a time. */
export type Piece = { readonly homes: readonly HomeFacts[]; readonly tenths: readonly TenthOfHome[] } | { readonly jobs: readonly DampJob[] };

export type ToThread = Piece | 'that is all';

/** What a run comes to, and what it was made from. */
export interface WorkedOut {
  readonly found: Found;
  readonly work: ReturnType<typeof didItWork>;
  /** SHA-256 over every home's facts, its tenth where that is known, and every job's in their order, the weeks and the seed: the same inputs, the same hash, the same results. */
  readonly inputsHash: string;
}

export type FromThread = 'taken' | { readonly step: string; readonly share: number } | WorkedOut;

/** Hands homes and jobs to a thread as they are read, and waits for what it makes of them: pages are served meanwhile. */
export async function workOutInThread(data: ThreadData, pieces: AsyncIterable<Piece>, onStep: OnStep): Promise<WorkedOut> {
  const worker = new Worker(new URL('./insight-thread.ts', import.meta.url), { workerData: data });
  // A thread that dies says so by an error, which ends the waiting below.
  const messages = on(worker, 'message', { close: ['exit'] });
  const next = async (): Promise<FromThread> => {
    const { value, done } = await messages.next();
    if (done === true) throw new Error('The thread ended before it had worked anything out.');
    const [message] = value as [FromThread];
    return message;
  };
  const send = (message: ToThread): void => worker.postMessage(message, []);
  try {
    for await (const piece of pieces) {
      send(piece);
      await next();
    }
    send('that is all');
    for (;;) {
      const message = await next();
      if (message === 'taken') continue;
      if ('found' in message) return message;
      onStep(message.step, message.share);
    }
  } finally {
    await worker.terminate();
  }
}
