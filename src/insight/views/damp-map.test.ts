import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import type { ClusterFound } from '../model.ts';
import type { BlockOnMap } from '../queries/map.ts';
import { dampMap } from './damp-map.ts';

const block = (differing: Partial<BlockOnMap> = {}): BlockOnMap => ({ number: 1, latitude: 53.4, longitude: -2.15, mark: 'ordinary', name: 'Larch House', wardName: 'Edgeley', homes: 19, cases: 4, ...differing });
const cluster: ClusterFound = { fromWeek: plainDate('2026-11-02'), toWeek: plainDate('2026-11-16'), homes: 40, cases: 9, expected: 2, logLikelihoodRatio: 9, p: 0.005, gumbelP: 0.001, onceInWeeks: 1000, isBorneOut: true, areas: [1, 2, 77] };
const drawn = (...given: Parameters<typeof dampMap>) => String(dampMap(...given));

describe('the map of damp', () => {
  it('says of each block its name, mark and numbers, and draws what is marked on top', () => {
    const map = drawn([block({ number: 2, mark: 'hotspot', name: 'Elm House', latitude: 53.41 }), block()], []);
    assert.match(map, /Larch House: not marked, 4 of 19 homes[\s\S]*Elm House: hotspot, 4 of 19 homes/);
  });

  it('has north at the top and east on the right', () => {
    const map = drawn([block({ latitude: 53.4, longitude: -2.2 }), block({ number: 2, latitude: 53.5, longitude: -2.1 })], []);
    const [first, second] = [...map.matchAll(/<circle cx="(\d+)" cy="(\d+)" r="4"/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    assert.ok(first !== undefined && second !== undefined && second.x > first.x && second.y < first.y, JSON.stringify([first, second]));
  });

  it('has no number that is none, of one block, and of a cluster some of whose blocks have no position', () => {
    for (const map of [drawn([block()], []), drawn([block(), block({ number: 2 })], [cluster])]) assert.doesNotMatch(map, /NaN|Infinity|undefined/);
    assert.equal([...drawn([block()], [cluster]).matchAll(/r="16" fill="none"/g)].length, 1);
  });

  it('keeps the name of a ward at the edge within the map', () => {
    const map = drawn([block({ longitude: -2.2, wardName: 'West' }), block({ number: 2, longitude: -2.1, wardName: 'East' })], []);
    assert.match(map, /<text x="4"[^>]*text-anchor="start"[^>]*>West/);
    assert.match(map, /<text x="956"[^>]*text-anchor="end"[^>]*>East/);
  });
});
