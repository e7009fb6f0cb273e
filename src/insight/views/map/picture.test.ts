import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../../../clock/index.ts';
import type { ClusterFound } from '../../model.ts';
import type { BlockOnMap } from '../../queries/map.ts';
import { boxOf } from './asked.ts';
import { damp, type Picture } from './picture.ts';
import { projectionOf } from './projection.ts';
import { mapProjection, shapesOf } from './shapes.ts';

const block = (differing: Partial<BlockOnMap> = {}): BlockOnMap => ({ number: 1, latitude: 53.4, longitude: -2.15, mark: 'ordinary', place: 1, isSilent: false, name: 'Larch House', wardName: 'Edgeley', homes: 19, cases: 4, within: 'E1', ...differing });
const cluster: ClusterFound = { fromWeek: plainDate('2026-11-02'), toWeek: plainDate('2026-11-16'), homes: 40, cases: 9, expected: 2, logLikelihoodRatio: 9, p: 0.005, gumbelP: 0.001, onceInWeeks: 1000, isBorneOut: true, areas: [1, 2, 77] };
const drawn = (blocks: readonly BlockOnMap[], more: Partial<Picture> = {}) => {
  const projection = projectionOf(blocks);
  return String(damp({ projection, box: boxOf({ zoom: 0, at: undefined }, projection), zoom: 0, blocks, dots: [], points: [...blocks, ...(more.dots ?? [])], shapes: [], clusters: [], areaHref: (number) => `/area/${number}`, isWhole: true, ...more }));
};

describe('the map of damp', () => {
  it('says of each block its name, mark and numbers, leads to its page, and draws what is marked on top', () => {
    const map = drawn([block({ number: 2, mark: 'hotspot', name: 'Elm House', latitude: 53.41 }), block()]);
    assert.match(map, /href="\/area\/1"[\s\S]*Larch House, Edgeley: not marked, 4 of 19 homes[\s\S]*href="\/area\/2"[\s\S]*Elm House, Edgeley: hotspot, 4 of 19 homes/);
  });

  it('draws a square around what is silent, and says so in words', () => {
    const map = drawn([block({ mark: 'no evidence', isSilent: true })]);
    assert.match(map, /no evidence, 4 of 19 homes; silent<[\s\S]*stroke="#4c2c92"/);
    assert.match(map, /Silent: much less is heard/);
    assert.doesNotMatch(drawn([block()]), /[Ss]ilent/);
  });

  it('has north at the top and east on the right', () => {
    const map = drawn([block({ latitude: 53.4, longitude: -2.2 }), block({ number: 2, latitude: 53.5, longitude: -2.1 })]);
    const [first, second] = [...map.matchAll(/translate\(([\d.]+) ([\d.]+)\)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    assert.ok(first !== undefined && second !== undefined && second.x > first.x && second.y < first.y, JSON.stringify([first, second]));
  });

  it('has no number that is none, of one block, and of a cluster some of whose blocks have no position', () => {
    const shapes = [{ name: 'Edgeley', says: 'hotspot' as const, href: undefined, blocks: [block()] }];
    for (const map of [drawn([block()], { shapes }), drawn([block(), block({ number: 2 })], { clusters: [cluster] })]) assert.doesNotMatch(map, /NaN|Infinity|undefined/);
    assert.equal([...drawn([block()], { clusters: [cluster] }).matchAll(/r="16" fill="none"/g)].length, 1);
  });

  const ward = { name: 'Edgeley', href: '/area/9', blocks: [], boundary: [[[[-2.2, 53.4], [-2.1, 53.4], [-2.1, 53.5], [-2.2, 53.5], [-2.2, 53.4]]]] as const };

  it('draws a boundary as it is, with its name in the middle and its mark in words, and says so in the legend', () => {
    const map = drawn([block({ longitude: -2.2, latitude: 53.4 }), block({ number: 2, longitude: -2.1, latitude: 53.5 })], { shapes: [{ ...ward, says: 'hotspot' }] });
    const [, path = ''] = /<title>Edgeley: hotspot<\/title><path d="([^"]+)"/.exec(map) ?? [];
    assert.equal(path.split('L').length, 4, path);
    assert.match(map, />Edgeley: hotspot<\/text>/);
    assert.match(map, /Hotspot: an area within its boundary/);
    assert.doesNotMatch(map, /and not its boundary|NaN/);
  });

  it('is grey with stripes and never green where there is no evidence, within a boundary too', () => {
    assert.match(drawn([block()], { shapes: [{ ...ward, says: 'no evidence' }] }), /<title>Edgeley: no evidence<\/title><path [^>]*fill="url\(#no-evidence\)"/);
  });

  it('is wide enough for boundaries that are drawn, and for no other', () => {
    const boundaries = [{ place: 'E1', polygons: ward.boundary, source: 'x' }, { place: 'E2', polygons: [[[[0, 50], [1, 50], [1, 51], [0, 50]]]] as const, source: 'x' }];
    const outlines = [{ key: 'E1', name: 'Edgeley', says: 'watch', number: 9 }] as const;
    const projection = mapProjection({ points: [block()], outlines, boundaries });
    assert.ok(projection.x(-2.2) >= 0 && projection.x(-2.1) <= projection.width && projection.x(0) > projection.width);
    assert.deepEqual(shapesOf({ points: [], outlines, boundaries }, 'run').map(({ name, boundary }) => [name, boundary]), [['Edgeley', ward.boundary]]);
  });

  it('keeps the name of a shape at the edge within the map', () => {
    const [west, east] = [block({ longitude: -2.2 }), block({ number: 2, longitude: -2.1 })];
    const map = drawn([west, east], { shapes: [{ name: 'West', says: 'watch', href: '/area/3', blocks: [west] }, { name: 'East', says: 'alarm', href: undefined, blocks: [east] }] });
    assert.match(map, /translate\(4 [\d.]+\)[^>]*><g[^>]*><text text-anchor="start"[^>]*>West/);
    assert.match(map, /translate\(956 [\d.]+\)[^>]*><g[^>]*><text text-anchor="end"[^>]*>East/);
    assert.match(map, /<a href="\/area\/3" tabindex="-1"><title>West: watch/);
    assert.match(map, /<g><title>East: more than usual last week/);
  });

  it('writes the name of what is marked, and hides one that would lie upon it, until there is room', () => {
    const [here, beside, away] = [block(), block({ number: 2, latitude: 53.4001 }), block({ number: 3, latitude: 53.42, longitude: -2.1 })];
    const shapes = [['Ordinary Estate', 'ordinary', here], ['Marked Estate', 'hotspot', beside], ['Far Estate', 'usual', away]] as const;
    const map = (zoom: number) => drawn([here, beside, away], { zoom, shapes: shapes.map(([name, says, one]) => ({ name, says, href: undefined, blocks: [one] })) });
    const hidden = (zoom: number) => [...map(zoom).matchAll(/class="house-movable__name" visibility="hidden">[\s\S]*?>([^<]+)<\/text>/g)].map(([, name]) => name);
    assert.deepEqual(hidden(0), ['Ordinary Estate']);
    assert.deepEqual(hidden(6), []);
    assert.equal([...map(0).matchAll(/<\/text>/g)].length, 3);
  });

  it('draws what is too many to press as dots under the rest, by mark, and still says what is silent', () => {
    const dots = [block({ number: 2, longitude: -2.1 }), block({ number: 3, longitude: -2.2, isSilent: true })];
    const map = drawn([block({ mark: 'hotspot' })], { dots, isWhole: false });
    assert.match(map, /<path d="M[-\d. ]+h0" stroke="#4c2c92"[^>]*><\/path><path d="M[-\d. ]+h0M[-\d. ]+h0" stroke="#5694ca"[\s\S]*href="\/area\/1"/);
    assert.doesNotMatch(map, /href="\/area\/[23]"/);
    assert.match(map, /data-movable-picture="part"/);
    assert.match(map, /Silent: much less is heard/);
  });

  it('says in words what a dot is, of each mark that is drawn as one and of no other', () => {
    const legendOf = (dots: readonly BlockOnMap[]) => drawn([block({ mark: 'hotspot' })], { dots }).match(/Dot[^<]*/g) ?? [];
    const rest = 'where there are too many to press: nearer it has a mark, and the table has its name';
    assert.deepEqual(legendOf([]), []);
    assert.deepEqual(legendOf([block({ number: 2 }), block({ number: 3, mark: 'no evidence' })]), [`Dot: no evidence, ${rest}`, `Dot: not marked, ${rest}`]);
    assert.deepEqual(legendOf([block({ number: 2, isSilent: true })]), [`Dot: not marked, ${rest}`, `Dot with a wide rim: silent, ${rest}`]);
    const map = drawn([block()], { dots: [block({ number: 2, mark: 'no evidence' })] });
    assert.match(map, /stroke="#505a5f" stroke-width="9"[^>]*><\/path><path[^>]*stroke="#f3f2f1" stroke-width="5"/, 'it has a light middle, for whoever does not see its colour');
  });

  it('is passed over by readers and the Tab key, which have the table', () => {
    const map = drawn([block()]);
    assert.match(map, /<svg[^>]*aria-hidden="true" focusable="false"/);
    assert.ok([...map.matchAll(/<a [^>]*>/g)].every(([link]) => link.includes('tabindex="-1"')));
  });
});
