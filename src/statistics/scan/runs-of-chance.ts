import { randomStream, type RandomStream } from '../random/random-stream.ts';
import { drawPlace } from '../random/weighted-places.ts';
import { logLikelihoodRatio } from './likelihood.ts';
import type { PreparedScan } from './prepare.ts';

/**
 * The largest log likelihood ratio of each run of pure chance from number `from` to before `until`. Run 37 of a seed is the same in
 * whatever part it is made, so runs can be made in parts, resumed, and shared between processors.
 */
export function maximaByChance(scan: PreparedScan, seed: number, { from, until }: { readonly from: number; readonly until: number }): Float64Array {
  if (until <= from) return new Float64Array(0);
  refuseTooManyToDeal(scan.total);
  const bench = benchOf(scan);
  return Float64Array.from({ length: until - from }, (_, at) => {
    draw(scan, bench, randomStream(seed, from + at));
    return largest(scan, bench);
  });
}

/** 200 MB for a thread's tables, and seconds for a run. */
const mostDealt = 10_000_000;

/** Each run deals out every case one by one, so that there are numbers of cases for which there is neither memory nor time. */
export function refuseTooManyToDeal(total: number): void {
  if (total > mostDealt) throw new RangeError(`simulations: each run deals out all ${Math.round(total)} cases; give at most ${mostDealt} cases in all, or 0 simulations.`);
}

/** Tables that every run writes anew. */
interface Bench {
  /** The cases of a run as chains: of each place its last case, −1 for none; of each case its period and the one before it. */
  readonly last: Int32Array;
  readonly period: Int32Array;
  readonly before: Int32Array;
  /** The place of each case, as they lie before they are dealt and as they are dealt; empty unless cases are dealt so. */
  readonly labels: Int32Array;
  readonly pack: Int32Array;
  /** Whole cases of a run: fractions of cases cannot be drawn. */
  readonly total: number;
  /** Cases of a run for one that was seen. */
  readonly scale: number;
  /** For each number of cases, what a window must expect less than to be worth a logarithm. */
  readonly worth: Float64Array;
  /** Cases around the centre at hand, by period. */
  readonly held: Int32Array;
  readonly stretches: readonly Stretch[];
}

/** Intervals that end together, from the shortest to the longest. */
interface Stretch {
  readonly until: number;
  /** The place of the shortest in the list of intervals. */
  readonly start: number;
  readonly length: number;
}

function benchOf({ ids, periods, intervals, total, drawing }: PreparedScan): Bench {
  const whole = Math.max(1, Math.round(total));
  const labels = drawing.kind === 'permutation' ? labelsOf(drawing.perPlace) : new Int32Array(0);
  const byEnd = [...Map.groupBy(intervals.keys(), (at) => intervals[at]?.until ?? 0)];
  return {
    last: new Int32Array(ids.length), period: new Int32Array(whole), before: new Int32Array(whole),
    labels, pack: labels.slice(), total: whole, scale: whole / total, worth: new Float64Array(whole + 1),
    held: new Int32Array(periods), stretches: byEnd.map(([until, places]) => ({ until, start: places[0] ?? 0, length: places.length })),
  };
}

/** The number of each place as often as it had cases. */
function labelsOf(perPlace: Float64Array): Int32Array {
  const labels = new Int32Array(perPlace.reduce((sum, cases) => sum + cases, 0));
  let from = 0;
  perPlace.forEach((cases, place) => {
    labels.fill(place, from, from + cases);
    from += cases;
  });
  return labels;
}

/** Deals out cases by chance. */
function draw({ drawing, ids, periods }: PreparedScan, { last, period, before, labels, pack, total }: Bench, chance: RandomStream): void {
  last.fill(-1);
  let drawn = 0;
  const put = (place: number, when: number): void => {
    period[drawn] = when;
    before[drawn] = last[place] ?? -1;
    last[place] = drawn;
    drawn += 1;
  };
  if (drawing.kind === 'permutation') {
    pack.set(labels);
    return deal(pack, drawing.perPeriod, chance, put);
  }
  for (let left = total; left > 0; left -= 1) {
    const cell = drawPlace(drawing.cells, chance);
    if (cell < ids.length * periods) put(Math.floor(cell / periods), cell % periods);
  }
}

/** Takes places from the pack without putting any back, as many for each period as it had cases. */
function deal(pack: Int32Array, perPeriod: Float64Array, chance: RandomStream, put: (place: number, period: number) => void): void {
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

/** The largest ratio over all windows. A circle that only grew by places without cases is never better than it was, and is passed over. */
function largest(scan: PreparedScan, bench: Bench): number {
  const { starts, members, circles } = scan.zones;
  const { held } = bench;
  for (let cases = 0; cases <= bench.total; cases += 1) bench.worth[cases] = cases < scan.leastCases ? 0 : cases / bench.scale;
  let best = 0;
  for (let centre = 0; centre + 1 < starts.length; centre += 1) {
    held.fill(0);
    let hasGrown = false;
    const end = starts[centre + 1] ?? 0;
    for (let at = starts[centre] ?? 0; at < end; at += 1) {
      if (takeIn(bench, members[at] ?? 0)) hasGrown = true;
      const circle = circles[at] ?? -1;
      if (!hasGrown || circle < 0) continue;
      hasGrown = false;
      for (const stretch of bench.stretches) best = bestOf(best, { stretch, expected: scan.expected, circle: circle * scan.intervals.length }, bench);
    }
  }
  return best;
}

/** Adds a place's cases to those around the centre; false where it has none. */
function takeIn({ last, before, period, held }: Bench, place: number): boolean {
  const first = last[place] ?? -1;
  for (let one = first; one >= 0; one = before[one] ?? -1) {
    const when = period[one] ?? 0;
    held[when] = (held[when] ?? 0) + 1;
  }
  return first >= 0;
}

interface Windows {
  readonly stretch: Stretch;
  readonly expected: Float64Array;
  /** Where what the circle expects begins. */
  readonly circle: number;
}

/** So many intervals are passed over at once where none of them can be the best. */
const atOnce = 8;

/**
 * A ratio falls as more is expected and grows with cases. So a window that was not the best rules out all with as many cases and more expected,
 * and a row of ever longer intervals is ruled out where the cases of its longest would not be worth it with what its shortest expects.
 */
function bestOf(sofar: number, { stretch: { until, start, length }, expected, circle }: Windows, { held, worth, scale, total }: Bench): number {
  let best = sofar;
  let cases = 0;
  for (let done = 0; done < length; done += atOnce) {
    const rowEnd = Math.min(length, done + atOnce);
    let after = cases;
    for (let which = done; which < rowEnd; which += 1) after += held[until - 1 - which] ?? 0;
    if ((expected[circle + start + done] ?? 0) < (worth[after] ?? 0)) {
      for (let which = done; which < rowEnd; which += 1) {
        cases += held[until - 1 - which] ?? 0;
        const usual = expected[circle + start + which] ?? 0;
        if (usual >= (worth[cases] ?? 0)) continue;
        const ratio = logLikelihoodRatio(cases, usual * scale, total);
        if (ratio > best) best = ratio;
        else worth[cases] = usual;
      }
    }
    cases = after;
  }
  return best;
}
