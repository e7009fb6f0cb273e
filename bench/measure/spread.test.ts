import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { middleRun, percentile, spreadMs } from './spread.ts';

describe('percentiles', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  for (const [share, value] of [[0, 1], [0.5, 50], [0.95, 95], [0.99, 99], [1, 100]] as const) {
    it(`${share * 100} % of 1 to 100 do not exceed ${value}`, () => assert.equal(percentile(hundred, share), value));
  }

  it('one sample is every percentile', () => assert.deepEqual(spreadMs([7]), { p50Ms: 7, p95Ms: 7, p99Ms: 7, maxMs: 7 }));

  it('the order of the samples does not matter, and they are left as they were', () => {
    const samples = [3, 1, 2];
    assert.deepEqual(spreadMs(samples), { p50Ms: 2, p95Ms: 3, p99Ms: 3, maxMs: 3 });
    assert.deepEqual(samples, [3, 1, 2]);
  });

  it('nothing was measured: not a number, rather than a fast zero', () => assert.ok(Number.isNaN(percentile([], 0.5))));

  it('of three runs the middle one is kept', () => assert.equal(middleRun([{ p: 9 }, { p: 1 }, { p: 2 }], ({ p }) => p).p, 2));

  it('of no runs there is none', () => assert.throws(() => middleRun([], () => 0), /no runs/));
});
