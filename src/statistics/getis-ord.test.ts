import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as always, integer, property } from 'fast-check';
import { getisOrd, type ValuedArea } from './getis-ord.ts';

/** The formula as it is written down, area by area. */
function slowly(areas: readonly ValuedArea[], at: number, isStar: boolean): number {
  const compared = areas.filter((_, place) => isStar || place !== at).map(({ value }) => value);
  const near = [...(areas[at]?.neighbours ?? []), ...(isStar ? [at] : [])];
  const n = compared.length;
  const mean = compared.reduce((sum, value) => sum + value, 0) / n;
  const variance = compared.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
  const sum = near.reduce((before, place) => before + (areas[place]?.value ?? 0), 0);
  return (sum - near.length * mean) / Math.sqrt((variance * (n * near.length - near.length ** 2)) / (n - 1));
}

const ring = (values: readonly number[], reach: number): readonly ValuedArea[] =>
  values.map((value, at) => ({ value, neighbours: Array.from({ length: reach }, (_, step) => (at + step + 1) % values.length) }));

describe('Getis and Ord’s local sums', () => {
  it('are what the formula says, whatever is measured', () => {
    always(property(array(integer({ min: -100_000, max: 100_000 }).map((value) => value / 100), { minLength: 5, maxLength: 20 }), integer({ min: 1, max: 3 }), (values, reach) => {
      const areas = ring(values, reach);
      getisOrd(areas).forEach(({ gi, giStar }, at) => {
        for (const [found, isStar] of [[gi, false], [giStar, true]] as const) {
          const wanted = slowly(areas, at, isStar);
          if (found !== null && Math.abs(wanted) < 1e6) assert.ok(Math.abs(found - wanted) < 1e-6 * Math.max(1, Math.abs(wanted)), `${found}, not ${wanted}`);
        }
      });
    }));
  });
  it('do not depend on the unit, however small or large', () => {
    const plain = getisOrd(ring([4, 1, 7, 2, 2], 2));
    for (const unit of [1e-160, 1e-9, 1e150]) {
      getisOrd(ring([4, 1, 7, 2, 2].map((value) => value * unit), 2)).forEach(({ gi, giStar }, at) => {
        assert.ok(Math.abs((gi ?? 99) - (plain[at]?.gi ?? 0)) < 1e-9 && Math.abs((giStar ?? 99) - (plain[at]?.giStar ?? 0)) < 1e-9, `${unit}`);
      });
    }
  });
  it('say nothing where all are alike, however awkward the number', () => {
    for (const value of [0, 0.1, 1 / 3, 1e15]) for (const found of getisOrd(ring(Array.from({ length: 7 }, () => value), 2))) assert.deepEqual(found, { gi: null, giStar: null });
  });
  it('of the one area that differs: its neighbours beside the rest are all alike', () => {
    const found = getisOrd(ring([0.1, 0.1, 0.1, 0.1, 5, 0.1, 0.1], 2));
    assert.equal(found[4]?.gi, null);
    assert.ok((found[4]?.giStar ?? 0) > 1 && (found[3]?.gi ?? 0) > 1);
  });
  it('an area without neighbours has only itself', () => {
    const [alone] = getisOrd([{ value: 3, neighbours: [] }, { value: 1, neighbours: [2] }, { value: 2, neighbours: [1] }]);
    assert.equal(alone?.gi, null);
    assert.ok(Math.abs((alone?.giStar ?? 0) - 1 / Math.sqrt(2 / 3)) < 1e-12);
  });
  it('one area, two areas, or neighbours everywhere: no answer', () => {
    assert.deepEqual(getisOrd([{ value: 3, neighbours: [] }]), [{ gi: null, giStar: null }]);
    assert.deepEqual(getisOrd(ring([1, 2], 1)), [{ gi: null, giStar: null }, { gi: null, giStar: null }]);
    assert.deepEqual(getisOrd(ring([1, 2, 4], 2)), [{ gi: null, giStar: null }, { gi: null, giStar: null }, { gi: null, giStar: null }]);
  });
});
