import { Type } from 'typebox';
import { amount, counted, countOf, list, refuseTwice } from './parts.ts';
import { effort, position, scanOf, told } from './places.ts';
import { checked, type Question } from './question.ts';

const input = Type.Object({
  locations: list(Type.Object({ ...position, population: amount('People or homes there, or expected cases.'), cases: counted('Cases there; may be a fraction.') }), 'locations', 2),
  ...effort,
});

const output = Type.Object({ clusters: Type.Array(Type.Object({ ...told }), { description: 'The likeliest first; no two share a place.' }) });

/** Kulldorff's purely spatial scan: circles with more cases than their population leads to expect. */
export const scan: Question = {
  method: 'scan', input, output,
  answer(given) {
    const { locations, maxShare, simulations, seed } = checked(input, given);
    refuseTwice(locations.map((location) => location.id), (at) => `locations[${at}].id`);
    locations.forEach(({ population, cases }, at) => {
      if (countOf(cases) > 0 && population === 0) throw new RangeError(`locations[${at}].population: is 0 where there are cases; give who lives there, or leave the place out.`);
    });
    const places = locations.map(({ id: name, lat, lon, population, cases }) => ({ name, lat, lon, exposure: [population], counts: [countOf(cases)] }));
    return scanOf(places, { periods: 1, when: 'any', mostPeriods: 1, mostShare: maxShare, runs: simulations, seed }, (_, cluster) => cluster);
  },
};
