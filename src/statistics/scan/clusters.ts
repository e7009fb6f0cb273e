import { sumsOverIntervals } from './intervals.ts';
import { logLikelihoodRatio } from './likelihood.ts';
import { windowSums, type PreparedScan } from './prepare.ts';

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
 * What was found: the likeliest window around each place, best first, without those that share a place with an earlier one. So does
 * SaTScan; a weaker cluster whose own likeliest window reaches into a stronger one is not listed by itself.
 */
export function clustersOf(scan: PreparedScan): readonly Cluster[] {
  const sums = windowSums(scan.zones, sumsOverIntervals(scan.counts, scan.periods, scan.intervals), scan.intervals.length);
  const candidates = scan.ids.map((_, centre) => bestAround(scan, sums, centre)).filter((best) => best !== undefined);
  const isTaken = new Uint8Array(scan.ids.length);
  const clusters: Cluster[] = [];
  for (const candidate of candidates.toSorted((one, other) => figures(other.ratio) - figures(one.ratio) || byName(scan.ids[one.centre], scan.ids[other.centre]))) {
    const members = membersOf(scan, candidate);
    if (members.some((place) => isTaken[place] === 1)) continue;
    for (const place of members) isTaken[place] = 1;
    clusters.push(described(scan, candidate));
  }
  return clusters;
}

/**
 * The same places summed from another centre differ by rounding only. Of equals the centre whose id comes first as text is named, so that the
 * order of the list makes no difference.
 */
const figures = (ratio: number) => Number(ratio.toPrecision(11));

const byName = (one = '', other = '') => (one < other ? -1 : Number(one > other));

/** What has as many cases as expected, but for rounding, is no cluster. */
const leastRatio = 1e-9;

/** The likeliest window around a centre, if any has more cases than expected. */
function bestAround(scan: PreparedScan, sums: Float64Array, centre: number): Candidate | undefined {
  const { starts, circles } = scan.zones;
  let best: Candidate | undefined;
  for (let at = starts[centre] ?? 0; at < (starts[centre + 1] ?? 0); at += 1) {
    const from = (circles[at] ?? -1) * scan.intervals.length;
    if (from < 0) continue;
    for (let interval = 0; interval < scan.intervals.length; interval += 1) {
      const cases = sums[from + interval] ?? 0;
      const ratio = cases < scan.leastCases ? 0 : logLikelihoodRatio(cases, scan.expected[from + interval] ?? 0, scan.total);
      if (ratio > (best?.ratio ?? leastRatio)) best = { centre, end: at + 1, interval, ratio, cases };
    }
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
