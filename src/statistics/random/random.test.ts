import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as always, double, integer, maxSafeInteger, property } from 'fast-check';
import { randomStream } from './random-stream.ts';
import { drawPlace, weightedPlaces } from './weighted-places.ts';

describe('chance from a seed', () => {
  it('is the same each time, so that what was kept with its seed can be made again', () => {
    const stream = randomStream(20_261_122, 7);
    assert.deepEqual([stream.word(), stream.word(), stream.word()], [3370276391, 4250038821, 360660651]);
  });
  it('each stream of a seed, and each seed, is another', () => {
    const words = new Set<number>();
    for (let seed = 0; seed < 40; seed += 1) for (let stream = 0; stream < 40; stream += 1) words.add(randomStream(seed, stream).word());
    assert.ok(words.size > 1598, `${words.size} of 1600 differ`);
    assert.notEqual(randomStream(1, 0).word(), randomStream(1 + 2 ** 32, 0).word());
    assert.notEqual(randomStream(1, 1).word(), randomStream(1, 1 + 2 ** 32).word());
  });
  it('neighbouring streams fall evenly: of 100,000 first shares each tenth has its tenth', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let stream = 0; stream < 100_000; stream += 1) {
      const tenth = Math.floor(randomStream(5, stream).share() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // Chi-squared with 9 degrees passes 27.9 once in a thousand.
    assert.ok(tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0) < 27.9, String(tenths));
  });
  it('stays within what was asked, whatever the seed', () => {
    always(property(maxSafeInteger(), integer({ min: 1, max: 2 ** 32 }), (seed, sides) => {
      const stream = randomStream(Math.abs(seed));
      const drawn = stream.below(sides);
      const share = stream.share();
      return Number.isInteger(drawn) && drawn >= 0 && drawn < sides && share >= 0 && share < 1;
    }));
  });
  it('is refused for a seed that is no whole number', () => {
    for (const seed of [-1, 0.5, Number.NaN, Infinity]) assert.throws(() => randomStream(seed), RangeError);
    assert.throws(() => randomStream(1).below(0), RangeError);
  });
});

describe('places drawn by weight', () => {
  it('stand in the table with exactly their share of chance', () => {
    always(property(array(double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 }), (weights) => {
      const sum = weights.reduce((before, weight) => before + weight, 0);
      if (sum < 1e-6) return;
      const { own, other } = weightedPlaces(Float64Array.from(weights));
      const shares = weights.map(() => 0);
      own.forEach((limit, at) => {
        shares[at] = (shares[at] ?? 0) + limit / 2 ** 32;
        const partner = other[at] ?? 0;
        shares[partner] = (shares[partner] ?? 0) + 1 - limit / 2 ** 32;
      });
      shares.forEach((share, at) => assert.ok(Math.abs(share / weights.length - (weights[at] ?? 0) / sum) < 1e-9));
    }));
  });
  it('a place without weight is never drawn', () => {
    const places = weightedPlaces(Float64Array.from([0, 3, 0, 1]));
    const chance = randomStream(3);
    const drawn = new Set(Array.from({ length: 2000 }, () => drawPlace(places, chance)));
    assert.deepEqual([...drawn].toSorted(), [1, 3]);
  });
  it('nothing can be drawn where no place has weight', () => assert.throws(() => weightedPlaces(new Float64Array(3)), RangeError));
});
