import type { Numbers } from './figure.ts';

export interface LoopWatched<Result> {
  readonly result: Result;
  readonly numbers: Numbers;
}

const everyMs = 2;

/**
 * Does something and says for how long this process's loop could answer nobody: the longest it stood still, and the most
 * processor time it used between two looks. On a busy machine the first is also what others took; the second is ours alone.
 */
export async function loopWatched<Result>(work: () => Promise<Result>): Promise<LoopWatched<Result>> {
  let [stoodStill, worked] = [0, 0];
  let [seenAt, usedBefore] = [performance.now(), usedMs()];
  const began = usedBefore;
  const look = setInterval(() => {
    const [now, used] = [performance.now(), usedMs()];
    stoodStill = Math.max(stoodStill, now - seenAt - everyMs);
    worked = Math.max(worked, used - usedBefore);
    [seenAt, usedBefore] = [now, used];
  }, everyMs);
  try {
    const result = await work();
    return { result, numbers: { loopMaxMs: stoodStill, loopWorkMaxMs: worked, loopCpuMs: usedMs() - began } };
  } finally {
    clearInterval(look);
  }
}

/** Processor time of this thread alone. */
function usedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
