import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as always, double, integer, property } from 'fast-check';
import { knownAnswers } from '../../../test/known-answers.ts';
import { betaBelow } from './beta.ts';
import { chiSquaredAbove } from './chi-squared.ts';
import { atLeast, atMost, countQuantile } from './counts.ts';
import { exactCountInterval } from './exact-count-interval.ts';
import { gammaAbove, gammaBelow, gammaQuantile } from './gamma.ts';
import { digamma, logGamma, trigamma } from './log-gamma.ts';
import { falseDiscoveryAdjusted } from './many-tests.ts';
import { z95 } from './normal.ts';
import { poissonTerm } from './saddle-point.ts';

type Row = Readonly<Record<string, number>>;
const known = knownAnswers<Readonly<Record<'qnorm' | 'qgamma' | 'pgamma' | 'ppois' | 'qnbinom' | 'pnbinom' | 'pchisq' | 'special', readonly Row[]>> & { readonly padjust: { readonly p: number[]; readonly BH: number[] } }>('distributions.json');

function close(found: number, wanted: number, of: string, within = 1e-11): void {
  assert.ok(Math.abs(found - wanted) <= within * Math.max(Math.abs(wanted), Number.MIN_VALUE), `${of}: ${found}, R says ${wanted}`);
}
const named = (row: Row) => JSON.stringify(row);
const near = (one: number, other: number, within: number) => Math.abs(one - other) <= within;

describe('distributions give what R gives', () => {
  it('quantiles of the gamma, for shapes from a twentieth to thousands', () => {
    for (const row of known.qgamma) close(gammaQuantile(row['p'] ?? 0, { shape: row['shape'] ?? 0, rate: row['rate'] ?? 0 }), row['v'] ?? 0, named(row));
  });
  it('shares of the gamma, far into the tail too', () => {
    for (const row of known.pgamma) close(gammaBelow(row['x'] ?? 0, { shape: row['shape'] ?? 0, rate: row['rate'] ?? 0 }), row['v'] ?? 0, named(row));
  });
  it('the 97.5 % point of the normal', () => {
    const row = known.qnorm.find(({ p }) => p === 0.975);
    assert.ok(near(z95, row?.['v'] ?? 0, 1e-14));
  });
  it('Poisson: no more than, and as many or more', () => {
    for (const row of known.ppois) {
      const by = { mean: row['lambda'] ?? 0 };
      close(atMost(row['x'] ?? 0, by), row['v'] ?? 0, named(row));
      close(atLeast(row['x'] ?? 0, by), row['upper'] ?? 0, named(row));
    }
  });
  it('negative binomial: as many or more, and quantiles', () => {
    for (const row of known.pnbinom) close(atLeast(row['x'] ?? 0, { mean: row['mu'] ?? 0, size: row['size'] ?? 0 }), row['upper'] ?? 0, named(row));
    for (const row of known.qnbinom) assert.equal(countQuantile(row['p'] ?? 0, { mean: row['mu'] ?? 0, size: row['size'] ?? 0 }), row['v'], named(row));
  });
  it('chi-squared', () => {
    for (const row of known.pchisq) close(chiSquaredAbove(row['x'] ?? 0, row['df'] ?? 0), row['upper'] ?? 0, named(row));
  });
  it('the gamma function’s logarithm and its derivatives', () => {
    for (const row of known.special) {
      close(logGamma(row['x'] ?? 0), row['lgamma'] ?? 0, named(row), 1e-12);
      close(digamma(row['x'] ?? 0), row['digamma'] ?? 0, named(row), 1e-12);
      close(trigamma(row['x'] ?? 0), row['trigamma'] ?? 0, named(row), 1e-12);
    }
  });
  it('chances held against each other', () => {
    falseDiscoveryAdjusted(known.padjust.p).forEach((found, at) => close(found, known.padjust.BH[at] ?? 0, `BH ${at}`));
  });
});

describe('what can be said exactly', () => {
  it('a gamma of shape 1 is an exponential, and of a whole shape a sum of Poisson chances', () => {
    for (const x of [1e-9, 0.3, 1, 5, 40, 700]) close(gammaAbove(x, { shape: 1, rate: 1 }), Math.exp(-x), `exp(-${x})`, 1e-13);
    for (const mean of [0.2, 3, 30, 400]) {
      let sum = 0;
      for (let count = 0; count < 25; count += 1) sum += poissonTerm(count, mean);
      close(atMost(24, { mean }), sum, `24 of ${mean}`, 1e-12);
    }
  });
  it('a beta of shapes 1 and b, and of a and 1, are powers', () => {
    for (const x of [0.001, 0.2, 0.5, 0.97]) {
      close(betaBelow({ x, y: 1 - x }, 1, 7), 1 - (1 - x) ** 7, `1, 7 at ${x}`, 1e-12);
      close(betaBelow({ x, y: 1 - x }, 4.5, 1), x ** 4.5, `4.5, 1 at ${x}`, 1e-12);
    }
  });
  it('Garwood’s limits of none are 0 and 3.688879, of ten 4.795389 and 18.39036', () => {
    assert.ok(near(exactCountInterval(0).high, -Math.log(0.025), 1e-12));
    assert.ok(near(exactCountInterval(10).low, 4.795389, 1e-6) && near(exactCountInterval(10).high, 18.39036, 1e-5));
  });
});

describe('whatever the shape', () => {
  const shape = double({ min: 0.01, max: 20_000, noNaN: true });
  const share = double({ min: 1e-8, max: 1 - 1e-8, noNaN: true });
  it('a quantile is where its share is reached, from either end', () => {
    always(property(shape, share, (a, p) => {
      const gamma = { shape: a, rate: 2 };
      // A quantile of so small a shape is below the smallest number there is.
      if (Math.log(Math.min(p, 1 - p)) / a < -600) return;
      assert.ok(near(gammaBelow(gammaQuantile(p, gamma), gamma) / p, 1, 1e-9), `${a} ${p}`);
    }));
  });
  it('both sides of a count make one, and fewer are always less likely', () => {
    always(property(integer({ min: 0, max: 500 }), double({ min: 0.01, max: 400, noNaN: true }), double({ min: 0.1, max: 1000, noNaN: true }), (count, mean, size) => {
      for (const by of [{ mean }, { mean, size }]) {
        assert.ok(near(atMost(count, by) + atLeast(count + 1, by), 1, 1e-11));
        assert.ok(atLeast(count + 1, by) <= atLeast(count, by) + 1e-14);
      }
    }));
  });
  it('a quantile of counts is the first that is enough', () => {
    always(property(double({ min: 0.001, max: 0.999, noNaN: true }), double({ min: 0, max: 300, noNaN: true }), double({ min: 0.2, max: 500, noNaN: true }), (below, mean, size) => {
      const found = countQuantile(below, { mean, size });
      assert.ok(atMost(found, { mean, size }) >= below - 1e-12 && (found === 0 || atMost(found - 1, { mean, size }) < below + 1e-12));
    }));
  });
});
