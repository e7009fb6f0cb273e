import type { LoadResult } from './clients.ts';
import type { Numbers } from './figure.ts';
import { spreadMs } from './spread.ts';
import { perRequest, type Watched } from './watched.ts';

/** What a load came to, as columns: how many a second, how long they took, what they cost. */
export function loadNumbers(watched: Watched<LoadResult>): Numbers {
  const { accepted, refused, wrong, seconds } = watched.result;
  const answered = accepted.length + refused.length;
  return {
    perSecond: accepted.length / seconds,
    ...spreadMs(accepted),
    ...perRequest(watched, Math.max(1, answered)),
    ...(refused.length === 0 ? {} : { refusedPerSecond: refused.length / seconds, refusedP95Ms: spreadMs(refused)['p95Ms'] ?? Number.NaN }),
    ...(Object.keys(wrong).length === 0 ? {} : { wrong: Object.values(wrong).reduce((sum, each) => sum + each, 0) }),
  };
}

/** What went wrong in a load, for the note beside a figure; nothing when all was well. */
export function whatWentWrong({ wrong, refused, refusedWithRetryAfter }: LoadResult): string | undefined {
  const said = Object.entries(wrong).map(([what, times]) => `${times} times ${what}`);
  if (refusedWithRetryAfter < refused.length) said.push(`${refused.length - refusedWithRetryAfter} of ${refused.length} refusals did not say when to come again`);
  return said.length === 0 ? undefined : said.join('; ');
}

/** Looks at a number every second while something is done. */
export async function sampled<Result>(look: () => number, work: () => Promise<Result>): Promise<{ readonly result: Result; readonly samples: readonly number[] }> {
  const samples = [look()];
  const timer = setInterval(() => samples.push(look()), 1000);
  try {
    return { result: await work(), samples };
  } finally {
    clearInterval(timer);
  }
}
