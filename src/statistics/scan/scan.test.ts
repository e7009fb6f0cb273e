import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as always, boolean, constantFrom, integer, property } from 'fast-check';
import { knownAnswers, knownColumns } from '../../../test/known-answers.ts';
import { poissonCount } from '../../../test/invented-counts.ts';
import { randomStream } from '../random/random-stream.ts';
import { clustersOf } from './clusters.ts';
import { isDone, nextPart, noRunsYet } from './in-parts.ts';
import { intervalsOf } from './intervals.ts';
import { logLikelihoodRatio } from './likelihood.ts';
import { nearestFinder } from './nearest.ts';
import { onTheGlobe, type Place } from './on-the-globe.ts';
import { prepareScan } from './prepare.ts';
import type { ScanQuestion } from './question.ts';
import { maximaByChance } from './runs-of-chance.ts';
import { isBorneOut, significanceOf } from './significance.ts';

interface KnownCluster { readonly members: readonly string[]; readonly time_frame: string | null; readonly cases: number; readonly expected: number; readonly llr: number; readonly p: number }
const known = knownAnswers<{ runs: Record<'ny' | 'nms_st', { clusters: readonly KnownCluster[] }> }>('satscan_expected.json').runs;
const placesIn = (file: string) => knownColumns(file).map(([id = '', lat, lon]): Place => ({ id, lat: Number(lat), lon: Number(lon) }));

function tableOf(places: readonly Place[], periods: number, cells: readonly (readonly [id: string, period: number, count: number])[]): Float64Array {
  const table = new Float64Array(places.length * periods);
  const rowOf = new Map(places.map(({ id }, at) => [id, at]));
  for (const [id, period, count] of cells) table[(rowOf.get(id) ?? 0) * periods + period] = (table[(rowOf.get(id) ?? 0) * periods + period] ?? 0) + count;
  return table;
}

const newYork: ScanQuestion = (() => {
  const places = placesIn('ny.geo');
  return {
    places, periods: 1, when: 'any', mostPeriods: 1, mostShare: 0.5, counts: tableOf(places, 1, knownColumns('ny.cas').map(([id = '', count]) => [id, 0, Number(count)])),
    model: { kind: 'poisson', expected: tableOf(places, 1, knownColumns('ny.pop').map(([id = '', , people]) => [id, 0, Number(people)])) },
  };
})();

const newMexico: ScanQuestion = (() => {
  const places = placesIn('nm.geo');
  const daysOf = (year: number) => (year % 4 === 0 ? 366 : 365);
  const years = Array.from({ length: 19 }, (_, at) => 1973 + at);
  return {
    places, periods: 19, when: 'any', mostPeriods: 9, mostShare: 0.5, counts: tableOf(places, 19, knownColumns('nms.cas').map(([id = '', count, year]) => [id, Number(year) - 1973, Number(count)])),
    model: { kind: 'poisson', expected: tableOf(places, 19, knownColumns('nms.pop').flatMap(([id = '', , people]) => years.map((year, at) => [id, at, Number(people) * daysOf(year)] as const))) },
  };
})();

/** Two generators of 999 runs each differ by chance: so far in all but one of four hundred, and never by more than 0.03. */
const apart = (p: number) => Math.min(0.03, 3 * Math.sqrt((2 * p * (1 - p)) / 1000));

describe('the scan gives what SaTScan 10.3.2 gives', () => {
  for (const [name, question, wanted, runs] of [['leukaemia in 281 tracts of New York', newYork, known.ny.clusters, 999], ['brain cancer in 32 counties of New Mexico over 19 years', newMexico, known.nms_st.clusters, 999]] as const) {
    const scan = prepareScan(question);
    const clusters = clustersOf(scan);
    const foundAs = (cluster: KnownCluster) => clusters.find(({ members }) => members.join() === cluster.members.join());
    it(`${name}: the same clusters, in places, time, cases, expected and likelihood`, () => {
      wanted.forEach((cluster) => {
        const found = foundAs(cluster);
        assert.equal(found?.cases, cluster.cases, String(cluster.members));
        assert.ok(Math.abs((found?.expected ?? 0) - cluster.expected) <= 0.005);
        assert.ok(Math.abs((found?.logLikelihoodRatio ?? 0) / cluster.llr - 1) < 1e-6);
        if (cluster.time_frame !== null) assert.equal(`${1973 + (found?.from ?? 0)}/1/1 to ${1973 + (found?.to ?? 0)}/12/31`, cluster.time_frame);
      });
    });
    it(`${name}: as surprising, by rank and by Gumbel`, () => {
      const maxima = maximaByChance(scan, 20_261_122, { from: 0, until: runs });
      wanted.forEach((cluster) => {
        const found = foundAs(cluster);
        assert.ok(found !== undefined);
        const { p, gumbelP } = significanceOf(found, maxima);
        if (cluster.p > 0.01) assert.ok(Math.abs(p - cluster.p) < apart(cluster.p), `${p}, SaTScan ${cluster.p}`);
        else assert.ok(p === 1 / (runs + 1) && (gumbelP ?? 1) / cluster.p > 0.5 && (gumbelP ?? 1) / cluster.p < 2, `${gumbelP}, SaTScan ${cluster.p}`);
      });
    });
  }
  it('New York in the same order; of New Mexico two more are listed between the second and the third, which the third centre’s likeliest window hides from SaTScan’s rule', () => {
    const [york, mexico] = [clustersOf(prepareScan(newYork)), clustersOf(prepareScan(newMexico))];
    assert.deepEqual(york.slice(0, 6).map(({ members }) => members), known.ny.clusters.map(({ members }) => members));
    assert.deepEqual(mexico.slice(2, 5).map(({ members }) => members.join(' ')), ['Guadelupe SanMiguel', 'Quay', 'Roosevelt']);
  });
});

/** Some invented towns with blocks on a grid, so that many are equally far, and some on the same spot. */
function invented(seed: number, { blocks, periods, when, kind }: { readonly blocks: number; readonly periods: number; readonly when: 'ending now' | 'any'; readonly kind: 'poisson' | 'permutation' }): ScanQuestion {
  const chance = randomStream(seed, 99);
  const places = Array.from({ length: blocks }, (_, at): Place => ({ id: `b${at}`, lat: 53.4 + chance.below(5) / 1000, lon: -2.1 + chance.below(5) / 1000 }));
  const expected = Float64Array.from({ length: blocks * periods }, () => 0.2 + chance.share());
  const counts = expected.map((mean) => poissonCount(chance, mean));
  counts[0] = (counts[0] ?? 0) + 3;
  return { places, periods, counts, when, mostPeriods: Math.min(3, periods), mostShare: 0.5, model: kind === 'poisson' ? { kind, expected } : { kind } };
}

/** Every circle and every stretch of time, one after another, as the method is written down. */
function slowBest({ places, periods, counts, model, when, mostPeriods, mostShare }: ScanQuestion, without: ReadonlySet<string> = new Set()): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const row = (of: Float64Array, place: number) => Array.from(of.subarray(place * periods, (place + 1) * periods));
  const sum = (values: readonly number[]) => values.reduce((before, value) => before + value, 0);
  const inPeriod = (period: number) => sum(places.map((_, place) => counts[place * periods + period] ?? 0));
  const raw = model.kind === 'poisson' ? model.expected : counts.map((_, at) => sum(row(counts, Math.floor(at / periods))) * inPeriod(at % periods));
  const all = sum([...raw]);
  const usual = raw.map((value) => (value * total) / all);
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const far = (one: Place, other: Place) => Math.sin(radians(one.lat - other.lat) / 2) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(radians(one.lon - other.lon) / 2) ** 2;
  let best = 0;
  for (const centre of places) {
    for (const edge of places) {
      const inside = places.map((place, at) => ({ at, place })).filter(({ place }) => far(centre, place) <= far(centre, edge) * (1 + 1e-9) + 1e-30).map(({ at }) => at);
      if (inside.some((place) => without.has(places[place]?.id ?? '')) || sum(inside.map((place) => sum(row(usual, place)))) > mostShare * total * (1 + 1e-9)) continue;
      for (const { from, until } of intervalsOf(periods, when, mostPeriods)) {
        const held = (of: Float64Array) => sum(inside.map((place) => sum(row(of, place).slice(from, until))));
        if (held(counts) >= 2) best = Math.max(best, logLikelihoodRatio(held(counts), held(usual), total));
      }
    }
  }
  return best;
}

describe('whatever the places, times and model', () => {
  const kinds = constantFrom('poisson' as const, 'permutation' as const);
  const whens = constantFrom('ending now' as const, 'any' as const);
  it('the likeliest cluster is the one that trying every circle finds', () => {
    always(property(integer({ min: 0, max: 1e6 }), integer({ min: 2, max: 14 }), integer({ min: 1, max: 5 }), kinds, (seed, blocks, periods, kind) => {
      for (const when of ['ending now', 'any'] as const) {
        const question = invented(seed, { blocks, periods, when, kind });
        const found = clustersOf(prepareScan(question))[0]?.logLikelihoodRatio ?? 0;
        assert.ok(Math.abs(found - slowBest(question)) < 1e-9, `${found}, not ${slowBest(question)}`);
      }
    }), { numRuns: 40 });
  });
  it('a run of chance finds in its own cases what looking at them afresh would find', () => {
    always(property(integer({ min: 0, max: 1e6 }), kinds, whens, boolean(), (seed, kind, when, isLate) => {
      const question = invented(seed, { blocks: 12, periods: 4, when, kind });
      // The same draws again, put down as if they had been seen. With windows of all periods the drawing names every cell.
      const scan = prepareScan({ ...question, mostPeriods: 4 });
      const drawn = drawnAgain(scan, seed, isLate ? 3 : 0);
      const again = { ...question, counts: drawn, mostPeriods: 4 };
      const [chance] = maximaByChance(scan, seed, { from: isLate ? 3 : 0, until: isLate ? 4 : 1 });
      // The margins of a permutation stay as they are, so that both expect the same; a Poisson run keeps its total.
      const best = clustersOf(prepareScan(again))[0]?.logLikelihoodRatio ?? 0;
      assert.ok(Math.abs(best - (chance ?? -1)) < 1e-9, `${chance}, not ${best}`);
    }), { numRuns: 40 });
  });
  it('runs are the same in one part, in many, or begun in the middle', () => {
    const scan = prepareScan(invented(5, { blocks: 30, periods: 6, when: 'ending now', kind: 'poisson' }));
    const whole = maximaByChance(scan, 7, { from: 0, until: 50 });
    let progress = noRunsYet(7, 50);
    for (let part = 1; !isDone(progress); part += 1) progress = nextPart(structuredClone(scan), progress, part);
    assert.deepEqual(progress.maxima, whole);
    assert.deepEqual(maximaByChance(scan, 7, { from: 20, until: 25 }), whole.slice(20, 25));
    assert.notDeepEqual(maximaByChance(scan, 8, { from: 0, until: 50 }), whole);
  });
  it('clusters share no place, come best first, and hold more than expected', () => {
    always(property(integer({ min: 0, max: 1e6 }), kinds, (seed, kind) => {
      const clusters = clustersOf(prepareScan(invented(seed, { blocks: 25, periods: 3, when: 'any', kind })));
      const members = clusters.flatMap((cluster) => cluster.members);
      assert.equal(new Set(members).size, members.length);
      clusters.forEach((cluster, at) => assert.ok(cluster.cases > cluster.expected && cluster.logLikelihoodRatio <= (clusters[at - 1]?.logLikelihoodRatio ?? Infinity) * (1 + 1e-10)));
    }));
  });
});

describe('what is listed is whole', () => {
  it('among the places of no cluster no window has more than expected, and each cluster is the likeliest of the places left by likelier ones or of its centre', () => {
    always(property(integer({ min: 0, max: 1e6 }), constantFrom('poisson' as const, 'permutation' as const), (seed, kind) => {
      const question = invented(seed, { blocks: 12, periods: 3, when: 'any', kind });
      const clusters = clustersOf(prepareScan(question));
      const taken = new Set(clusters.flatMap(({ members }) => members));
      assert.ok(slowBest(question, taken) < 1e-9, String(slowBest(question, taken)));
      const before = new Set<string>();
      for (const { members, logLikelihoodRatio } of clusters) {
        assert.ok(logLikelihoodRatio <= slowBest(question, before) + 1e-9);
        for (const member of members) before.add(member);
      }
    }), { numRuns: 40 });
  });
});

/** The cells of one run, drawn by the same words. */
function drawnAgain(scan: ReturnType<typeof prepareScan>, seed: number, run: number): Float64Array {
  const chance = randomStream(seed, run);
  const cells = new Float64Array(scan.ids.length * scan.periods);
  const put = (at: number) => (cells[at] = (cells[at] ?? 0) + 1);
  const { drawing } = scan;
  if (drawing.kind === 'poisson') {
    for (let left = scan.total; left > 0; left -= 1) {
      const at = chance.below(drawing.cells.own.length);
      put(chance.word() < (drawing.cells.own[at] ?? 0) ? at : (drawing.cells.other[at] ?? 0));
    }
    return cells;
  }
  const pack = [...drawing.perPlace].flatMap((cases, place) => Array.from({ length: cases }, () => place));
  let dealt = 0;
  drawing.perPeriod.forEach((cases, period) => {
    for (let left = cases; left > 0; left -= 1, dealt += 1) {
      const picked = dealt + chance.below(pack.length - dealt);
      [pack[picked], pack[dealt]] = [pack[dealt] ?? 0, pack[picked] ?? 0];
      put((pack[dealt] ?? 0) * scan.periods + period);
    }
  });
  return cells;
}

describe('a landlord’s weekly watch', () => {
  const watch = (seed: number, more: number, kind: 'poisson' | 'permutation') => {
    const chance = randomStream(seed, 1);
    const places = Array.from({ length: 100 }, (_, at): Place => ({ id: `b${at}`, lat: 53.4 + Math.floor(at / 10) / 500, lon: -2.1 + (at % 10) / 300 }));
    const expected = new Float64Array(100 * 52).fill(0.15);
    const isInCorner = (at: number) => at % 52 >= 48 && Math.floor(at / 52) % 10 < 3 && Math.floor(at / 520) < 3;
    const counts = expected.map((mean, at) => poissonCount(chance, mean * (isInCorner(at) ? more : 1)));
    const scan = prepareScan({ places, periods: 52, counts, when: 'ending now', mostPeriods: 8, mostShare: 0.2, model: kind === 'poisson' ? { kind, expected } : { kind } });
    const maxima = maximaByChance(scan, seed, { from: 0, until: 99 });
    return clustersOf(scan).slice(0, 2).map((cluster) => ({ ...cluster, ...significanceOf(cluster, maxima) }));
  };
  it('finds nine blocks with four times the usual for four weeks, and both models agree', () => {
    const [found] = watch(3, 4, 'poisson');
    assert.ok(found !== undefined && found.p === 0.01 && (found.gumbelP ?? 1) < 0.001 && found.onceIn > 1000);
    assert.ok(['b0', 'b1', 'b2', 'b10', 'b11', 'b12', 'b20', 'b21', 'b22'].filter((block) => found.members.includes(block)).length >= 7, String(found.members));
    assert.ok(found.to === 51 && found.from >= 46);
    assert.ok(isBorneOut(found, watch(3, 4, 'permutation')));
  });
  it('where nothing is there, one landlord in twenty is told of something at 5 in 100', () => {
    const false_ = Array.from({ length: 40 }, (_, seed) => watch(100 + seed, 1, 'poisson')[0]?.p ?? 1).filter((p) => p <= 0.05).length;
    // 40 × 0.05 = 2; more than 7 comes once in five hundred.
    assert.ok(false_ <= 7, `${false_} of 40`);
  });
  it('a cluster elsewhere or at another time bears nothing out, nor one that may be chance', () => {
    const cluster = { members: ['a', 'b'], from: 3, to: 5, cases: 5, expected: 1, logLikelihoodRatio: 4 };
    assert.ok(isBorneOut(cluster, [{ ...cluster, members: ['b'], from: 5, to: 6, p: 0.05 }]));
    for (const other of [{ members: ['c'], p: 0.01 }, { from: 6, to: 7, p: 0.01 }, { p: 0.06 }]) assert.ok(!isBorneOut(cluster, [{ ...cluster, ...other }]));
  });
  it('weeks that scatter more than by chance make a cluster less surprising', () => {
    const cluster = { members: ['a'], from: 0, to: 0, cases: 5, expected: 1, logLikelihoodRatio: 6 };
    const maxima = Float64Array.from({ length: 99 }, (_, at) => 2 + at / 33);
    assert.ok(significanceOf(cluster, maxima, 2).p > significanceOf(cluster, maxima).p);
    assert.equal(significanceOf(cluster, maxima, 0.5).p, significanceOf(cluster, maxima).p);
  });
});

describe('what cannot be scanned is refused by name', () => {
  const question = invented(1, { blocks: 4, periods: 2, when: 'any', kind: 'poisson' });
  for (const [what, wrong, words] of [
    ['one place', { places: question.places.slice(0, 1) }, /locations: give at least two/],
    ['a place off the earth', { places: question.places.map((place) => ({ ...place, lat: 153 })) }, /locations: b0 is at 153/],
    ['a share above one', { mostShare: 10 }, /maxShare: is 10/],
    ['too long a stretch', { mostPeriods: 3 }, /maxPeriods: is 3; give a whole number from 1 to the 2/],
    ['no cases', { counts: new Float64Array(8) }, /counts: there are no cases/],
    ['a count that is no number', { counts: new Float64Array(8).fill(Number.NaN) }, /counts: b0 has NaN/],
    ['cases where nobody lives', { model: { kind: 'poisson', expected: new Float64Array(8) } }, /expected: b\d has cases where none/],
    ['half a case to be dealt', { counts: question.counts.map((count) => count + 0.5), model: { kind: 'permutation' } }, /counts: the permutation model needs whole numbers/],
  ] as const) {
    it(what, () => assert.throws(() => prepareScan({ ...question, ...wrong }), (error) => error instanceof RangeError && words.test(error.message)));
  }
  it('fractions of cases are taken where the model is Poisson', () => {
    const scan = prepareScan({ ...question, counts: question.counts.map((count) => count + 0.3) });
    assert.ok(clustersOf(scan).length > 0 && maximaByChance(scan, 1, { from: 0, until: 5 }).every((largest) => largest >= 0));
  });
});

describe('the nearest places', () => {
  it('found by the tree are those found by sorting', () => {
    always(property(integer({ min: 0, max: 1e6 }), integer({ min: 1, max: 30 }), (seed, most) => {
      const chance = randomStream(seed);
      const points = onTheGlobe(Array.from({ length: 250 }, (_, at) => ({ id: `p${at}`, lat: 50 + chance.below(30) / 10, lon: chance.below(40) / 10 })));
      const find = nearestFinder(points);
      for (let centre = 0; centre < 250; centre += 25) assert.deepEqual(find(centre, most).lines, find(centre, 250).lines.slice(0, most));
    }), { numRuns: 20 });
  });
});
