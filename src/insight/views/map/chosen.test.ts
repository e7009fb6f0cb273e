import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PointOnMap } from '../../queries/map.ts';
import { shownMarks, type MapAsked } from './asked.ts';
import { choosePoints } from './chosen.ts';
import { projectionOf } from './projection.ts';

const whole: MapAsked = { lens: 'unadjusted', outline: 'none', marks: shownMarks, zoom: 0, at: undefined };
const many = (count: number): readonly PointOnMap[] => Array.from({ length: count }, (_, at) => ({
  number: at, latitude: 53 + (at % 70) * 0.01, longitude: -3 + Math.floor(at / 70) * 0.01, mark: 'ordinary' as const, place: at + 1, homes: 20, cases: 1, isSilent: false, within: null,
}));
const chosenOf = (points: readonly PointOnMap[], asked: Partial<MapAsked> = {}, after = 0) => choosePoints(points, { asked: { ...whole, ...asked }, projection: projectionOf(points), after });

describe('what a map shows of many points', () => {
  it('is each of them to press, where they can be told apart', () => {
    const { pressed, dots, isWhole } = chosenOf(many(1500));
    assert.deepEqual([pressed.length, dots.length, isWhole], [1500, 0, true]);
  });

  it('is each of them still where they are more, what is marked or silent to press first and the rest as dots', () => {
    const points = many(5000).map((point) => (point.number === 4990 ? { ...point, mark: 'watch' as const } : point.number === 4999 ? { ...point, isSilent: true } : point));
    const { pressed, dots, isWhole } = chosenOf(points);
    assert.deepEqual([pressed.length, dots.length, isWhole], [1500, 3500, false]);
    assert.deepEqual(pressed.slice(0, 3).map(({ number }) => number), [4990, 4999, 0]);
  });

  it('is of more only what lies near the part that is shown, and all of that to press from near enough', () => {
    const { pressed, dots, listed } = chosenOf(many(5000), { zoom: 3 });
    assert.equal(dots.length, 0);
    assert.ok(pressed.length > listed.all && listed.all > 50, `${pressed.length}, ${listed.all}`);
  });

  it('lists the part that is shown in order, twenty at a time, until none is left', () => {
    const points = many(50).toReversed();
    const seen: number[] = [];
    let after: number | undefined = 0;
    while (after !== undefined) {
      const { listed } = chosenOf(points, {}, after);
      assert.equal(listed.all, 50);
      seen.push(...listed.rows.map(({ place }) => place));
      after = listed.next;
    }
    assert.deepEqual(seen, Array.from({ length: 50 }, (_, at) => at + 1));
  });
});
