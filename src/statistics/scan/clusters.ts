import { addPlace, runningSums } from './intervals.ts';
import { logLikelihoodRatio } from './likelihood.ts';
import type { PreparedScan } from './prepare.ts';

/** More cases than usual, in places near each other, over a stretch of time. */
export interface Cluster {
  /** The centre first, then from near to far. */
  readonly members: readonly string[];
  /** Numbers of the first and last period. */
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  readonly expected: number;
  readonly logLikelihoodRatio: number;
}

interface Candidate {
  readonly centre: number;
  /** Where its places end in the list of zones. */
  readonly end: number;
  readonly interval: number;
  readonly ratio: number;
  readonly cases: number;
}

/**
 * What was found, best first, no two sharing a place. To begin with, what SaTScan lists: the likeliest window around each place, without those
 * that share a place with an earlier one. Then places in none of these are looked at again, each circle up to the nearest place that is taken,
 * so that a weaker cluster is not lost because the likeliest window of its centre reaches into a stronger one.
 */
export function clustersOf(scan: PreparedScan): readonly Cluster[] {
  const cases = runningSums(scan.counts, scan.periods);
  const isTaken = new Uint8Array(scan.ids.length);
  const worstFirst = (one: Candidate, other: Candidate) => figures(one.ratio) - figures(other.ratio) || byName(scan.ids[other.centre], scan.ids[one.centre]);
  const likeliest = () => scan.ids.map((_, centre) => bestAround(scan, cases, centre, isTaken)).filter((best) => best !== undefined).toSorted(worstFirst);
  const found = likeliest().toReversed().filter((candidate) => take(scan, candidate, isTaken));
  const left = likeliest();
  // Whoever comes now is the best there is: what others could have has only become less since they were looked at.
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (take(scan, next, isTaken)) {
      found.push(next);
      continue;
    }
    const again = bestAround(scan, cases, next.centre, isTaken);
    if (again !== undefined) left.splice(placeIn(left, again, worstFirst), 0, again);
  }
  return found.toSorted(worstFirst).toReversed().map((candidate) => described(scan, candidate));
}

/** Whether all its places were still free; then they are no longer. */
function take(scan: PreparedScan, candidate: Candidate, isTaken: Uint8Array): boolean {
  const members = membersOf(scan, candidate);
  if (members.some((place) => isTaken[place] === 1)) return false;
  for (const place of members) isTaken[place] = 1;
  return true;
}

/** Where it belongs in a list that is in order. */
function placeIn(ordered: readonly Candidate[], added: Candidate, order: (one: Candidate, other: Candidate) => number): number {
  let [from, to] = [0, ordered.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const there = ordered[middle];
    if (there !== undefined && order(there, added) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * The same places summed from another centre differ by rounding only. Of equals the centre whose id comes first as text is named, so that the
 * order of the list makes no difference.
 */
const figures = (ratio: number) => Number(ratio.toPrecision(11));

const byName = (one = '', other = '') => (one < other ? -1 : Number(one > other));

/** What has as many cases as expected, but for rounding, is no cluster. */
const leastRatio = 1e-9;

/** The likeliest window around a centre without places that are taken, if any has more cases than expected. */
function bestAround(scan: PreparedScan, cases: Float64Array, centre: number, isTaken: Uint8Array): Candidate | undefined {
  const { starts, members, circles } = scan.zones;
  const sums = new Float64Array(scan.intervals.length);
  let best: Candidate | undefined;
  for (let at = starts[centre] ?? 0; at < (starts[centre + 1] ?? 0); at += 1) {
    if (isTaken[members[at] ?? 0] === 1) break;
    addPlace(sums, cases, members[at] ?? 0, scan);
    const circle = circles[at] ?? -1;
    if (circle >= 0) best = likelier(best, { scan, sums, centre, end: at + 1, circle });
  }
  return best;
}

/** What was best so far, or the likeliest time of a circle. */
function likelier(sofar: Candidate | undefined, { scan, sums, centre, end, circle }: { readonly scan: PreparedScan; readonly sums: Float64Array; readonly centre: number; readonly end: number; readonly circle: number }): Candidate | undefined {
  let best = sofar;
  const from = circle * scan.intervals.length;
  for (let interval = 0; interval < scan.intervals.length; interval += 1) {
    const cases = sums[interval] ?? 0;
    const ratio = cases < scan.leastCases ? 0 : logLikelihoodRatio(cases, scan.expected[from + interval] ?? 0, scan.total);
    if (ratio > (best?.ratio ?? leastRatio)) best = { centre, end, interval, ratio, cases };
  }
  return best;
}

const membersOf = ({ zones }: PreparedScan, { centre, end }: Candidate): Int32Array => zones.members.subarray(zones.starts[centre], end);

function described(scan: PreparedScan, candidate: Candidate): Cluster {
  const { from, until } = scan.intervals[candidate.interval] ?? { from: 0, until: 1 };
  const circle = scan.zones.circles[candidate.end - 1] ?? 0;
  return {
    members: Array.from(membersOf(scan, candidate), (place) => scan.ids[place] ?? ''), from: scan.firstPeriod + from, to: scan.firstPeriod + until - 1,
    cases: candidate.cases, expected: scan.expected[circle * scan.intervals.length + candidate.interval] ?? 0, logLikelihoodRatio: candidate.ratio,
  };
}
