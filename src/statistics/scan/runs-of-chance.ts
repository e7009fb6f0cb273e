import { randomStream, type RandomStream } from '../random/random-stream.ts';
import { drawPlace } from '../random/weighted-places.ts';
import { logLikelihoodRatio } from './likelihood.ts';
import type { PreparedScan } from './prepare.ts';

/**
 * The largest log likelihood ratio of each run of pure chance from number `from` to before `until`. Run 37 of a seed is the same in
 * whatever part it is made, so runs can be made in parts, resumed, and shared between processors.
 */
export function maximaByChance(scan: PreparedScan, seed: number, { from, until }: { readonly from: number; readonly until: number }): Float64Array {
  const bench = benchOf(scan);
  return Float64Array.from({ length: Math.max(0, until - from) }, (_, at) => {
    const touched = draw(scan, bench, randomStream(seed, from + at));
    const best = largest(scan, bench);
    for (const place of touched) {
      bench.cells.fill(0, place * scan.periods, (place + 1) * scan.periods);
      bench.sums.fill(0, place * scan.intervals.length, (place + 1) * scan.intervals.length);
      bench.firstHeld[place] = scan.intervals.length;
    }
    return best;
  });
}

/** Tables that every run writes anew. */
interface Bench {
  readonly cells: Int32Array;
  readonly sums: Int32Array;
  /** Of each place, the first interval that has a case; as many as there are intervals where none has. */
  readonly firstHeld: Int32Array;
  readonly labels: Int32Array;
  /** Whole cases of a run: fractions of cases cannot be drawn. */
  readonly total: number;
  /** Cases of a run for one that was seen. */
  readonly scale: number;
  /** For each number of cases, what a window must expect less than to be worth a logarithm. */
  readonly worth: Float64Array;
}

function benchOf({ ids, periods, intervals, total, drawing }: PreparedScan): Bench {
  const whole = Math.max(1, Math.round(total));
  return {
    cells: new Int32Array(ids.length * periods), sums: new Int32Array(ids.length * intervals.length), firstHeld: new Int32Array(ids.length).fill(intervals.length),
    labels: drawing.kind === 'permutation' ? drawing.labels.slice() : new Int32Array(0), total: whole, scale: whole / total, worth: new Float64Array(whole + 1),
  };
}

/** Deals out cases by chance, and adds up each place that got some. */
function draw(scan: PreparedScan, bench: Bench, chance: RandomStream): ReadonlySet<number> {
  const touched = new Set<number>();
  const put = (place: number, period: number): void => {
    touched.add(place);
    const at = place * scan.periods + period;
    bench.cells[at] = (bench.cells[at] ?? 0) + 1;
  };
  if (scan.drawing.kind === 'poisson') {
    for (let left = bench.total; left > 0; left -= 1) {
      const cell = drawPlace(scan.drawing.cells, chance);
      if (cell < bench.cells.length) put(Math.floor(cell / scan.periods), cell % scan.periods);
    }
  } else deal(bench.labels, scan.drawing, chance, put);
  for (const place of touched) addUp(scan, bench, place);
  return touched;
}

/** Takes places from the pack without putting any back, as many for each period as it had cases. */
function deal(pack: Int32Array, { labels, perPeriod }: { readonly labels: Int32Array; readonly perPeriod: Int32Array }, chance: RandomStream, put: (place: number, period: number) => void): void {
  pack.set(labels);
  let dealt = 0;
  perPeriod.forEach((cases, period) => {
    for (let left = cases; left > 0; left -= 1) {
      const picked = dealt + chance.below(pack.length - dealt);
      const place = pack[picked] ?? 0;
      pack[picked] = pack[dealt] ?? 0;
      pack[dealt] = place;
      dealt += 1;
      put(place, period);
    }
  });
}

function addUp({ periods, intervals }: PreparedScan, { cells, sums, firstHeld }: Bench, place: number): void {
  for (let at = intervals.length - 1; at >= 0; at -= 1) {
    const { from, until } = intervals[at] ?? { from: 0, until: 0 };
    let sum = 0;
    for (let period = from; period < until; period += 1) sum += cells[place * periods + period] ?? 0;
    sums[place * intervals.length + at] = sum;
    if (sum > 0) firstHeld[place] = at;
  }
}

/**
 * The largest ratio over all windows. What grew by no case is never better than it was, so a circle is looked at from the first interval
 * in which it got one since it was looked at last.
 */
function largest(scan: PreparedScan, bench: Bench): number {
  const { starts, members, circles } = scan.zones;
  const intervals = scan.intervals.length;
  for (let cases = 0; cases <= bench.total; cases += 1) bench.worth[cases] = cases < scan.leastCases ? 0 : cases / bench.scale;
  const held = new Int32Array(intervals);
  let best = 0;
  for (let centre = 0; centre + 1 < starts.length; centre += 1) {
    held.fill(0);
    let first = intervals;
    const end = starts[centre + 1] ?? 0;
    for (let at = starts[centre] ?? 0; at < end; at += 1) {
      const place = members[at] ?? 0;
      const grown = bench.firstHeld[place] ?? intervals;
      if (grown < intervals) addTo(held, bench.sums, { from: place * intervals, first: grown });
      first = Math.min(first, grown);
      const circle = circles[at] ?? -1;
      if (first === intervals || circle < 0) continue;
      best = bestOf(best, { held, expected: scan.expected, from: circle * intervals, first }, bench);
      first = intervals;
    }
  }
  return best;
}

function addTo(held: Int32Array, sums: Int32Array, { from, first }: { readonly from: number; readonly first: number }): void {
  for (let which = first; which < held.length; which += 1) held[which] = (held[which] ?? 0) + (sums[from + which] ?? 0);
}

interface Window {
  readonly held: Int32Array;
  readonly expected: Float64Array;
  readonly from: number;
  readonly first: number;
}

/** A ratio falls as more is expected: a window that was not the best rules out all with as many cases and more expected. */
function bestOf(sofar: number, { held, expected, from, first }: Window, { worth, scale, total }: Bench): number {
  let best = sofar;
  for (let which = first; which < held.length; which += 1) {
    const cases = held[which] ?? 0;
    const usual = expected[from + which] ?? 0;
    if (usual >= (worth[cases] ?? 0)) continue;
    const ratio = logLikelihoodRatio(cases, usual * scale, total);
    if (ratio > best) best = ratio;
    else worth[cases] = usual;
  }
  return best;
}
