import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as check, integer, property } from 'fast-check';
import type { Measure } from '../../casefile/index.ts';
import { nothingCounted } from '../model.ts';
import { middleStep, stepInWords } from './median.ts';

const limits = [1, 4, 24, 72, null];
const steps = (counts: readonly number[]) => limits.map((hours, at) => ({ measure: { key: `s${at}`, label: '', counts: '', took: { what: 'Time', hours } } satisfies Measure, counted: { ...nothingCounted, total: counts[at] ?? 0 } }));
const words = (counts: readonly number[]) => { const step = middleStep(steps(counts)); return step === undefined ? 'none' : stepInWords(step.measure); };

describe('the middle of how long something took', () => {
  it('is the step by which half of them were done', () => {
    const table: [counts: number[], words: string][] = [[[], 'none'], [[1], 'within 1 hour'], [[1, 1], 'within 1 hour'], [[1, 2], 'within 4 hours'], [[0, 0, 5, 5], 'within 24 hours'], [[1, 0, 0, 3], 'within 3 days'], [[1, 0, 0, 1, 5], 'longer']];
    for (const [counts, said] of table) assert.equal(words(counts), said, counts.join());
  });

  it('never has more than half before it, nor fewer than half with it', () => {
    check(property(array(integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 5 }), (counts) => {
      const all = counts.reduce((sum, count) => sum + count, 0);
      const at = steps(counts).findIndex(({ measure }) => measure.key === middleStep(steps(counts))?.measure.key);
      if (all === 0) return at === -1;
      const before = counts.slice(0, at).reduce((sum, count) => sum + count, 0);
      return before * 2 < all && (before + (counts[at] ?? 0)) * 2 >= all;
    }));
  });
});
