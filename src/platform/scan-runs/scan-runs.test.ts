import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { poissonCount } from '../../../test/invented-counts.ts';
import { randomStream } from '../../statistics/random/random-stream.ts';
import { prepareScan } from '../../statistics/scan/prepare.ts';
import { maximaByChance } from '../../statistics/scan/runs-of-chance.ts';
import { maximaInThreads } from './index.ts';

/** Large enough that threads are started. */
const scan = (() => {
  const chance = randomStream(4);
  const places = Array.from({ length: 300 }, (_, at) => ({ id: `b${at}`, lat: 53 + chance.share(), lon: -2 + chance.share() }));
  const expected = new Float64Array(300 * 4).fill(0.8);
  return prepareScan({ places, periods: 4, counts: expected.map((mean) => poissonCount(chance, mean)), model: { kind: 'poisson', expected }, when: 'ending now', mostPeriods: 4, mostShare: 0.5 });
})();

describe('runs of chance in threads', () => {
  const runs = 24;
  const here = maximaByChance(scan, 9, { from: 0, until: runs });
  it('are the same on one, two or three of them, and in this one', async () => {
    for (const threads of [1, 2, 3]) assert.deepEqual(await maximaInThreads(scan, 9, { runs, threads }), here);
  });
  it('go on where somebody stopped, and say how far they are', async () => {
    const told: number[] = [];
    assert.deepEqual(await maximaInThreads(scan, 9, { runs, from: 10, threads: 2, progress: (made) => told.push(made) }), here.slice(10));
    assert.ok(told.length > 3 && told.at(-1) === 14 && told.every((made, at) => made > (told[at - 1] ?? 0)), String(told));
  });
  it('of none are none', async () => assert.equal((await maximaInThreads(scan, 9, { runs: 0, threads: 2 })).length, 0));
  it('that cannot be made are told, and leave no thread behind', async () => {
    await assert.rejects(maximaInThreads({ ...scan, drawing: { kind: 'poisson', cells: { own: new Float64Array(0), other: new Int32Array(0) } } }, 9, { runs, threads: 2 }), RangeError);
  });
});
