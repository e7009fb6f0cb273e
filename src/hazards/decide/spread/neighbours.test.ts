import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { neighboursOf, type HomeNear } from './neighbours.ts';

const flat = (number: number, floor: number | null, street = 'Larch Court'): HomeNear => ({ homeId: `flat ${number}`, addressLine: `Flat ${number}, ${street}`, floor });
const found = (of: number, near: readonly HomeNear[], isBlock = true) => neighboursOf(`flat ${of}`, near, isBlock).map(({ homeId, side, rule }) => [homeId, side, rule]);

// Four homes on each of three floors: 1–4, 5–8, 9–12.
const larch = Array.from({ length: 12 }, (_, index) => flat(index + 1, Math.floor(index / 4)));

describe('where damp may have gone is picked', () => {
  it('by floor where it is known: above, below, and both sides on the same floor', () => {
    assert.deepEqual(found(6, larch), [['flat 10', 'above', 'floor'], ['flat 2', 'below', 'floor'], ['flat 5', 'beside', 'floor'], ['flat 7', 'beside', 'floor']]);
  });
  it('at the ends of a floor, and on the lowest and the highest, only where there is a home', () => {
    assert.deepEqual(found(1, larch), [['flat 5', 'above', 'floor'], ['flat 2', 'beside', 'floor']]);
    assert.deepEqual(found(12, larch), [['flat 8', 'below', 'floor'], ['flat 11', 'beside', 'floor']]);
  });
  it('under a floor with fewer, larger homes: the one that reaches over it', () => {
    assert.deepEqual(found(8, [...larch.slice(0, 8), flat(9, 2), flat(10, 2)])[0], ['flat 10', 'above', 'floor']);
  });
  it('by number in the block where no floor is known: beside alone, 9 before 10', () => {
    const unknown = [10, 2, 9, 11].map((number) => flat(number, null));
    assert.deepEqual(found(10, unknown), [['flat 9', 'beside', 'number'], ['flat 11', 'beside', 'number']]);
  });
  it('in a street by number on the same side, no further than the next door', () => {
    const street = [1, 2, 3, 4, 5, 9].map((number) => ({ homeId: `flat ${number}`, addressLine: `${number} Alder Road`, floor: null }));
    assert.deepEqual(found(3, street, false), [['flat 1', 'beside', 'street'], ['flat 5', 'beside', 'street']]);
    assert.deepEqual(found(9, street, false), []);
  });
  it('never itself, never a home twice, never one on another floor as beside', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.record({ number: fc.integer({ min: 1, max: 60 }), floor: fc.option(fc.integer({ min: 0, max: 6 })) }), { selector: ({ number }) => number, minLength: 1, maxLength: 30 }), fc.boolean(), (homes, isBlock) => {
      const near = homes.map(({ number, floor }) => flat(number, floor));
      for (const home of near) {
        const places = neighboursOf(home.homeId, near, isBlock);
        assert.ok(places.every(({ homeId }) => homeId !== home.homeId));
        assert.equal(new Set(places.map(({ homeId }) => homeId)).size, places.length);
        for (const { homeId, side, rule } of places) if (side === 'beside' && rule === 'floor') assert.equal(near.find((one) => one.homeId === homeId)?.floor, home.floor);
      }
    }));
  });
});
