import { chiSquaredAbove } from '../distributions/chi-squared.ts';
import { factorOf, solve } from '../regression/normal-equations.ts';
import { timesOf, type Followed } from './at-risk.ts';

/** Whether groups differ in how soon things happen. */
export interface LogRank {
  readonly chiSquared: number;
  readonly degrees: number;
  readonly p: number;
  readonly groups: readonly { readonly group: string; readonly observed: number; readonly expected: number }[];
}

/** The log-rank test of two or more groups (Mantel, Cancer Chemotherapy Reports 50, 1966; Peto and Peto 1972). */
export function logRank(subjects: readonly (Followed & { readonly group: string })[]): LogRank {
  const names = [...new Set(subjects.map(({ group }) => group))].toSorted();
  if (names.length < 2) throw new RangeError('subjects: give at least two groups to compare.');
  const size = names.length;
  const expected = new Float64Array(size);
  const observed = Float64Array.from(names, (name) => subjects.filter(({ group, cause }) => group === name && cause !== null).length);
  const variance = new Float64Array(size * size);
  const timesByGroup = names.map((name) => subjects.filter(({ group }) => group === name).map(({ time }) => time).toSorted((one, other) => one - other));
  for (const { time, atRisk, events } of timesOf(subjects)) {
    const shares = timesByGroup.map((times) => countFrom(times, time) / atRisk);
    const spread = atRisk > 1 ? (events * (atRisk - events)) / (atRisk - 1) : 0;
    shares.forEach((one, row) => {
      expected[row] = (expected[row] ?? 0) + events * one;
      shares.forEach((other, column) => (variance[row * size + column] = (variance[row * size + column] ?? 0) + spread * (row === column ? one * (1 - one) : -one * other)));
    });
  }
  const groups = names.map((group, at) => ({ group, observed: observed[at] ?? 0, expected: expected[at] ?? 0 }));
  // As R's survdiff has it: a group from which nothing could be expected says nothing, and the last one nothing that the others do not.
  const telling = groups.flatMap((group, at) => (group.expected > 0 ? [at] : [])).slice(0, -1);
  const free = telling.length;
  if (free === 0) return { chiSquared: 0, degrees: 0, p: 1, groups };
  const inner = Float64Array.from({ length: free * free }, (_, at) => variance[(telling[Math.floor(at / free)] ?? 0) * size + (telling[at % free] ?? 0)] ?? 0);
  const more = Float64Array.from(telling, (at) => (observed[at] ?? 0) - (expected[at] ?? 0));
  const chiSquared = Math.max(0, solve(factorOf(inner, free), more).reduce((sum, value, at) => sum + value * (more[at] ?? 0), 0));
  return { chiSquared, degrees: free, p: chiSquaredAbove(chiSquared, free), groups };
}

/** How many of the sorted times are no earlier. */
function countFrom(times: readonly number[], from: number): number {
  let [least, most] = [0, times.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if ((times[middle] ?? 0) < from) least = middle + 1;
    else most = middle;
  }
  return times.length - least;
}
