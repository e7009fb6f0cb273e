/** From one period to before another. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

/** Which stretches of time are looked at: those that end now, as on a weekly watch, or any. */
export type When = 'ending now' | 'any';

/** All stretches of up to `most` periods. */
export function intervalsOf(periods: number, when: When, most: number): readonly Interval[] {
  const found: Interval[] = [];
  for (let until = when === 'any' ? 1 : periods; until <= periods; until += 1) {
    for (let from = until - 1; from >= Math.max(0, until - most); from -= 1) found.push({ from, until });
  }
  return found;
}

/** For each place, the sum of its periods over each interval: `values` is place by place, period after period. */
export function sumsOverIntervals(values: Float64Array, periods: number, intervals: readonly Interval[]): Float64Array {
  const places = values.length / periods;
  const sums = new Float64Array(places * intervals.length);
  const running = new Float64Array(periods + 1);
  for (let place = 0; place < places; place += 1) {
    for (let period = 0; period < periods; period += 1) running[period + 1] = (running[period] ?? 0) + (values[place * periods + period] ?? 0);
    intervals.forEach(({ from, until }, at) => (sums[place * intervals.length + at] = (running[until] ?? 0) - (running[from] ?? 0)));
  }
  return sums;
}
