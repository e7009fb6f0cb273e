import { Type, type Static } from 'typebox';
import type { Cluster } from '../scan/clusters.ts';
import { amountOrNone, counted, countOf, id, list, refuseTwice } from './parts.ts';
import { effort, position, scanOf, told, when, type CountedPlace } from './places.ts';
import { checked, type Question } from './question.ts';

const input = Type.Object({
  locations: list(Type.Object({ ...position, population: amountOrNone('People or homes there. Only the Poisson model needs it.') }), 'locations', 2),
  counts: list(Type.Object({ id: id('The name of a location.'), period: id('The name of a period.'), cases: counted('Cases there and then; rows for the same place and period are added up.') }), 'counts, which may be empty', 0),
  periods: list(Type.Object({
    id: id('The name of the period.'),
    days: Type.Optional(Type.Union([Type.Number({ exclusiveMinimum: 0, maximum: 1e6 }), Type.Null()], { title: 'a number of days above nought', description: 'How long it is; only the Poisson model needs it.' })),
  }), 'periods, the earliest first'),
  model: Type.Union([Type.Literal('poisson'), Type.Literal('permutation')], { title: '"poisson" or "permutation"', description: 'Cases by population × days, or nothing but the cases.' }),
  prospective: Type.Boolean({ title: 'true or false', description: 'Whether only clusters that still last in the last period are looked for.' }),
  maxPeriods: Type.Integer({ minimum: 1, title: 'a whole number from 1 up to the number of periods', description: 'The longest a cluster may last.' }),
  ...effort,
});

const output = Type.Object({ clusters: Type.Array(Type.Object({ ...told, ...when }), { description: 'The likeliest first; no two share a place. `from` and `to` are the first and the last period.' }) });

type Asked = Static<typeof input>;

/** Kulldorff's space-time scan, prospective or retrospective, in the Poisson or the permutation model. */
export const spaceTimeScan: Question = {
  method: 'space-time-scan', input, output,
  answer(given) {
    const asked = checked(input, given);
    const { periods, maxPeriods, maxShare, simulations, seed, prospective } = asked;
    if (maxPeriods > periods.length) throw new RangeError(`maxPeriods: is ${maxPeriods}; give a whole number from 1 to the ${periods.length} periods.`);
    const tell = ({ from, to }: Cluster, cluster: object) => ({ ...cluster, from: periods[from]?.id, to: periods[to]?.id });
    return scanOf(placesOf(asked), { periods: periods.length, when: prospective ? 'ending now' : 'any', mostPeriods: maxPeriods, mostShare: maxShare, runs: simulations, seed }, tell);
  },
};

function placesOf(asked: Asked): readonly CountedPlace[] {
  const { locations, periods, model } = asked;
  refuseTwice(locations.map((location) => location.id), (at) => `locations[${at}].id`);
  refuseTwice(periods.map((period) => period.id), (at) => `periods[${at}].id`);
  const days = model === 'poisson' ? periods.map(({ days: long }, at) => long ?? missing(`periods[${at}].days`, 'a number of days above nought')) : [];
  const tables = countsByPlace(asked);
  return locations.map(({ id: name, lat, lon, population }, at) => {
    const counts = tables[at] ?? [];
    if (model === 'permutation') return { name, lat, lon, exposure: null, counts };
    const people = population ?? missing(`locations[${at}].population`, 'a number of nought or more, or choose the permutation model');
    if (people === 0 && counts.some((count) => count > 0)) throw new RangeError(`locations[${at}].population: is 0 where there are cases; give who lives there, or leave the place out.`);
    return { name, lat, lon, exposure: days.map((long) => long * people), counts };
  });
}

function countsByPlace({ locations, periods, counts, model }: Asked): readonly (readonly number[])[] {
  const placeOf = new Map(locations.map((location, at) => [String(location.id), at]));
  const periodOf = new Map(periods.map((period, at) => [String(period.id), at]));
  const tables = locations.map(() => periods.map(() => 0));
  counts.forEach(({ id: name, period, cases }, at) => {
    const table = tables[placeOf.get(String(name)) ?? -1];
    const column = periodOf.get(String(period));
    if (table === undefined) throw new RangeError(`counts[${at}].id: there is no location ${JSON.stringify(name)}; add it to the locations, or leave the row out.`);
    if (column === undefined) throw new RangeError(`counts[${at}].period: there is no period ${JSON.stringify(period)}; add it to the periods, or leave the row out.`);
    if (model === 'permutation' && !Number.isInteger(cases)) throw new RangeError(`counts[${at}].cases: is ${cases}; the permutation model deals out whole cases: give a whole number, or choose the Poisson model.`);
    table[column] = (table[column] ?? 0) + countOf(cases);
  });
  return tables;
}

function missing(field: string, wanted: string): never {
  throw new RangeError(`${field}: is missing; give ${wanted}.`);
}
