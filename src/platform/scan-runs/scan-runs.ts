import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { maximaByChance } from '../../statistics/scan/runs-of-chance.ts';
import type { PreparedScan } from '../../statistics/scan/prepare.ts';
import { inSharedMemory } from './shared-memory.ts';

/** How many runs of chance, from which on, and on how many processors. */
export interface RunsWanted {
  readonly runs: number;
  /** Runs made before, which are not made again. */
  readonly from?: number;
  readonly threads: number;
  /** Told after each part how many of the runs are made. */
  readonly progress?: (made: number) => void;
}

/** Fewer windows over all runs than this are looked at sooner than a thread is started. */
const worthThreads = 2_000_000;
/** Parts for each thread, so that one which was kept waiting does not keep the others. */
const partsEach = 8;

/**
 * The largest ratio of each run of chance, in threads beside this one: run 37 of a seed is the same whoever makes it, so the answer does not
 * depend on how many there are. What all of them read lies in memory once.
 */
export async function maximaInThreads(scan: PreparedScan, seed: number, { runs, from = 0, threads, progress }: RunsWanted): Promise<Float64Array> {
  const left = Math.max(0, runs - from);
  if (left * scan.expected.length < worthThreads) return maximaByChance(scan, seed, { from, until: runs });
  const size = Math.max(1, Math.ceil(left / (threads * partsEach)));
  const parts = Array.from({ length: Math.ceil(left / size) }, (_, at) => ({ from: from + at * size, until: Math.min(runs, from + (at + 1) * size) }));
  const maxima = new Float64Array(left);
  const workerData: ThreadData = { scan: inSharedMemory(scan), seed };
  let made = 0;
  await Promise.all(Array.from({ length: Math.min(threads, parts.length) }, () => goThrough(workerData, parts, (part, found) => {
    maxima.set(found, part.from - from);
    made += found.length;
    progress?.(made);
  })));
  return maxima;
}

/** What a thread begins with. */
export interface ThreadData {
  readonly scan: PreparedScan;
  readonly seed: number;
}

/** Runs from one number to before another. */
export interface RunsPart {
  readonly from: number;
  readonly until: number;
}

async function goThrough(workerData: ThreadData, waiting: RunsPart[], keep: (part: RunsPart, maxima: Float64Array) => void): Promise<void> {
  const worker = new Worker(new URL('./scan-thread.ts', import.meta.url), { workerData });
  try {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      worker.postMessage(part, []);
      const [maxima] = await once(worker, 'message') as [Float64Array];
      keep(part, maxima);
    }
  } finally {
    await worker.terminate();
  }
}
