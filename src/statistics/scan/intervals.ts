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

/** For each place, what it has before each period and in all: one more than there are periods. `values` is place by place, period after period. */
export function runningSums(values: Float64Array, periods: number): Float64Array {
  const places = values.length / periods;
  const running = new Float64Array(places * (periods + 1));
  for (let place = 0; place < places; place += 1) {
    const [from, to] = [place * periods, place * (periods + 1)];
    for (let period = 0; period < periods; period += 1) running[to + period + 1] = (running[to + period] ?? 0) + (values[from + period] ?? 0);
  }
  return running;
}

/** Adds what a place has in each interval to the sums of a circle. */
export function addPlace(sums: Float64Array, running: Float64Array, place: number, { intervals, periods }: { readonly intervals: readonly Interval[]; readonly periods: number }): void {
  const first = place * (periods + 1);
  for (let at = 0; at < sums.length; at += 1) {
    const { from, until } = intervals[at] ?? { from: 0, until: 0 };
    sums[at] = (sums[at] ?? 0) + ((running[first + until] ?? 0) - (running[first + from] ?? 0));
  }
}
