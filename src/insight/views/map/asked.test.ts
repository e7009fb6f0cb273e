import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { boxOf, isShown, mapAddress, mostZoom, movedMap, moves, readMapAsked, shownMarks, type MapAsked } from './asked.ts';
import { outlineAround, type Point } from './outline.ts';
import { projectionOf } from './projection.ts';

const values = (query: string) => {
  const found = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) found.set(name, [...(found.get(name) ?? []), value]);
  return found;
};
const place = fc.record({ latitude: fc.double({ min: 50, max: 56, noNaN: true }), longitude: fc.double({ min: -5, max: 1, noNaN: true }) });
const projection = projectionOf([{ latitude: 53.3, longitude: -2.3 }, { latitude: 53.5, longitude: -2.0 }]);
const usual: MapAsked = { lens: 'unadjusted', outline: 'ward', marks: shownMarks, zoom: 0, at: undefined };

describe('what an address asks of the map', () => {
  it('is all of it, with wards around it, where nothing is said or nonsense', () => {
    for (const query of ['', 'lens=x&outline=x&mark=x&zoom=-1&at=here&move=up', 'zoom=1e9&at=999,1', 'at=53,-2,1&zoom=']) assert.deepEqual(readMapAsked(values(query)), { asked: usual, move: undefined }, query);
  });

  it('is read as it was written', () => {
    for (const asked of [usual, { ...usual, lens: 'adjusted', outline: 'estate', marks: ['hotspot', 'no evidence'], zoom: 2.25, at: { latitude: 53.41056, longitude: -2.15754 } } as const]) {
      assert.deepEqual(readMapAsked(values(mapAddress(asked).split('?')[1] ?? '')).asked, asked);
    }
  });

  it('shows what is silent whatever its mark, where that is asked for', () => {
    for (const [shown, mark, isSilent, expected] of [[['silent'], 'ordinary', true, true], [['silent'], 'ordinary', false, false], [['hotspot'], 'ordinary', true, false], [['hotspot', 'silent'], 'hotspot', false, true]] as const) {
      assert.equal(isShown({ mark, isSilent }, { marks: shown }), expected, `${shown.join()} ${mark} ${String(isSilent)}`);
    }
  });

  it('never shows more than there is, nor beyond an edge, whatever is asked and pressed', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: mostZoom, noNaN: true }), fc.option(place, { nil: undefined }), fc.array(fc.constantFrom(...moves), { maxLength: 12 }), (zoom, at, pressed) => {
      const asked = pressed.reduce((so, move) => movedMap(so, move, projection), { ...usual, zoom, at } as MapAsked);
      const { x, y, width, height } = boxOf(asked, projection);
      assert.ok(asked.zoom >= 0 && asked.zoom <= mostZoom);
      assert.ok(x >= 0 && y >= 0 && x + width <= projection.width + 1e-6 && y + height <= projection.height + 1e-6);
      assert.ok(Math.abs(width / height - projection.width / projection.height) < 1e-6, 'the shape of the picture stays');
    }));
  });

  it('comes back to where it was by zooming out after in, and by east after west', () => {
    const near = movedMap(movedMap(usual, 'in', projection), 'in', projection);
    const back = (asked: MapAsked) => boxOf(asked, projection);
    const close = (one: MapAsked, other: MapAsked) => assert.ok(Math.abs(back(one).x - back(other).x) < 0.2 && Math.abs(back(one).y - back(other).y) < 0.2);
    close(movedMap(movedMap(near, 'in', projection), 'out', projection), near);
    close(movedMap(movedMap(near, 'east', projection), 'west', projection), near);
    assert.deepEqual(movedMap(near, 'whole', projection), usual);
  });
});

describe('the shape around some blocks', () => {
  it('holds every one of them, with room, and has no dent', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 960 }), fc.integer({ min: 0, max: 700 })), { minLength: 1, maxLength: 40 });
    fc.assert(fc.property(points, (given) => {
      const shape = outlineAround(given);
      const turns = shape.map((point, at) => turn(point, shape[(at + 1) % shape.length] ?? point, shape[(at + 2) % shape.length] ?? point));
      assert.ok(turns.every((value) => value >= 0), 'no dent');
      for (const point of given) assert.ok(shape.every((corner, at) => turn(corner, shape[(at + 1) % shape.length] ?? corner, point) >= 0), JSON.stringify(point));
    }));
  });
});

const turn = ([x, y]: Point, [x2, y2]: Point, [x3, y3]: Point): number => (x2 - x) * (y3 - y) - (y2 - y) * (x3 - x);
