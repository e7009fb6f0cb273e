import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { readBoundaryRow } from './boundary-row.ts';
import { matcherOf } from './match.ts';
import { readPolygons, type Corner } from './polygons.ts';
import { rowsOfGeoJson } from './rows-of-geojson.ts';
import { simplified } from './simplified.ts';

const square: Corner[] = [[-2.2, 53.4], [-2.1, 53.4], [-2.1, 53.5], [-2.2, 53.5], [-2.2, 53.4]];
const polygon = (...rings: readonly unknown[]) => JSON.stringify({ type: 'Polygon', coordinates: rings });

describe('the boundary of an area', () => {
  it('is a polygon or several, with a height read over', () => {
    assert.deepEqual(readPolygons(polygon(square)), { ok: true, value: [[square]] });
    assert.deepEqual(readPolygons(JSON.stringify({ type: 'MultiPolygon', coordinates: [[square.map((corner) => [...corner, 31])], [square]] })), { ok: true, value: [[square], [square]] });
  });

  const wrong: readonly (readonly [words: string, text: string, reason: RegExp, mend: RegExp])[] = [
    ['nothing', '', /empty/, /Polygon/],
    ['no JSON', '{"type":', /no polygon/, /GeoJSON/],
    ['a point', '{"type":"Point","coordinates":[-2.1,53.4]}', /no polygon/, /Polygon/],
    ['no rings', '{"type":"Polygon","coordinates":[]}', /not a list/, /Polygon/],
    ['no polygons', '{"type":"MultiPolygon","coordinates":[]}', /0 polygons/, /Polygon/],
    ['words for numbers', polygon([['a', 'b'], [1, 2], [3, 4], ['a', 'b']]), /not a list of longitudes/, /GeoJSON/],
    ['a ring left open', polygon(square.slice(0, 4)), /Ring 1 .*not closed/, /first point as its last/],
    ['a line', polygon([square[0], square[1], square[0]]), /fewer than four/, /first point/],
    ['latitude first', polygon(square.map(([x, y]) => [y, x])), /outside England/, /longitude first/],
    ['metres of the grid', polygon([[389450, 390312], [389460, 390312], [389460, 390322], [389450, 390312]]), /outside England/, /National Grid/],
    ['every metre of a coast', polygon(Array.from({ length: 20_001 }, () => [-2.1, 53.4])), /20001 points/, /generalised/],
  ];
  for (const [words, text, reason, mend] of wrong) {
    it(`is not ${words}, with the reason and how to mend it`, () => {
      const outcome = readPolygons(text);
      assert.ok(!outcome.ok);
      assert.match(outcome.reason, reason);
      assert.match(outcome.mend, mend);
    });
  }
});

describe('a simplified boundary', () => {
  it('keeps the corners that matter, and each is one it had', () => {
    const withMore: Corner[] = [[-2.2, 53.4], [-2.15, 53.4], [-2.1, 53.4], [-2.1, 53.5], [-2.2, 53.5], [-2.2, 53.4]];
    assert.deepEqual(simplified([[withMore]]), [[square]]);
  });

  it('has 150 points at most, closed rings, and never vanishes, of whatever points', () => {
    const corner = fc.tuple(fc.double({ min: -3, max: -2, noNaN: true }), fc.double({ min: 53, max: 54, noNaN: true }));
    const ring = fc.array(corner, { minLength: 3, maxLength: 400 }).map((corners) => [...corners, corners[0] ?? [0, 0]] as Corner[]);
    fc.assert(fc.property(fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }), (polygons) => {
      const kept = simplified(polygons);
      assert.ok(kept.length > 0 && kept.flat(2).length <= 150);
      for (const each of kept.flat()) assert.ok(each.length >= 4 && String(each[0]) === String(each.at(-1)));
    }), { numRuns: 60 });
  });

  it('lies within metres of the wards that come with Putright', () => {
    const document = JSON.parse(readFileSync(new URL('../../../data/ward-boundaries.geojson', import.meta.url), 'utf8')) as unknown;
    const read = rowsOfGeoJson(document);
    assert.ok(read.ok && read.rows.length === 72);
    for (const { cells, problems } of read.rows) {
      const row = readBoundaryRow(cells);
      assert.ok(problems.length === 0 && row.ok, JSON.stringify(row.ok || row.problems));
      assert.match(row.row.source ?? '', /Crown copyright/);
    }
  });
});

describe('features as rows', () => {
  const rowOf = (properties: object, more: object = {}) => {
    const read = rowsOfGeoJson({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [square] }, ...more }] });
    return read.ok ? read.rows[0] : undefined;
  };

  it('read the names of the Office for National Statistics of any year, and plain ones', () => {
    for (const [properties, expected] of [
      [{ LAD25CD: 'E08000007', WD25CD: 'E05000783', WD25NM: 'Edgeley' }, ['', 'E05000783', 'Edgeley', '']],
      [{ area_code: 'E05000783', area_name: 'Edgeley' }, ['', 'E05000783', 'Edgeley', '']],
      [{ name: 'Larch Estate', level: 'estate', source: 'Our own survey' }, ['estate', '', 'Larch Estate', 'Our own survey']],
    ] as const) assert.deepEqual(rowOf(properties)?.cells.slice(0, 4), expected);
  });

  it('name a feature that has neither code nor name, and one that is none', () => {
    assert.match(rowOf({ colour: 'red' })?.problems[0]?.reason ?? '', /neither a code nor a name.*colour/);
    assert.match(rowOf({}, { type: 'Point' })?.problems[0]?.reason ?? '', /no GeoJSON Feature/);
    assert.deepEqual(rowOf({ name: 'Nowhere' }, { geometry: null })?.cells[4], '');
  });

  it('refuse a file that is no collection, too long, or in metres, as a whole', () => {
    for (const [document, reason] of [
      [[], /no GeoJSON/], [{ type: 'Feature' }, /no GeoJSON/], [{ type: 'FeatureCollection', features: Array.from({ length: 10_001 }) }, /10001 features/],
      [{ type: 'FeatureCollection', features: [], crs: { properties: { name: 'urn:ogc:def:crs:EPSG::27700' } } }, /British National Grid/],
    ] as const) {
      const read = rowsOfGeoJson(document);
      assert.match(read.ok ? '' : read.reasons.join(), reason);
    }
  });
});

describe('which of our areas a row is', () => {
  const match = matcherOf([
    { level: 'ward', place: 'E05000783', name: 'Edgeley' }, { level: 'neighbourhood', place: 'n1', name: 'Central' }, { level: 'estate', place: 'e1', name: 'Central' }, { level: 'estate', place: 'e2', name: 'Larch Estate' },
  ]);
  const cases: readonly (readonly [row: Parameters<typeof match>[0], expected: string | RegExp])[] = [
    [{ level: null, code: 'E05000783', name: 'Whatever' }, 'ward E05000783'],
    [{ level: null, code: null, name: 'edgeley' }, 'ward E05000783'],
    [{ level: null, code: 'E05009999', name: 'Edgeley' }, /code E05009999/],
    [{ level: null, code: 'our-7', name: 'LARCH estate' }, 'estate e2'],
    [{ level: null, code: null, name: 'Central' }, /a neighbourhood and of an estate/],
    [{ level: 'estate', code: null, name: 'Central' }, 'estate e1'],
    [{ level: 'neighbourhood', code: null, name: 'Larch Estate' }, /No ward, neighbourhood or estate of yours/],
  ];
  for (const [row, expected] of cases) {
    it(`${JSON.stringify(row)} is ${String(expected)}`, () => {
      const found = match(row);
      if (typeof expected === 'string') assert.equal(found.ok && `${found.level} ${found.place}`, expected);
      else assert.match(found.ok ? '' : found.problem.reason, expected);
    });
  }
});
