import { weightedPlaces, type WeightedPlaces } from '../random/weighted-places.ts';
import { addPlace, intervalsOf, runningSums, type Interval } from './intervals.ts';
import { checkQuestion, type ScanQuestion } from './question.ts';
import { zonesOf, type Zones } from './zones.ts';

/** How a run of chance is drawn. */
export type Drawing =
  /** Cases over places and periods by what is expected. The last place in the list stands for periods that no window reaches. */
  | { readonly kind: 'poisson'; readonly cells: WeightedPlaces }
  /** The cases of each period dealt to the places of all cases. Whole numbers; a table of larger ones holds more than 2³¹. */
  | { readonly kind: 'permutation'; readonly perPlace: Float64Array; readonly perPeriod: Float64Array };

/** All that stays the same from run to run: plain data, so that it can be handed to another thread. */
export interface PreparedScan {
  readonly ids: readonly string[];
  /** The first period that a window reaches; tables below begin there. */
  readonly firstPeriod: number;
  readonly periods: number;
  /** Counted from `firstPeriod`. */
  readonly intervals: readonly Interval[];
  readonly zones: Zones;
  readonly counts: Float64Array;
  /** Of each circle, what is expected in each interval; all cells together come to `total`. */
  readonly expected: Float64Array;
  readonly total: number;
  readonly leastCases: number;
  readonly drawing: Drawing;
}


/** Works out once what every run needs: circles, intervals, what each window expects, and how chance is drawn. */
export function prepareScan(question: ScanQuestion): PreparedScan {
  checkQuestion(question);
  const { places, periods, counts, when, mostPeriods } = question;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const usual = usualOf(question, total);
  const firstPeriod = when === 'any' ? 0 : periods - mostPeriods;
  const reached = periods - firstPeriod;
  const intervals = intervalsOf(reached, when, mostPeriods);
  const zones = zonesOf(places, {
    exposure: byPlace(usual, periods), mostShare: question.mostShare, intervals: intervals.length,
    ...(question.mostNeighbours === undefined ? {} : { mostNeighbours: question.mostNeighbours }),
  });
  const reachedUsual = lastPeriods(usual, periods, firstPeriod);
  return {
    ids: places.map(({ id }) => id), firstPeriod, periods: reached, intervals, zones, counts: lastPeriods(counts, periods, firstPeriod), total, leastCases: question.leastCases ?? 2,
    expected: windowSums(zones, reachedUsual, { intervals, periods: reached }),
    drawing: question.model.kind === 'poisson' ? poissonDrawing(reachedUsual, total) : permutationDrawing(question, firstPeriod),
  };
}

/** What each cell is expected to hold, over all cells as many as there are cases. */
function usualOf({ counts, model, periods }: ScanQuestion, total: number): Float64Array {
  if (model.kind === 'poisson') {
    const all = model.expected.reduce((sum, value) => sum + value, 0);
    return model.expected.map((value) => (value * total) / all);
  }
  const ofPlace = byPlace(counts, periods);
  const ofPeriod = new Float64Array(periods);
  counts.forEach((count, at) => (ofPeriod[at % periods] = (ofPeriod[at % periods] ?? 0) + count));
  return counts.map((_, at) => ((ofPlace[Math.floor(at / periods)] ?? 0) * (ofPeriod[at % periods] ?? 0)) / total);
}

function byPlace(table: Float64Array, periods: number): Float64Array {
  return Float64Array.from({ length: table.length / periods }, (_, place) => table.subarray(place * periods, (place + 1) * periods).reduce((sum, value) => sum + value, 0));
}

function lastPeriods(table: Float64Array, periods: number, first: number): Float64Array {
  const kept = periods - first;
  return Float64Array.from({ length: (table.length / periods) * kept }, (_, at) => table[Math.floor(at / kept) * periods + first + (at % kept)] ?? 0);
}

/** Adds up places into circles, each interval by itself. */
function windowSums(zones: Zones, values: Float64Array, times: { readonly intervals: readonly Interval[]; readonly periods: number }): Float64Array {
  const { starts, members, circles } = zones;
  const ofPlaces = runningSums(values, times.periods);
  const windows = new Float64Array(zones.count * times.intervals.length);
  const sums = new Float64Array(times.intervals.length);
  for (let centre = 0; centre + 1 < starts.length; centre += 1) {
    sums.fill(0);
    for (let at = starts[centre] ?? 0; at < (starts[centre + 1] ?? 0); at += 1) {
      addPlace(sums, ofPlaces, members[at] ?? 0, times);
      const circle = circles[at] ?? -1;
      if (circle >= 0) windows.set(sums, circle * sums.length);
    }
  }
  return windows;
}

function poissonDrawing(usual: Float64Array, total: number): Drawing {
  const reached = usual.reduce((sum, value) => sum + value, 0);
  const cells = new Float64Array(usual.length + 1);
  cells.set(usual);
  // What rounding leaves over is no chance.
  if (total - reached > total * 1e-9) cells[usual.length] = total - reached;
  return { kind: 'poisson', cells: weightedPlaces(cells) };
}

function permutationDrawing({ counts, periods, places }: ScanQuestion, first: number): Drawing {
  const perPeriod = Float64Array.from({ length: periods - first }, (_, period) => places.reduce((sum, __, place) => sum + (counts[place * periods + first + period] ?? 0), 0));
  return { kind: 'permutation', perPlace: byPlace(counts, periods), perPeriod };
}
