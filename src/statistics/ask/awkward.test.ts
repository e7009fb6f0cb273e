import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as always, integer, property } from 'fast-check';
import { maximaByChance } from '../scan/runs-of-chance.ts';
import { questionNamed } from './questions.ts';
import { writeAnswer } from './read-input.ts';

// Awkward inputs whose answers are worked out here by hand, by a formula, or by a plain program that shares nothing with ours.

function ask<Told>(method: string, input: unknown): Told {
  const answer = questionNamed(method).answer(input);
  return JSON.parse(writeAnswer(answer.kind === 'told' ? answer.told : answer.tell(maximaByChance(answer.scan, answer.seed, { from: 0, until: answer.runs })))) as Told;
}
const near = (found: number | null | undefined, wanted: number, within = 1e-10) => assert.ok(typeof found === 'number' && Math.abs(found - wanted) <= within * Math.max(1, Math.abs(wanted)), `${found}, not ${wanted}`);

interface Rates { readonly notes?: readonly string[]; readonly marshall: { readonly m: number; readonly a: number; readonly areas: readonly { readonly rate: number }[]; readonly levels?: readonly { readonly m: number; readonly a: number }[] }; readonly gammaPoisson: { readonly theta: number | null; readonly mu: number; readonly logLikelihood: number; readonly areas: readonly { readonly relativeRate: number }[] } }
interface Cluster { readonly members: readonly (string | number)[]; readonly cases: number; readonly expected: number; readonly logLikelihoodRatio: number; readonly p: number | null; readonly from?: string | number; readonly to?: string | number }
interface Group { readonly group: string | number | null; readonly curve: readonly { readonly time: number; readonly atRisk: number; readonly events: number; readonly survival: number }[]; readonly cumulativeIncidence?: Readonly<Record<string, readonly { readonly incidence: number }[]>> }
interface Curves { readonly groups: readonly Group[]; readonly logRank?: { readonly chiSquared: number; readonly df: number; readonly p: number } }
interface Sums { readonly areas: readonly { readonly gi: number | null; readonly giStar: number | null }[] }

describe('empirical Bayes', () => {
  const bayes = (areas: readonly object[]) => ask<Rates>('empirical-bayes', { areas });
  it('two areas, by hand: m = 12/4, a = (2·(5−3)² + 2·(1−3)²)/4 − 3·2/4, and each half-way by a/(a + m/2)', () => {
    const { marshall } = bayes([{ id: 'a', count: 10, expected: 2 }, { id: 'b', count: 2, expected: 2 }]);
    near(marshall.m, 3);
    near(marshall.a, 2.5);
    near(marshall.areas[0]?.rate, 3 + (2 * 2.5) / 4);
    near(marshall.areas[1]?.rate, 3 - (2 * 2.5) / 4);
  });
  it('fractions of cases are taken as they are', () => {
    const { marshall } = bayes([{ id: 'a', count: 2.5, expected: 1 }, { id: 'b', count: 0.5, expected: 1 }, { id: 'c', count: 0, expected: 1 }]);
    const a = (1.5 ** 2 + 0.5 ** 2 + 1) / 3 - 1;
    near(marshall.a, a);
    near(marshall.areas[0]?.rate, 1 + (1.5 * a) / (a + 1));
  });
  for (const [what, areas, mu] of [
    ['one area', [[3, 2]], 1.5], ['no cases anywhere', [[0, 2], [0, 5]], 0], ['areas more alike than by chance', [[3, 2], [1, 2]], 1],
    ['quite the same everywhere', [[4, 2], [4, 2], [4, 2]], 2], ['a huge count', [[1e9, 1e9], [1e9, 1e9]], 1], ['hardly anything expected', [[0, 1e-9], [0, 1]], 0],
  ] as const) {
    it(`${what}: everybody has the mean, theta is none, and the likelihood is that of one Poisson rate`, () => {
      const { marshall, gammaPoisson } = bayes(areas.map(([count, expected], id) => ({ id, count, expected })));
      assert.deepEqual([marshall.a, gammaPoisson.theta], [0, null]);
      for (const area of marshall.areas) near(area.rate, mu, 1e-12);
      for (const area of gammaPoisson.areas) near(area.relativeRate, mu, 1e-12);
      if (areas.every(([count]) => count < 10)) {
        const logFactorial = (of: number) => Array.from({ length: of }, (_, at) => Math.log(at + 1)).reduce((sum, each) => sum + each, 0);
        near(gammaPoisson.logLikelihood, areas.reduce((sum, [count, expected]) => sum + (count === 0 ? 0 : count * Math.log(mu * expected)) - mu * expected - logFactorial(count), 0), 1e-9);
      }
    });
  }
  it('three levels deep: each drawn to what it lies in, with E = homes × the parent’s rate, a lone block as far as chance leaves open', () => {
    const blocks = [['b1', 9, 10, 'e1'], ['b2', 1, 10, 'e1'], ['b3', 2, 10, 'e2'], ['b4', 2, 10, 'e2'], ['b5', 12, 10, 'e3']] as const;
    const parents = [['e1', 'w1'], ['e2', 'w1'], ['e3', 'w2']] as const;
    type Row = readonly [id: string, count: number, homes: number, parent: string | null];
    const within = (rows: readonly Row[], id: string, parent: string | null): Row =>
      rows.filter((row) => row[3] === id).reduce<Row>(([, count, homes], row) => [id, count + row[1], homes + row[2], parent], [id, 0, 0, parent]);
    const estates = parents.map(([id, parent]) => within(blocks, id, parent));
    const wards = ['w1', 'w2'].map((id) => within(estates, id, null));
    const rateOf = new Map<string | null, number>([[null, 1]]);
    for (const level of [wards, estates, blocks] as const) {
      const rows = level.map(([id, count, homes, parent]) => ({ id, count, homes: homes * (rateOf.get(parent) ?? 0), of: rateOf.get(parent) ?? 0 }));
      const [y, e] = [rows.reduce((all, row) => all + row.count, 0), rows.reduce((all, row) => all + row.homes, 0)];
      const m = y / e;
      const a = Math.max(0, rows.reduce((all, row) => all + row.homes * (row.count / row.homes - m) ** 2, 0) / e - (m * rows.length) / e);
      for (const row of rows) rateOf.set(row.id, row.of * (m + (a === 0 ? 0 : a / (a + m / row.homes)) * (row.count / row.homes - m)));
    }
    const areas = [...blocks, ...estates].map(([id, count, expected, parent]) => ({ id, count, expected, parent }));
    const { marshall } = bayes(areas);
    assert.equal(marshall.levels?.length, 3);
    areas.forEach(({ id }, at) => near(marshall.areas[at]?.rate, rateOf.get(id) ?? Number.NaN));
  });
});

describe('a parent that counts fewer than what lies in it', () => {
  it('is taken at its word, and the answer says which it is', () => {
    const areas = [{ id: 'b', count: 9, expected: 10, parent: 'e' }, { id: 'e', count: 0, expected: 10 }, { id: 'f', count: 8, expected: 10 }];
    const { notes = [] } = ask<Rates>('empirical-bayes', { areas });
    assert.ok(notes.some((note) => note.includes('areas[1].count: is 0, but what lies in "e" has 9 together')), notes.join(' '));
    assert.ok(!(ask<Rates>('empirical-bayes', { areas: areas.map((area) => (area.id === 'e' ? { ...area, count: 9 } : area)) }).notes ?? []).some((note) => note.includes('count')));
  });
});

describe('survival', () => {
  it('none had an event: no steps, and nothing to compare', () => {
    const told = ask<Curves>('survival', { subjects: [1, 2, 3, 4].map((time) => ({ time, event: false, group: time % 2 })), at: [9] });
    assert.deepEqual(told.groups.map(({ curve }) => curve), [[], []]);
    assert.deepEqual(told.logRank, { chiSquared: 0, df: 0, p: 1 });
  });
  it('somebody left on the day of an event was at risk that day; an event on day nought counts', () => {
    const [only] = ask<Curves>('survival', { subjects: [{ time: 0, event: true }, { time: 5, event: true }, { time: 5, event: false }, { time: 5, event: true }, { time: 7, event: false }] }).groups;
    assert.deepEqual(only?.curve.map(({ time, atRisk, events }) => [time, atRisk, events]), [[0, 5, 1], [5, 4, 2]]);
    near(only?.curve[1]?.survival, 0.8 * 0.5);
  });
  it('two causes on the same day share what that day took, by Aalen and Johansen', () => {
    const subjects = [{ time: 1, event: true, cause: 'leak' }, { time: 2, event: true, cause: 'damp' }, { time: 2, event: true, cause: 'leak' }, { time: 3, event: false }];
    const [only] = ask<Curves>('survival', { subjects, at: [0, 1, 2, 99] }).groups;
    const told = (cause: string) => only?.cumulativeIncidence?.[cause]?.map(({ incidence }) => incidence);
    told('leak')?.forEach((incidence, at) => near(incidence, [0, 0.25, 0.5, 0.5][at] ?? 0));
    told('damp')?.forEach((incidence, at) => near(incidence, [0, 0, 0.25, 0.25][at] ?? 0));
  });
  it('log-rank of ties by hand: 2 of 4 at once, one of each group', () => {
    // Of A (2 at risk) one is expected of the two; variance 2·(1/2)(1/2)·(4−2)/(4−1). Then one of A alone with one of B: A's event, ½ expected, variance ¼.
    const { logRank } = ask<Curves>('survival', { subjects: [{ time: 1, event: true, group: 'A' }, { time: 1, event: true, group: 'B' }, { time: 2, event: true, group: 'A' }, { time: 3, event: false, group: 'B' }] });
    near(logRank?.chiSquared, (2 - 1.5) ** 2 / (1 / 3 + 1 / 4));
    assert.equal(logRank?.df, 1);
  });
  it('three groups of which one left before anything happened: it is compared with nobody', () => {
    const two = [{ time: 2, event: true, group: 'A' }, { time: 3, event: false, group: 'A' }, { time: 4, event: true, group: 'B' }, { time: 5, event: false, group: 'B' }];
    const three = ask<Curves>('survival', { subjects: [...two, { time: 1, event: false, group: 'C' }] }).logRank;
    assert.deepEqual(three, ask<Curves>('survival', { subjects: two }).logRank);
    assert.equal(three?.df, 1);
  });
  it('any times: the curve is the product of what was left on each day, worked out plainly', () => {
    always(property(integer({ min: 0, max: 1e6 }), (seed) => {
      const subjects = Array.from({ length: 12 }, (_, at) => ({ time: (seed >> (at % 7)) % 6, event: ((seed >> at) & 1) === 1 }));
      const days = [...new Set(subjects.filter(({ event }) => event).map(({ time }) => time))].toSorted((one, other) => one - other);
      let left = 1;
      const wanted = days.map((day) => (left *= 1 - subjects.filter(({ time, event }) => event && time === day).length / subjects.filter(({ time }) => time >= day).length));
      const [only] = ask<Curves>('survival', { subjects }).groups;
      assert.deepEqual(only?.curve.map(({ time }) => time), days);
      wanted.forEach((share, at) => near(only?.curve[at]?.survival, share));
    }));
  });
});

describe('local sums', () => {
  const sums = (values: readonly number[], near_: readonly (readonly number[])[]) => ask<Sums>('getis-ord', { areas: values.map((value, id) => ({ id, value, neighbours: near_[id] ?? [] })) }).areas;
  /** Ord and Getis 1995, formula by formula. */
  function plainly(values: readonly number[], of: readonly number[], among: readonly number[]): number {
    const x = among.map((at) => values[at] ?? 0);
    const mean = x.reduce((sum, each) => sum + each, 0) / x.length;
    const s = Math.sqrt(x.reduce((sum, each) => sum + each * each, 0) / x.length - mean * mean);
    const w = of.length;
    return (of.reduce((sum, at) => sum + (values[at] ?? 0), 0) - w * mean) / (s * Math.sqrt((x.length * w - w * w) / (x.length - 1)));
  }
  it('a chain of five, one of them far above', () => {
    const values = [1, 2, 9, 3, 4];
    const chain = [[1], [0, 2], [1, 3], [2, 4], [3]];
    sums(values, chain).forEach(({ gi, giStar }, at) => {
      near(gi, plainly(values, chain[at] ?? [], [0, 1, 2, 3, 4].filter((other) => other !== at)));
      near(giStar, plainly(values, [...(chain[at] ?? []), at], [0, 1, 2, 3, 4]));
    });
  });
  it('an island has no neighbours to be judged by, but stands among all as itself', () => {
    const [, island] = sums([1, 5, 3], [[2], [], [0]]);
    assert.equal(island?.gi, null);
    near(island?.giStar, plainly([1, 5, 3], [1], [0, 1, 2]));
  });
  for (const [what, values, lists] of [['one area', [7], [[]]], ['all alike', [2, 2, 2], [[1], [0, 2], [1]]], ['everybody next to everybody', [1, 2, 3], [[1, 2], [0, 2], [0, 1]]]] as const) {
    it(`${what}: null, for there is nothing to compare`, () => {
      for (const { giStar } of sums(values, lists)) assert.equal(giStar, null);
    });
  }
  it('two of which each is the other’s neighbour, negative values, and values a hundred digits long', () => {
    assert.deepEqual(sums([-1, 1], [[1], [0]]).map(({ gi, giStar }) => [gi, giStar]), [[null, null], [null, null]]);
    const values = [-3, 0, 2, 5];
    const lists = [[1], [0], [3], [2]];
    const [small, large] = [sums(values, lists), sums(values.map((value) => value * 1e99), lists)];
    small.forEach(({ gi, giStar }, at) => {
      near(large[at]?.gi, gi ?? Number.NaN);
      near(large[at]?.giStar, giStar ?? Number.NaN);
    });
  });
});

describe('scans', () => {
  const scan = (locations: readonly (readonly [lat: number, lon: number, population: number, cases: number])[], maxShare = 0.5) =>
    ask<{ clusters: readonly Cluster[] }>('scan', { locations: locations.map(([lat, lon, population, cases], id) => ({ id, lat, lon, population, cases })), maxShare, simulations: 19, seed: 1 }).clusters;
  const ratio = (c: number, e: number, all: number) => c * Math.log(c / e) + (all > c ? (all - c) * Math.log((all - c) / (all - e)) : 0);
  it('neighbours across the date line, by either way of counting degrees', () => {
    for (const lon of [-179.9, 180.1]) {
      const [first] = scan([[0, 179.9, 10, 5], [0, lon, 10, 5], [0, 170, 60, 2]], 0.3);
      assert.deepEqual([first?.members, first?.cases], [[0, 1], 10]);
      near(first?.logLikelihoodRatio, ratio(10, 3, 12));
    }
  });
  it('at a pole all longitudes are one spot', () => {
    const [first] = scan([[90, 10, 10, 5], [90, -170, 10, 5], [-90, 0, 60, 2]], 0.3);
    assert.deepEqual(first?.members, [0, 1]);
  });
  it('east and west are nearer than north and south, far up', () => {
    // At 60° north a degree of longitude is half as long: 1.5° east is nearer than 1° north.
    const [first] = scan([[60, 0, 10, 9], [60, 1.5, 10, 9], [61, 0, 10, 0], [10, 0, 70, 1]], 0.25);
    assert.deepEqual(first?.members, [0, 1]);
  });
  it('where nobody lives there may be a place without cases, inside a cluster or not', () => {
    const [first] = scan([[50, 0, 10, 8], [50.01, 0, 0, 0], [50.02, 0, 10, 8], [60, 0, 80, 4]]);
    assert.deepEqual([first?.cases, first?.expected], [16, 4]);
    near(first?.logLikelihoodRatio, ratio(16, 4, 20));
  });
  it('a share of one lets a circle hold everything, which is never a cluster', () => {
    const found = scan([[50, 0, 10, 8], [51, 0, 10, 1], [52, 0, 10, 1]], 1);
    assert.deepEqual(found[0]?.members, [0]);
  });
  it('all cases in one place: the formula without its second half', () => near(scan([[50, 0, 10, 8], [51, 0, 30, 0]])[0]?.logLikelihoodRatio, 8 * Math.log(4)));
  it('half cases, and millions of them', () => {
    near(scan([[50, 0, 10, 2.5], [51, 0, 10, 0.5], [52, 0, 10, 0]])[0]?.logLikelihoodRatio, ratio(2.5, 1, 3));
    const [huge] = ask<{ clusters: readonly Cluster[] }>('scan', { locations: [[50, 1e6], [51, 1e5], [52, 1e5]].map(([lat, cases], id) => ({ id, lat, lon: 0, population: 1e6, cases })), maxShare: 0.5, simulations: 0, seed: 1 }).clusters;
    near(huge?.logLikelihoodRatio, ratio(1e6, 4e5, 1.2e6));
    assert.equal(huge?.p, null);
  });

  const overTime = (input: object) => ask<{ clusters: readonly Cluster[] }>('space-time-scan', { locations: [{ id: 'a', lat: 50, lon: 0, population: 10 }, { id: 'b', lat: 51, lon: 0, population: 30 }], maxShare: 0.5, maxPeriods: 2, simulations: 9, seed: 1, model: 'poisson', prospective: false, ...input }).clusters;
  it('a thousand million cases are looked at without dealing them out, in either model', () => {
    const counts = [['a', 'one', 9e8], ['a', 'two', 1e8], ['b', 'two', 1e9]].map(([id, period, cases]) => ({ id, period, cases }));
    const periods = ['one', 'two'].map((id) => ({ id, days: 7 }));
    for (const [model, expected] of [['poisson', 2e9 / 8], ['permutation', 1e9 * 0.45]] as const) {
      const [first] = overTime({ periods, counts, model, maxPeriods: 1, simulations: 0 });
      assert.deepEqual([first?.members, first?.from, first?.cases, first?.p], [['a'], 'one', 9e8, null]);
      near(first?.expected, expected);
    }
  });
  it('periods of other lengths expect by their days', () => {
    const [first] = overTime({ periods: [{ id: 'long', days: 90 }, { id: 'short', days: 10 }], counts: [{ id: 'a', period: 'short', cases: 4 }, { id: 'b', period: 'long', cases: 16 }] });
    assert.deepEqual([first?.members, first?.from, first?.to], [['a'], 'short', 'short']);
    near(first?.expected, 20 * 0.25 * 0.1);
    near(first?.logLikelihoodRatio, ratio(4, 0.5, 20));
  });
  it('looking from the last period sees only what reaches it', () => {
    const periods = ['one', 'two', 'three'].map((id) => ({ id, days: 7 }));
    const past = [{ id: 'a', period: 'one', cases: 9 }, { id: 'b', period: 'three', cases: 3 }];
    assert.deepEqual(overTime({ periods, counts: past, prospective: true }), []);
    const [now] = overTime({ periods, counts: [{ id: 'a', period: 'three', cases: 9 }, { id: 'b', period: 'one', cases: 3 }], prospective: true });
    assert.deepEqual([now?.from, now?.to, now?.cases], ['three', 'three', 9]);
    near(now?.logLikelihoodRatio, ratio(9, 1, 12));
  });
  it('a permutation expects place × period ÷ all, and needs neither people nor days', () => {
    const counts = [['a', 'one', 1], ['a', 'two', 6], ['b', 'one', 7], ['b', 'two', 2]].map(([id, period, cases]) => ({ id, period, cases }));
    const [first] = overTime({ locations: [{ id: 'a', lat: 50, lon: 0 }, { id: 'b', lat: 51, lon: 0 }], periods: [{ id: 'one' }, { id: 'two' }], counts, model: 'permutation', maxPeriods: 1 });
    assert.deepEqual([first?.members, first?.from], [['a'], 'two']);
    near(first?.expected, (7 * 8) / 16);
    near(first?.logLikelihoodRatio, ratio(6, 3.5, 16));
  });
});

describe('weeks', () => {
  interface Weeks { readonly weeks: readonly { readonly week: string; readonly expected: number | null; readonly upper: number | null; readonly alarm: boolean }[] }
  const mondays = (from: string, many: number) => Array.from({ length: many }, (_, at) => new Date(Date.parse(`${from}T00:00:00Z`) + at * 7 * 86_400_000).toISOString().slice(0, 10));
  it('the same count every week, over leap days and years of 53 weeks: as many are expected, and no alarm', () => {
    const weeks = mondays('2015-01-05', 360).map((week) => ({ week, count: 12 }));
    const told = ask<Weeks>('weekly-alarm', { weeks, from: '2020-12-28', alpha: 0.01 });
    assert.ok(told.weeks.some(({ week }) => week === '2020-12-28') && told.weeks.length > 40);
    for (const week of told.weeks) {
      near(week.expected, 12, 1e-6);
      assert.equal(week.alarm, false);
    }
  });
  it('ten times as many is an alarm, and any day names its week', () => {
    const weeks = mondays('2015-01-07', 300).map((week, at) => ({ week, count: at === 299 ? 120 : 10 + (at % 5) }));
    assert.deepEqual(ask<Weeks>('weekly-alarm', { weeks, from: weeks.at(-1)?.week, alpha: 0.001 }).weeks.map(({ alarm }) => alarm), [true]);
  });
});

describe('Wilson', () => {
  it('solves (p̂ − p)² = z² p(1−p)/n at both ends, for halves, hundreds of millions and next to none', () => {
    const z = 1.959963984540054;
    for (const [successes, trials] of [[2.5, 7.5], [0, 3], [3, 3], [1, 1e9], [5e8, 1e9], [0.001, 0.01]] as const) {
      const { lower, upper } = ask<{ lower: number; upper: number }>('wilson', { successes, trials });
      assert.ok(lower >= 0 && upper <= 1 && lower <= successes / trials && successes / trials <= upper);
      for (const p of [lower, upper]) near((successes / trials - p) ** 2 * trials, z * z * p * (1 - p), 1e-8);
    }
  });
});
