import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as always, boolean, constantFrom, double, integer, oneof, option, property, record, type Arbitrary } from 'fast-check';
import { newYork } from '../../../test/known-questions.ts';
import { randomStream } from '../random/random-stream.ts';
import { maximaByChance } from '../scan/runs-of-chance.ts';
import { questionNamed } from './questions.ts';
import { readInput, writeAnswer } from './read-input.ts';

/** What the command would print, without its frame. */
function ask<Told>(method: string, input: unknown): Told {
  const answer = questionNamed(method).answer(input);
  return JSON.parse(writeAnswer(answer.kind === 'told' ? answer.told : answer.tell(maximaByChance(answer.scan, answer.seed, { from: 0, until: answer.runs })))) as Told;
}

/** The same list in an order of its own. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const chance = randomStream(seed);
  return items.map((item) => ({ item, at: chance.word() })).toSorted((one, other) => one.at - other.at).map(({ item }) => item);
}

/** Equal but for rounding, however deep. */
function alike(found: unknown, wanted: unknown, way = 'answer'): void {
  if (typeof found === 'number' && typeof wanted === 'number') return assert.ok(Math.abs(found - wanted) <= 1e-8 * Math.max(1, Math.abs(wanted)), `${way}: ${found}, not ${wanted}`);
  if (typeof found !== 'object' || found === null || typeof wanted !== 'object' || wanted === null) return assert.equal(found, wanted, way);
  assert.deepEqual(Object.keys(found), Object.keys(wanted), way);
  for (const [key, value] of Object.entries(found)) alike(value, (wanted as Record<string, unknown>)[key], `${way}.${key}`);
}

const byId = <Item extends { readonly id: unknown }>(items: readonly Item[]) => items.toSorted((one, other) => (String(one.id) < String(other.id) ? -1 : 1));

interface Bayes { readonly marshall: { readonly m: number; readonly a: number; readonly areas: readonly { readonly id: string; readonly rate: number }[] }; readonly gammaPoisson: { readonly theta: number | null; readonly mu: number; readonly areas: readonly { readonly id: string; readonly relativeRate: number }[] }; readonly notes?: readonly string[] }
interface Clusters { readonly clusters: readonly { readonly members: readonly (string | number)[]; readonly cases: number; readonly expected: number; readonly logLikelihoodRatio: number; readonly p: number | null; readonly from?: number; readonly to?: number }[] }
interface Local { readonly areas: readonly { readonly id: string; readonly gi: number | null; readonly giStar: number | null }[] }
interface Weeks { readonly weeks: readonly { readonly week: string; readonly expected: number | null; readonly upper: number | null; readonly alarm: boolean }[]; readonly notes?: readonly string[] }

const seeds = integer({ min: 0, max: 1_000_000 });
const amounts: Arbitrary<number> = oneof(integer({ min: 0, max: 30 }), double({ min: 0, max: 30, noNaN: true }));
const areas = array(record({ count: amounts, expected: double({ min: 0.01, max: 500, noNaN: true }), parent: option(constantFrom('east', 'west', 'a0'), { nil: null }) }), { minLength: 1, maxLength: 25 })
  .map((drawn) => ({ areas: drawn.map((area, at) => ({ ...area, id: `a${at}`, parent: at === 0 ? null : area.parent })) }));

const places = array(record({ lat: integer({ min: 0, max: 5 }), lon: integer({ min: 0, max: 5 }), population: integer({ min: 1, max: 60 }), cases: integer({ min: 0, max: 6 }) }), { minLength: 2, maxLength: 14 });
const scanned = places.map((drawn) => ({ locations: drawn.map(({ lat, lon, ...rest }, at) => ({ id: `p${at}`, lat: 53 + lat / 100, lon: -2 + lon / 100, ...rest })), maxShare: 0.5, simulations: 19, seed: 3 }));

const overTime = (model: 'poisson' | 'permutation', prospective: boolean) => array(array(integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 9 }).map((drawn) => ({
  locations: drawn.map((_, at) => ({ id: at, lat: 53 + ((at * 7) % 5) / 100, lon: -2 + ((at * 3) % 4) / 100, population: model === 'poisson' ? 20 + at : null })),
  counts: drawn.flatMap((row, id) => row.flatMap((cases, period) => (cases > 0 ? [{ id, period, cases }] : []))),
  periods: [31, 28, 31, 30].map((days, id) => ({ id, days })), model, prospective, maxShare: 0.5, maxPeriods: 3, simulations: 9, seed: 1,
}));

const group = constantFrom('A', 'B', 'C', null);
const followed = array(record({ time: integer({ min: 0, max: 40 }), event: boolean(), group, cause: constantFrom('damp', 'leak', null) }), { minLength: 1, maxLength: 40 }).map((subjects) => ({ subjects, at: [10, 30] }));

const valued = array(record({ value: double({ min: -100, max: 100, noNaN: true }), near: array(integer({ min: 0, max: 30 }), { maxLength: 5 }) }), { minLength: 1, maxLength: 15 })
  .map((drawn) => ({ areas: drawn.map(({ value, near }, at) => ({ id: `a${at}`, value, neighbours: near.map((one) => `a${one % drawn.length}`) })) }));

describe('the order of a list makes no difference', () => {
  it('of areas, with what they lie in', () => {
    always(property(areas, seeds, (input, seed) => {
      const [one, other] = [ask<Bayes>('empirical-bayes', input), ask<Bayes>('empirical-bayes', { areas: shuffled(input.areas, seed) })];
      alike({ ...other.marshall, areas: byId(other.marshall.areas) }, { ...one.marshall, areas: byId(one.marshall.areas) });
      alike({ ...other.gammaPoisson, areas: byId(other.gammaPoisson.areas) }, { ...one.gammaPoisson, areas: byId(one.gammaPoisson.areas) });
    }), { numRuns: 60 });
  });
  it('of places, to the last figure of p', () => {
    always(property(scanned, seeds, (input, seed) => assert.deepEqual(ask('scan', { ...input, locations: shuffled(input.locations, seed) }), ask('scan', input))), { numRuns: 60 });
  });
  it('of places and counts over time, in both models, looking at the end or anywhere', () => {
    for (const [model, prospective] of [['poisson', true], ['poisson', false], ['permutation', true], ['permutation', false]] as const) {
      always(property(overTime(model, prospective), seeds, (input, seed) => {
        assert.deepEqual(ask('space-time-scan', { ...input, locations: shuffled(input.locations, seed), counts: shuffled(input.counts, seed) }), ask('space-time-scan', input));
      }), { numRuns: 25 });
    }
  });
  it('of subjects', () => {
    always(property(followed, seeds, (input, seed) => alike(ask('survival', { ...input, subjects: shuffled(input.subjects, seed) }), ask('survival', input))), { numRuns: 60 });
  });
  it('of weeks', () => {
    const input = years(3, 5);
    assert.deepEqual(ask('weekly-alarm', { ...input, weeks: shuffled(input.weeks, 8) }), ask('weekly-alarm', input));
  });
  it('of areas and of their neighbours', () => {
    always(property(valued, seeds, (input, seed) => {
      const again = ask<Local>('getis-ord', { areas: shuffled(input.areas, seed).map((area) => ({ ...area, neighbours: shuffled(area.neighbours, seed) })) });
      alike(byId(again.areas), byId(ask<Local>('getis-ord', input).areas));
    }), { numRuns: 60 });
  });
});

describe('names make no difference', () => {
  it('of places: other names, the same circles and chances', () => {
    const other = (id: string | number) => `Z${9999 - Number(String(id).slice(1))}`;
    always(property(scanned, (input) => {
      // One circle may be that of several centres, and equal ones may be told in another order: so the likeliest is held against the likeliest.
      const [one, again] = [ask<Clusters>('scan', input), ask<Clusters>('scan', { ...input, locations: input.locations.map((place) => ({ ...place, id: other(place.id) })) })];
      alike([again.clusters[0]?.logLikelihoodRatio, again.clusters[0]?.p], [one.clusters[0]?.logLikelihoodRatio, one.clusters[0]?.p]);
    }), { numRuns: 60 });
  });
  it('of areas: texts or numbers, and they come back as they were given', () => {
    always(property(areas, (input) => {
      const number = (id: string) => Number(id.slice(1));
      const numbered = ask<Bayes>('empirical-bayes', { areas: input.areas.map(({ id, parent, ...area }) => ({ ...area, id: number(id), parent: parent === 'a0' ? 0 : parent })) });
      const texts = ask<Bayes>('empirical-bayes', input);
      assert.deepEqual(numbered.marshall.areas.map(({ id }) => id), input.areas.map(({ id }) => number(id)));
      alike(numbered.marshall.areas.map(({ rate }) => rate), texts.marshall.areas.map(({ rate }) => rate));
    }), { numRuns: 40 });
  });
});

describe('the unit of what is expected makes no difference', () => {
  it('to a scan: a thousand times the population finds the same', () => {
    always(property(scanned, (input) => alike(ask('scan', { ...input, locations: input.locations.map((place) => ({ ...place, population: place.population * 1000 })) }), ask('scan', input))), { numRuns: 40 });
  });
  it('to empirical Bayes: rates are per so much more, and areas stand to each other as they did', () => {
    always(property(areas, (input) => {
      const [one, more] = [ask<Bayes>('empirical-bayes', input), ask<Bayes>('empirical-bayes', { areas: input.areas.map((area) => ({ ...area, expected: area.expected * 8 })) })];
      alike(more.marshall.areas.map(({ rate }) => rate * 8), one.marshall.areas.map(({ rate }) => rate));
      alike([more.gammaPoisson.theta, more.gammaPoisson.mu * 8], [one.gammaPoisson.theta, one.gammaPoisson.mu]);
    }), { numRuns: 40 });
  });
});

describe('chance', () => {
  it('of one seed is one answer, of another seed another, and of no runs none', () => {
    const asked = (seed: number, simulations = 49) => ask<Clusters>('scan', newYork(simulations, seed)).clusters.map(({ p }) => p);
    assert.deepEqual(asked(1), asked(1));
    assert.notDeepEqual(asked(1), asked(2));
    assert.deepEqual([...new Set(asked(1, 0))], [null]);
  });
});

describe('where nothing differs nothing is found', () => {
  const alikeEverywhere = Array.from({ length: 9 }, (_, at) => ({ id: at, lat: 53 + at / 100, lon: -2, population: 33, cases: 3, count: 3, expected: 0.7, value: 0.1, neighbours: [(at + 1) % 9] }));
  it('by any method', () => {
    const bayes = ask<Bayes>('empirical-bayes', { areas: alikeEverywhere });
    assert.deepEqual([bayes.marshall.a, bayes.gammaPoisson.theta, bayes.notes?.length], [0, null, 2]);
    assert.equal(new Set(bayes.marshall.areas.map(({ rate }) => rate)).size, 1);
    assert.deepEqual(ask('scan', { locations: alikeEverywhere, maxShare: 0.5, simulations: 9, seed: 1 }), { clusters: [] });
    const periods = [{ id: 'one', days: 7 }, { id: 'two', days: 7 }];
    for (const model of ['poisson', 'permutation']) {
      const counts = alikeEverywhere.flatMap(({ id }) => periods.map((period) => ({ id, period: period.id, cases: 2 })));
      assert.deepEqual(ask('space-time-scan', { locations: alikeEverywhere, counts, periods, model, prospective: true, maxShare: 0.5, maxPeriods: 1, simulations: 9, seed: 1 }), { clusters: [] });
    }
    for (const { gi, giStar } of ask<Local>('getis-ord', { areas: alikeEverywhere }).areas) assert.deepEqual([gi, giStar], [null, null]);
    const subjects = ['A', 'B'].flatMap((name) => [1, 2, 3].map((time) => ({ time, event: true, group: name })));
    alike(ask<{ logRank: object }>('survival', { subjects }).logRank, { chiSquared: 0, df: 1, p: 1 });
  });
  it('and where there are no cases at all', () => {
    assert.deepEqual(ask('scan', { locations: alikeEverywhere.map((place) => ({ ...place, cases: 0, population: 0 })), maxShare: 0.5, simulations: 9, seed: 4 }), { seed: 4, clusters: [] });
    const nothing = ask<Bayes>('empirical-bayes', { areas: alikeEverywhere.map((area) => ({ ...area, count: 0, parent: 'all' })) });
    assert.ok(nothing.marshall.areas.every(({ rate }) => rate === 0) && nothing.gammaPoisson.mu === 0 && nothing.gammaPoisson.theta === null);
    assert.deepEqual(ask('survival', { subjects: [{ time: 3, event: false, group: 1 }, { time: 4, event: false, group: null }] }), { groups: [{ group: 1, curve: [] }, { group: null, curve: [] }], logRank: { chiSquared: 0, df: 0, p: 1 } });
    const none = ask<Weeks>('weekly-alarm', { weeks: years(0, 5).weeks.map((week) => ({ ...week, count: 0 })), from: '2023-06-01', alpha: 0.01 });
    assert.ok(none.weeks.length > 20 && none.weeks.every(({ upper, alarm }) => upper === null && !alarm));
  });
});

/** Some years of weeks from January 2019, about so many cases each. */
function years(mean: number, many: number) {
  const chance = randomStream(12);
  const weeks = Array.from({ length: Math.round(many * 52.18) }, (_, at) => ({ week: new Date(Date.UTC(2019, 0, 7 + at * 7)).toISOString().slice(0, 10), count: mean === 0 ? 0 : chance.below(2 * mean + 1) }));
  return { weeks, from: '2023-06-01', alpha: 0.01, yearsBack: 4, halfWindow: 3 };
}

describe('no answer holds what is no number, whatever is given', () => {
  const wild = oneof(constantFrom(0, 1, 1e12, 1e-9, 0.5, 5e-324), double({ min: 0, max: 1e12, noNaN: true }));
  const above = oneof(constantFrom(1e-9, 1, 1e12), double({ min: 1e-9, max: 1e12, noNaN: true }));
  const holds = (text: string) => assert.ok(!/NaN|Infinity/.test(text));
  it('to empirical Bayes', () => {
    always(property(array(record({ count: oneof(constantFrom(0, 1e9, 5e-324, 0.5), amounts), expected: above, parent: constantFrom(null, 'a', 'b') }), { minLength: 1, maxLength: 8 }), (drawn) => holds(JSON.stringify(ask('empirical-bayes', { areas: drawn.map((area, id) => ({ ...area, id })) })))), { numRuns: 100 });
  });
  it('to a scan', () => {
    always(property(array(record({ population: above, cases: oneof(constantFrom(0, 0.25, 3, 5e-324), integer({ min: 0, max: 500 })), lat: integer({ min: -90, max: 90 }), lon: integer({ min: -360, max: 360 }) }), { minLength: 2, maxLength: 8 }), (drawn) => holds(JSON.stringify(ask('scan', { locations: drawn.map((place, id) => ({ ...place, id })), maxShare: 1, simulations: 3, seed: 0 })))), { numRuns: 100 });
  });
  it('to survival, local sums and Wilson', () => {
    always(property(array(record({ time: wild, event: boolean(), group }), { minLength: 1, maxLength: 8 }), (subjects) => holds(JSON.stringify(ask('survival', { subjects, at: [0, 1e12] })))));
    always(property(array(double({ min: -1e100, max: 1e100, noNaN: true }), { minLength: 1, maxLength: 8 }), (drawn) => holds(JSON.stringify(ask('getis-ord', { areas: drawn.map((value, id) => ({ id, value, neighbours: [(id + 1) % drawn.length] })) })))));
    always(property(wild, above, (some, trials) => holds(JSON.stringify(ask('wilson', { successes: Math.min(some, trials), trials })))));
  });
  it('to the weekly alarm', () => {
    always(property(array(oneof(constantFrom(0, 0, 0, 1), amounts, constantFrom(1e6)), { minLength: 30, maxLength: 40 }), (counts) => {
      const { weeks } = years(1, 5);
      holds(JSON.stringify(ask('weekly-alarm', { weeks: weeks.map((week, at) => ({ ...week, count: counts[at % counts.length] })), from: weeks.at(-3)?.week, alpha: 0.01 })));
    }), { numRuns: 25 });
  });
  it('to lists as long as the country has areas, which are answered; and a circle too wide for them is refused before it is drawn', () => {
    const chance = randomStream(1);
    const country = Array.from({ length: 33_000 }, (_, id) => ({ id, lat: 51 + 3 * chance.share(), lon: -3 + 3 * chance.share(), population: 100, cases: Number(chance.share() < 0.1), count: chance.below(3), expected: 2, value: chance.share(), neighbours: [(id + 1) % 33_000] }));
    assert.equal(ask<Bayes>('empirical-bayes', { areas: country }).marshall.areas.length, 33_000);
    assert.equal(ask<Local>('getis-ord', { areas: country }).areas.length, 33_000);
    const scan = { locations: country, maxShare: 0.0003, simulations: 1, seed: 1 };
    const [first] = ask<Clusters>('scan', scan).clusters;
    assert.ok(first !== undefined && first.members.length <= 9 && first.cases >= 2);
    assert.throws(() => ask('scan', { ...scan, maxShare: 0.5 }), /maxShare: is 0\.5, which makes more windows than fit in memory; give a smaller one, such as 0\.009/);
  });
  it('and a file that is none is refused in one line', () => {
    for (const [bytes, words] of [[Buffer.from(' '), /x: is empty/], [Buffer.from([0xff, 0xfe]), /x: is no text in UTF-8/], [Buffer.from('{a}'), /x: is no JSON/]] as const) assert.throws(() => readInput(bytes, 'x'), words);
    assert.deepEqual(readInput(Buffer.from('\uFEFF{"a":1}'), 'x'), { a: 1 });
    assert.throws(() => writeAnswer({ rate: Number.NaN }), /the answer's rate/);
  });
});

describe('what is wrongly asked is refused by its place, with the mend', () => {
  const location = { id: 'a', lat: 53, lon: -2, population: 3, cases: 1 };
  const scan = { locations: [location, { ...location, id: 'b', lat: 53.1 }], maxShare: 0.5, simulations: 9, seed: 1 };
  const overTimes = { ...scan, counts: [{ id: 'a', period: 1, cases: 2 }], periods: [{ id: 1, days: 31 }, { id: 2, days: 28 }], model: 'poisson', prospective: false, maxPeriods: 2 };
  const withFirst = (change: object) => ({ ...scan, locations: [{ ...location, ...change }, ...scan.locations.slice(1)] });
  const weeks = [{ week: '2026-01-05', count: 1 }, { week: '2026-01-12', count: 2 }];
  const area = { id: 1, count: 2, expected: 3 };
  for (const [method, input, words] of [
    ['empirical-bayes', null, 'input: is null; give an object in braces.'],
    ['empirical-bayes', {}, 'areas: is missing; give a list of areas, at least one.'],
    ['empirical-bayes', { areas: [] }, 'areas: is empty; give a list of areas, at least one.'],
    ['empirical-bayes', { areas: [{ ...area, count: null }] }, 'areas[0].count: is null; give a number of nought or more.'],
    ['empirical-bayes', { areas: [{ ...area, count: 1e13 }] }, 'areas[0].count: is 10000000000000; give no more than 1000000000.'],
    ['empirical-bayes', { areas: [area, { ...area, id: 2, expected: 0 }] }, 'areas[1].expected: is 0; give a number above nought, or leave the area out.'],
    ['empirical-bayes', { areas: [area, { ...area, id: '1' }] }, 'areas[1].id: "1" is there already, as areas[0].id; give each a name of its own.'],
    ['empirical-bayes', { areas: [{ ...area, parent: 1 }] }, 'areas[0].parent: following parents from here comes round in a ring; give the area that it lies in, or null.'],
    ['empirical-bayes', { areas: [area], above: 0 }, 'above: is 0; give a number above nought, such as 1.5.'],
    ['scan', { ...scan, locations: [location] }, 'locations: is a list of 1; give a list of locations, at least two.'],
    ['scan', withFirst({ lat: 153 }), 'locations[0].lat: is 153; give no more than 90.'],
    ['scan', withFirst({ lon: '2 W' }), 'locations[0].lon: is "2 W"; give degrees east, negative to the west.'],
    ['scan', withFirst({ population: null }), 'locations[0].population: is null; give a number of nought or more.'],
    ['scan', withFirst({ population: 0 }), 'locations[0].population: is 0 where there are cases; give who lives there, or leave the place out.'],
    ['scan', { ...scan, maxShare: 50 }, 'maxShare: is 50; give no more than 1.'],
    ['scan', { ...scan, maxShare: 0 }, 'maxShare: is 0; give a share above 0 up to 1, such as 0.5.'],
    ['scan', { ...scan, simulations: 9.5 }, 'simulations: is 9.5; give a whole number from 0 to 1000000.'],
    ['scan', withFirst({ cases: 1e9 }), 'simulations: each run deals out all 1000000001 cases; give at most 10000000 cases in all, or 0 simulations.'],
    ['space-time-scan', { ...overTimes, model: 'permutation', counts: [{ id: 'a', period: 1, cases: 1e9 }, { id: 'b', period: 2, cases: 1 }] }, 'simulations: each run deals out all 1000000001 cases; give at most 10000000 cases in all, or 0 simulations.'],
    ['scan', { ...scan, seed: -1 }, 'seed: is -1; give a whole number from 0 to 9007199254740991.'],
    ['space-time-scan', { ...overTimes, counts: [{ id: 'c', period: 1, cases: 2 }] }, 'counts[0].id: there is no location "c"; add it to the locations, or leave the row out.'],
    ['space-time-scan', { ...overTimes, counts: [{ id: 'a', period: 3, cases: 2 }] }, 'counts[0].period: there is no period 3; add it to the periods, or leave the row out.'],
    ['space-time-scan', { ...overTimes, periods: [{ id: 1, days: 31 }, { id: 2 }] }, 'periods[1].days: is missing; give a number of days above nought.'],
    ['space-time-scan', { ...overTimes, locations: [{ ...location, population: null }, scan.locations[1]] }, 'locations[0].population: is missing; give a number of nought or more, or choose the permutation model.'],
    ['space-time-scan', { ...overTimes, model: 'bernoulli' }, 'model: is "bernoulli"; give "poisson" or "permutation".'],
    ['space-time-scan', { ...overTimes, maxPeriods: 3 }, 'maxPeriods: is 3; give a whole number from 1 to the 2 periods.'],
    ['space-time-scan', { ...overTimes, model: 'permutation', counts: [{ id: 'a', period: 1, cases: 0.5 }] }, 'counts[0].cases: is 0.5; the permutation model deals out whole cases: give a whole number, or choose the Poisson model.'],
    ['weekly-alarm', { weeks, from: '2026-02-30', alpha: 0.01 }, 'from: is "2026-02-30"; give a day such as 2026-11-30, best the Monday of the week.'],
    ['weekly-alarm', { weeks, from: '2026-02-02', alpha: 0.01 }, 'from: is 2026-02-02; give a day of the weeks in the list, from 2026-01-05 to 2026-01-12.'],
    ['weekly-alarm', { weeks: [...weeks, { week: '2026-01-26', count: 1 }], from: '2026-01-05', alpha: 0.01 }, 'weeks[2].week: is 2026-01-26, but the week of 2026-01-19 is missing before it; give every week, with a count of 0 where there was nothing.'],
    ['weekly-alarm', { weeks: [...weeks, { week: '2026-01-11', count: 1 }], from: '2026-01-05', alpha: 0.01 }, 'weeks[2].week: the week of 2026-01-05 is there already; give each week once.'],
    ['weekly-alarm', { weeks: [{ week: 1, count: 1 }], from: '2026-01-05', alpha: 0.01 }, 'weeks[0].week: is 1; give a day such as 2026-11-30, best the Monday of the week.'],
    ['weekly-alarm', { weeks, from: '2026-01-05', alpha: 1 }, 'alpha: is 1; give a share between 0 and 1, such as 0.01.'],
    ['survival', { subjects: [{ time: -1, event: true }] }, 'subjects[0].time: is -1; give a number of nought or more.'],
    ['survival', { subjects: [{ time: 1, event: 1 }] }, 'subjects[0].event: is 1; give true or false.'],
    ['survival', { subjects: [{ time: 1, event: true }], at: [30, 'x'] }, 'at[1]: is "x"; give a number of nought or more.'],
    ['survival', { subjects: Array.from({ length: 201 }, (_, group) => ({ time: 1, event: true, group })) }, 'subjects: have 201 kinds of group; give at most 200, or leave group out.'],
    ['getis-ord', { areas: [{ id: 1, value: 2, neighbours: [2] }] }, 'areas[0].neighbours[0]: there is no area 2 in the list; add it, or leave it out.'],
    ['getis-ord', { areas: [{ id: 1, value: 2 }] }, 'areas[0].neighbours: is missing; give a list of names of areas, which may be empty.'],
    ['wilson', { successes: 4, trials: 3 }, 'successes: is 4; give no more than the 3 trials.'],
    ['wilson', { successes: 0, trials: 0 }, 'trials: is 0; give a number above nought.'],
  ] as const) {
    it(`${method}: ${words}`, () => assert.throws(() => ask(method, input), (error) => error instanceof RangeError && assert.equal(error.message, words) === undefined));
  }
});

describe('what is left out, or given in another way', () => {
  it('a parent that is in the list counts what it says; one that is not has the sum of what lies in it', () => {
    const blocks = [{ id: 'a', count: 2, expected: 20, parent: 'e' }, { id: 'b', count: 9, expected: 30, parent: 'e' }, { id: 'c', count: 1, expected: 40, parent: 'f' }, { id: 'd', count: 1, expected: 30, parent: 'f' }];
    const bySum = ask<Bayes>('empirical-bayes', { areas: blocks });
    const byRow = ask<Bayes>('empirical-bayes', { areas: [...blocks, { id: 'e', count: 11, expected: 50 }, { id: 'f', count: 2, expected: 70, parent: null }] });
    alike(byRow.marshall.areas.slice(0, 4), bySum.marshall.areas);
  });
  it('an event without a cause has one; causes add up with what is left; those without a group are a group', () => {
    interface Told { readonly groups: readonly { readonly group: string | null; readonly curve: readonly { readonly survival: number }[]; readonly cumulativeIncidence?: Record<string, { time: number; incidence: number }[]> }[]; readonly logRank?: object }
    const subjects = [{ time: 1, event: true, cause: 'damp' }, { time: 2, event: true, cause: null }, { time: 3, event: false, cause: 'damp' }, { time: 4, event: true }, { time: 5, event: false, group: null }];
    const told = ask<Told>('survival', { subjects, at: [10] });
    assert.deepEqual([told.groups.map((each) => each.group), told.logRank], [[null], undefined]);
    const [only] = told.groups;
    assert.deepEqual(Object.keys(only?.cumulativeIncidence ?? {}), ['damp', 'event']);
    alike(Object.values(only?.cumulativeIncidence ?? {}).reduce((sum, points) => sum + (points[0]?.incidence ?? 0), only?.curve.at(-1)?.survival ?? 0), 1);
    assert.equal(ask<Told>('survival', { subjects: [{ time: 1, event: true }] }).groups[0]?.cumulativeIncidence, undefined);
    assert.deepEqual(ask<Told>('survival', { subjects: [{ time: 1, event: true, cause: 'x' }, { time: 2, event: true, cause: 'x' }] }).groups[0]?.cumulativeIncidence, { x: [{ time: 1, incidence: 0.5 }, { time: 2, incidence: 1 }] });
  });
  it('a neighbour named twice is one, and an area is none of its own', () => {
    const values = [5, 1, 2, 2];
    const once = values.map((value, id) => ({ id, value, neighbours: [(id + 1) % 4] }));
    assert.deepEqual(ask('getis-ord', { areas: once.map((area) => ({ ...area, neighbours: [...area.neighbours, ...area.neighbours, String(area.id)] })) }), ask('getis-ord', { areas: once }));
  });
  it('places on one spot are in a circle together or not at all', () => {
    const spot = { lat: 53, lon: -2, population: 10 };
    const told = ask<Clusters>('scan', { locations: [{ ...spot, id: 1, cases: 9 }, { ...spot, id: 2, cases: 0 }, { ...spot, id: 3, lat: 54, cases: 1 }, { ...spot, id: 4, lat: 55, cases: 0 }], maxShare: 0.5, simulations: 9, seed: 1 });
    assert.deepEqual(told.clusters[0]?.members.toSorted(), [1, 2]);
  });
  it('and so are places ten metres away to the north and to the south', () => {
    const spot = { lat: 53, lon: -2, population: 10, cases: 0 };
    for (const metres of [10, 100, 1000]) {
      const degrees = metres / 111_195;
      const told = ask<Clusters>('scan', { locations: [{ ...spot, id: 'c', cases: 9 }, { ...spot, id: 'n', lat: 53 + degrees, cases: 9 }, { ...spot, id: 's', lat: 53 - degrees }, { ...spot, id: 'far', lat: 54 }, { ...spot, id: 'further', lat: 55, population: 30 }], maxShare: 0.3, simulations: 1, seed: 1 });
      assert.ok(told.clusters.every(({ members }) => !(members[0] === 'c' && members.length === 2)), JSON.stringify(told.clusters));
    }
  });
  it('rows of one place and period are added up; a place without any had none', () => {
    const asked = { locations: [1, 2, 3].map((id) => ({ id, lat: 50 + id, lon: 0, population: 9 })), periods: [{ id: 'w1', days: 7 }, { id: 'w2', days: 7 }], model: 'poisson', prospective: true, maxShare: 0.5, maxPeriods: 1, simulations: 9, seed: 1 };
    const rows = [{ id: 1, period: 'w2', cases: 2 }, { id: '1', period: 'w2', cases: 1.5 }, { id: 2, period: 'w1', cases: 1 }];
    const [first] = ask<Clusters>('space-time-scan', { ...asked, counts: rows }).clusters;
    assert.deepEqual([first?.members, first?.from, first?.to, first?.cases], [[1], 'w2', 'w2', 3.5]);
  });
  it('weeks with fewer years before them are judged by as many as there are, then by all before, then not at all, and it says so', () => {
    const told = ask<Weeks>('weekly-alarm', { ...years(6, 5), from: '2019-01-07' });
    assert.deepEqual(told.weeks.map(({ expected }) => expected === null).lastIndexOf(true), 25);
    assert.match(told.notes?.join(' ') ?? '', /^52 of 261 weeks were judged by fewer than 4 years, .* 13\d of 261 weeks were judged by all weeks before them, .* 26 of 261 weeks could not be judged/);
    assert.ok(told.weeks.filter(({ alarm }) => alarm).length <= 8, 'one in a hundred of 235');
  });
});
