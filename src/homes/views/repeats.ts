import type { CaseBrief } from '../../casefile/index.ts';
import { addMonths, dateInLondon } from '../../clock/index.ts';

type Reported = Pick<CaseBrief, 'reference' | 'kind' | 'title' | 'openedAt'>;

/**
 * Which cases of one home repeat an earlier one: the same kind and title, reported within the year before. Given newest
 * first; answers the reference of the newest earlier case by the reference of the one that repeats it.
 */
export function repeatsAmong(newestFirst: readonly Reported[]): ReadonlyMap<string, string> {
  const repeats = new Map<string, string>();
  for (const [index, later] of newestFirst.entries()) {
    const yearBefore = addMonths(dateInLondon(later.openedAt), -12);
    const earlier = newestFirst
      .slice(index + 1)
      .find((one) => isSameProblem(one, later) && dateInLondon(one.openedAt) >= yearBefore);
    if (earlier !== undefined) repeats.set(later.reference, earlier.reference);
  }
  return repeats;
}

const isSameProblem = (one: Reported, other: Reported) => one.kind === other.kind && isSameTitle(one.title.toLowerCase(), other.title.toLowerCase());

/** A repair of the system before names no room: it is the same as that problem in any. */
const isSameTitle = (one: string, other: string) => one === other || one.startsWith(`${other}${beforeRoom}`) || other.startsWith(`${one}${beforeRoom}`);

const beforeRoom = ' \u2013 ';
