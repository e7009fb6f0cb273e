import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as always, double, integer, property } from 'fast-check';
import { knownAnswers, knownRows } from '../../../test/known-answers.ts';
import { randomStream } from '../random/random-stream.ts';
import { pearsonDispersion } from './dispersion.ts';
import { binary, poisson } from './families.ts';
import { fit, leverages, type Regression } from './fit.ts';
import { fitNegativeBinomial } from './negative-binomial.ts';
import { tableOf } from './normal-equations.ts';

interface Coefficients { readonly coef: Readonly<Record<string, number>>; readonly se?: Readonly<Record<string, number>> }
const shadar = knownAnswers<{ nb: Required<Coefficients> & { theta: number; theta_se: number; loglik: number }; poisson: Coefficients & { phi_pearson: number } }>('trend_shadar_nb.json');
const weekly = knownRows('trend_shadar_weekly.csv').slice(0, 290);
const angle = (week: number) => (2 * Math.PI * week) / 52;
const season = {
  design: tableOf(weekly.map((row) => [1, Math.sin(angle(row.number('w'))), Math.cos(angle(row.number('w'))), row.number('w')])),
  answers: Float64Array.from(weekly, (row) => row.number('y')),
};

function same(found: Float64Array, wanted: Readonly<Record<string, number>>, within: number): void {
  const names = Object.keys(wanted);
  assert.equal(found.length, names.length);
  names.forEach((name, at) => assert.ok(Math.abs((found[at] ?? Number.NaN) - (wanted[name] ?? 0)) < within, `${name}: ${found[at]}, not ${wanted[name]}`));
}

describe('regressions give what R gives', () => {
  it('counts by chance, with their dispersion (glm, shadar)', () => {
    const regression: Regression = { ...season, family: poisson };
    const found = fit(regression);
    same(found.coefficients, shadar.poisson.coef, 1e-8);
    assert.ok(Math.abs(pearsonDispersion(regression, found) - shadar.poisson.phi_pearson) < 1e-7);
  });
  it('counts that scatter more (glm.nb, shadar)', () => {
    const found = fitNegativeBinomial(season);
    same(found.coefficients, shadar.nb.coef, 1e-6);
    same(found.standardErrors, shadar.nb.se, 1e-6);
    assert.ok(Math.abs(found.size / shadar.nb.theta - 1) < 1e-5, `${found.size}`);
    assert.ok(Math.abs(found.sizeStandardError / shadar.nb.theta_se - 1) < 1e-4, `${found.sizeStandardError}`);
    assert.ok(Math.abs(found.logLikelihood - shadar.nb.loglik) < 1e-6);
  });
  it('yes or no (glm, birthwt)', () => {
    const wanted = knownAnswers<Required<Coefficients>>('logit_birthwt.json');
    const rows = knownRows('logit_birthwt.csv');
    const is = (whether: boolean) => (whether ? 1 : 0);
    const found = fit({
      design: tableOf(rows.map((row) => [1, row.number('age'), row.number('lwt'), is(row.text('race') === '2'), is(row.text('race') === '3'), ...['smoke', 'ptl', 'ht', 'ui'].map((name) => row.number(name))])),
      answers: Float64Array.from(rows, (row) => row.number('low')),
      family: binary,
    });
    // R stops a little before the top.
    same(found.coefficients, wanted.coef, 1e-6);
    same(found.standardErrors, wanted.se, 1e-4);
  });
});

describe('whatever is fitted', () => {
  const invented = (seed: number, rows: number) => {
    const chance = randomStream(seed);
    return {
      design: tableOf(Array.from({ length: rows }, () => [1, chance.share(), chance.share()])),
      answers: Float64Array.from({ length: rows }, () => chance.below(6)),
      offset: Float64Array.from({ length: rows }, () => chance.share()),
    };
  };
  it('expected counts sum to those seen, and leverages to the number of effects', () => {
    always(property(integer({ min: 0, max: 1e6 }), integer({ min: 12, max: 60 }), (seed, rows) => {
      const regression = { ...invented(seed, rows), family: poisson };
      const found = fit(regression);
      const sum = (values: Float64Array) => values.reduce((before, value) => before + value, 0);
      assert.ok(Math.abs(sum(found.means) - sum(regression.answers)) < 1e-6);
      assert.ok(Math.abs(sum(leverages(found, regression.design)) - 3) < 1e-8);
    }));
  });
  it('an offset of ln k for all lowers the level by ln k and changes nothing else', () => {
    always(property(integer({ min: 0, max: 1e6 }), double({ min: 0.1, max: 50, noNaN: true }), (seed, times) => {
      const regression = { ...invented(seed, 30), family: poisson };
      const moved = fit({ ...regression, offset: regression.offset.map((part) => part + Math.log(times)) }).coefficients;
      fit(regression).coefficients.forEach((value, at) => assert.ok(Math.abs((moved[at] ?? 0) - value + (at === 0 ? Math.log(times) : 0)) < 1e-7));
    }));
  });
  it('the harder the pull, the smaller the effects', () => {
    const regression = { ...invented(4, 60), family: poisson };
    const size = (pull: number) => Math.hypot(...fit({ ...regression, pull: Float64Array.from([0, pull, pull]) }).coefficients.slice(1));
    assert.ok(size(0) > size(10) && size(10) > size(1000) && size(1e7) < 1e-3);
  });
  it('a column said twice gets its coefficient once', () => {
    const { coefficients } = fit({ design: tableOf([[1, 2, 2], [1, 3, 3], [1, 5, 5], [1, 6, 6]]), answers: Float64Array.from([1, 2, 4, 9]), family: poisson });
    assert.equal(coefficients[2], 0);
    assert.ok((coefficients[1] ?? 0) > 0);
  });
  it('counts that do not scatter have no size', () => {
    const found = fitNegativeBinomial({ design: tableOf(Array.from({ length: 40 }, () => [1])), answers: Float64Array.from({ length: 40 }, (_, at) => 3 + (at % 2)) });
    assert.equal(found.size, Infinity);
    assert.ok(Math.abs(Math.exp(found.coefficients[0] ?? 0) - 3.5) < 1e-9);
  });
});
