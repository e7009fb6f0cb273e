import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { livingOf, type ChapterAsked, type LivedChapter, type ThreadData } from './living.ts';

/** Fewer chapters are lived sooner than a thread is started. */
const worthThreads = 4;
const mostThreads = 8;

/** Lives every chapter, on as many processors as there are, and hands each on as it is done. */
export async function liveChapters(data: ThreadData, asked: readonly ChapterAsked[], keep: (lived: LivedChapter) => Promise<void>): Promise<void> {
  const waiting = [...asked];
  const lanes = asked.length < worthThreads ? [laneHere(data)] : Array.from({ length: Math.min(mostThreads, availableParallelism()) }, () => laneInThread(data));
  try {
    await Promise.all(lanes.map(({ live }) => goThrough(waiting, live, keep)));
  } finally {
    await Promise.all(lanes.map(({ close }) => close()));
  }
}

interface Lane {
  readonly live: (asked: ChapterAsked) => Promise<LivedChapter>;
  readonly close: () => Promise<unknown>;
}

function laneHere(data: ThreadData): Lane {
  const live = livingOf(data);
  return { live: async (asked) => setImmediate(live(asked)), close: async () => undefined };
}

function laneInThread(data: ThreadData): Lane {
  const worker = new Worker(new URL('./chapter-thread.ts', import.meta.url), { workerData: data });
  return {
    live: async (asked) => {
      worker.postMessage(asked, []);
      const [lived] = await once(worker, 'message') as [LivedChapter];
      return lived;
    },
    close: () => worker.terminate(),
  };
}

/** The next chapter is being lived while the one before is saved. */
async function goThrough(waiting: ChapterAsked[], live: Lane['live'], keep: (lived: LivedChapter) => Promise<void>): Promise<void> {
  let saving: Promise<void> = Promise.resolve();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [lived] = await Promise.all([live(next), saving]);
    saving = keep(lived);
    saving.catch(() => undefined);
  }
  await saving;
}
