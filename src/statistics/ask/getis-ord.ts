import { Type } from 'typebox';
import { getisOrd as localSums } from '../getis-ord.ts';
import { id, list, refuseTwice } from './parts.ts';
import { question } from './question.ts';

const input = Type.Object({
  areas: list(Type.Object({
    id: id('The name of the area.'),
    value: Type.Number({ minimum: -1e100, maximum: 1e100, title: 'a number', description: 'What was measured there: best a rate drawn together by empirical-bayes.' }),
    neighbours: list(id('The name of another area of the list.'), 'names of areas, which may be empty', 0),
  }), 'areas'),
});

const standing = Type.Union([Type.Number(), Type.Null()], { description: 'In standard deviations; null where all that is compared is alike, or where there is nothing to compare.' });

const output = Type.Object({ areas: Type.Array(Type.Object({ id: Type.Union([Type.String(), Type.Number()]), gi: standing, giStar: standing })) });

/** Getis and Ord's Gi and Gi*, with a weight of 1 for each neighbour. */
export const getisOrd = question('getis-ord', input, output, ({ areas }) => {
  refuseTwice(areas.map((area) => area.id), (at) => `areas[${at}].id`);
  const placeOf = new Map(areas.map((area, at) => [String(area.id), at]));
  const found = localSums(areas.map(({ value, neighbours }, at) => ({ value, neighbours: placesOf(neighbours, placeOf, at) })));
  return { areas: areas.map((area, at) => ({ id: area.id, gi: found[at]?.gi ?? null, giStar: found[at]?.giStar ?? null })) };
});

/** A neighbour named twice is one; an area is no neighbour of its own. */
function placesOf(neighbours: readonly (string | number)[], placeOf: ReadonlyMap<string, number>, own: number): readonly number[] {
  const places = new Set(neighbours.map((name, at) => {
    const place = placeOf.get(String(name));
    if (place === undefined) throw new RangeError(`areas[${own}].neighbours[${at}]: there is no area ${JSON.stringify(name)} in the list; add it, or leave it out.`);
    return place;
  }));
  places.delete(own);
  return [...places];
}
