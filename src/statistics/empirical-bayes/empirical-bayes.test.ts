import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as always, double, integer, property, record } from 'fast-check';
import { knownAnswers, knownRows } from '../../../test/known-answers.ts';
import { poissonCount, gammaRate } from '../../../test/invented-counts.ts';
import { atLeast } from '../distributions/counts.ts';
import { falseDiscoveryAdjusted } from '../distributions/many-tests.ts';
import { randomStream } from '../random/random-stream.ts';
import { gammaPoisson } from './gamma-poisson.ts';
import { markOf } from './marks.ts';
import { marshall } from './marshall.ts';
import { sequential, type Block } from './sequential.ts';

const close = (found: number, wanted: number, within: number, of = '') => assert.ok(Math.abs(found - wanted) <= within * Math.abs(wanted) + 1e-15, `${of} ${found}, not ${wanted}`);

describe('infant deaths in the counties of North Carolina, as spdep and MASS have them', () => {
  const known = knownAnswers<{ marshall: { m: number; a: number }; gammaPoissonML: { theta: number; mu: number; loglik: number }; bh_reject_q05: string[]; bh_adj_top5: number[] }>('eb_ncsids.json');
  const rows = knownRows('eb_ncsids.csv');
  const counties = rows.map((row) => ({ id: row.text('county'), count: row.number('SID74'), expected: row.number('BIR74') }));
  it('Marshall’s moments', () => {
    const found = marshall(counties);
    close(found.mean, known.marshall.m, 1e-12);
    close(found.variance, known.marshall.a, 1e-11);
    rows.forEach((row, at) => close(found.rates[at] ?? 0, row.number('marshall_est'), 1e-11, row.text('county')));
  });
  it('gamma-Poisson by maximum likelihood, with ranges and the chance of more than half as much again', () => {
    const found = gammaPoisson(rows.map((row) => ({ id: row.text('county'), count: row.number('SID74'), expected: row.number('E') })));
    close(found.theta, known.gammaPoissonML.theta, 1e-5);
    close(found.mu, known.gammaPoissonML.mu, 1e-6);
    close(found.logLikelihood, known.gammaPoissonML.loglik, 1e-10);
    rows.forEach((row, at) => {
      const area = found.areas[at];
      close(area?.relativeRate ?? 0, row.number('gp_rr'), 1e-5, row.text('county'));
      close(area?.lower ?? 0, row.number('gp_lo'), 1e-5, row.text('county'));
      close(area?.upper ?? 0, row.number('gp_hi'), 1e-5, row.text('county'));
      close(area?.probabilityAbove ?? 0, row.number('gp_p_gt_1_5'), 1e-4, row.text('county'));
    });
  });
  it('three counties stay when all hundred are tested at once', () => {
    const adjusted = falseDiscoveryAdjusted(rows.map((row) => atLeast(row.number('SID74'), { mean: row.number('E') })));
    assert.deepEqual(rows.filter((_, at) => (adjusted[at] ?? 1) < 0.05).map((row) => row.text('county')).toSorted(), known.bh_reject_q05.toSorted());
    adjusted.toSorted((one, other) => one - other).slice(0, 5).forEach((found, at) => close(found, known.bh_adj_top5[at] ?? 0, 1e-6));
  });
});

describe('block by estate by ward', () => {
  const rows = knownRows('hier_blocks.csv');
  const blocks = rows.map((row): Block => ({ id: row.text('block'), count: row.number('y'), expected: row.number('homes'), within: [row.text('ward'), `${row.text('ward')}/${row.text('eid')}`] }))
    .map((block, at) => ({ ...block, id: `${block.within[1]}/${block.id}/${at}` }));
  it('shrinks as the known answers do, at each level', () => {
    const known = knownAnswers<{ levels: Record<'global' | 'estate' | 'block', { m: number; a: number }> }>('hier_blocks.json').levels;
    const found = sequential(blocks);
    [known.global, known.estate, known.block].forEach(({ m, a }, level) => {
      close(found.levels[level]?.mean ?? 0, level === 0 ? 1 : m, 1e-9);
      close(found.levels[level]?.variance ?? 0, level === 0 ? a / m ** 2 : a, 1e-9);
    });
    found.areas.filter(({ level }) => level === 2).forEach(({ rate }, at) => close(rate, rows[at]?.number('seq') ?? 0, 1e-10));
  });

  const block = record({ count: integer({ min: 0, max: 30 }), expected: double({ min: 0.01, max: 500, noNaN: true }), ward: integer({ min: 0, max: 2 }), estate: integer({ min: 0, max: 3 }) });
  const arranged = (drawn: readonly { count: number; expected: number; ward: number; estate: number }[]) =>
    drawn.map(({ count, expected, ward, estate }, at): Block => ({ id: `b${at}`, count, expected, within: [`w${ward}`, `w${ward}e${estate}`] }));

  it('a range holds its rate, no chance is outside 0 to 1, and nothing is ever not a number', () => {
    always(property(array(block, { minLength: 1, maxLength: 40 }), (drawn) => {
      for (const area of sequential(arranged(drawn)).areas) {
        assert.ok(area.rate >= 0 && area.lower <= area.rate && area.rate <= area.upper && area.upper < Infinity, JSON.stringify(area));
        assert.ok(area.probabilityAbove >= 0 && area.probabilityAbove <= 1 && area.trust >= 0 && area.trust <= 1);
      }
    }));
  });
  it('every block lies between its own rate and what its estate leads to expect', () => {
    always(property(array(block, { minLength: 2, maxLength: 40 }), (drawn) => {
      const { areas, levels } = sequential(arranged(drawn));
      const rateOf = new Map(areas.map(({ id, rate }) => [id, rate]));
      const blockMean = levels[2]?.mean ?? 1;
      drawn.forEach(({ count, expected, ward, estate }, at) => {
        const [own, around] = [count / expected, (rateOf.get(`w${ward}e${estate}`) ?? 0) * blockMean];
        const rate = rateOf.get(`b${at}`) ?? Number.NaN;
        assert.ok(rate >= Math.min(own, around) - 1e-9 && rate <= Math.max(own, around) + 1e-9);
      });
    }));
  });
  it('of two blocks of one estate of which as much is expected, the one with more cases is never thought better', () => {
    always(property(array(block, { minLength: 2, maxLength: 20 }), integer({ min: 0, max: 30 }), (drawn, other) => {
      const twin = drawn.map((each, at) => (at === 1 ? { ...(drawn[0] ?? each), count: other } : each));
      const rates = sequential(arranged(twin)).areas.filter(({ level }) => level === 2).map(({ rate }) => rate);
      assert.ok(((twin[0]?.count ?? 0) - other) * ((rates[0] ?? 0) - (rates[1] ?? 0)) >= -1e-9);
    }));
  });
  it('where blocks do not differ they share their estate’s rate and its range', () => {
    const same = Array.from({ length: 12 }, (_, at): Block => ({ id: `b${at}`, count: 2, expected: 20, within: ['w', `e${at % 3}`] }));
    const { areas, levels } = sequential(same);
    assert.equal(levels[2]?.variance, 0);
    for (const { rate, lower, upper, probabilityAbove } of areas) {
      close(rate, 0.1, 1e-9);
      assert.ok(lower < 0.09 && upper > 0.11 && probabilityAbove < 0.05);
    }
  });
  it('no cases at all is a rate of nought for everybody', () => {
    for (const { rate, probabilityAbove } of sequential([{ id: 'a', count: 0, expected: 3, within: ['w'] }, { id: 'b', count: 0, expected: 5, within: ['w'] }]).areas) assert.deepEqual([rate, probabilityAbove], [0, 0]);
  });
  it('refuses what has no rate, by name', () => {
    assert.throws(() => sequential([]), /areas: give at least one/);
    assert.throws(() => sequential([{ id: 'b7', count: 1, expected: 0, within: [] }]), /expected of b7 is 0/);
    assert.throws(() => marshall([{ id: 'b7', count: Number.NaN, expected: 1 }]), /count of b7/);
  });
});

describe('marks', () => {
  for (const [count, probabilityAbove, isInspected, wanted] of [
    [4, 0.81, false, 'hotspot'], [4, 0.8, false, 'watch'], [2, 0.51, false, 'watch'], [2, 0.5, false, 'ordinary'],
    [0, 0.1, true, 'ordinary'], [0, 0.1, false, 'no evidence'], [0, 0.9, false, 'no evidence'],
  ] as const) {
    it(`${count} cases, ${probabilityAbove} sure, ${isInspected ? 'inspected' : 'never inspected'}: ${wanted}`, () => assert.equal(markOf({ count, probabilityAbove, isInspected }), wanted));
  }
});

describe('an invented landlord of 600 blocks of 20 homes, 6 in 100 a year, twenty times over', () => {
  const landlords = (spreadOfRates: number) => Array.from({ length: 20 }, (_, seed) => {
    const chance = randomStream(seed);
    const rate = (within: number) => (within === 0 ? 1 : gammaRate(chance, 1 / within));
    const estates = Array.from({ length: 60 }, () => rate(spreadOfRates / 3));
    const truth = Array.from({ length: 600 }, (_, at) => (estates[at % 60] ?? 1) * rate(spreadOfRates));
    const blocks = truth.map((times, at): Block => ({ id: `b${at}`, count: poissonCount(chance, 1.2 * times), expected: 20, within: [`w${at % 6}`, `e${at % 60}`] }));
    const found = sequential(blocks);
    return { found, truth, ofBlocks: found.areas.filter(({ level }) => level === 2) };
  });
  it('marks next to none where no block differs: a bare “more than 1.5 times” would mark 150', () => {
    const marked = landlords(0).map(({ found }) => found.areas.filter((area) => markOf({ ...area, isInspected: true }) !== 'ordinary').length);
    assert.ok(marked.reduce((sum, count) => sum + count, 0) <= 2, String(marked));
  });
  it('is right about its own doubt where blocks do differ: ranges hold, and so does the number expected to be wrong', () => {
    let [held, marked, wrong, expectedWrong, all] = [0, 0, 0, 0, 0];
    for (const { ofBlocks, truth, found } of landlords(0.25)) {
      const threshold = 1.5 * found.rate;
      ofBlocks.forEach(({ lower, upper, probabilityAbove }, at) => {
        const rate = 0.06 * (truth[at] ?? 0);
        all += 1;
        if (rate >= lower && rate <= upper) held += 1;
        if (probabilityAbove <= 0.5) return;
        marked += 1;
        expectedWrong += 1 - probabilityAbove;
        if (rate <= threshold) wrong += 1;
      });
    }
    assert.ok(held / all > 0.915 && held / all < 0.965, `${held / all} of ranges hold`);
    assert.ok(marked > 200 && Math.abs(wrong - expectedWrong) < 0.1 * marked, `${marked} marked, ${wrong} wrong, ${expectedWrong} expected`);
  });
});
