import { knownColumns, knownRows } from './known-answers.ts';

// The known answers' inputs in the shapes of `putright statistics`.

/** Leukaemia in 281 tracts of New York. */
export const newYork = (simulations: number, seed: number) => {
  const cases = new Map(knownColumns('ny.cas').map(([id = '', count]) => [id, Number(count)]));
  const people = new Map(knownColumns('ny.pop').map(([id = '', , count]) => [id, Number(count)]));
  return {
    locations: knownColumns('ny.geo').map(([id = '', lat, lon]) => ({ id, lat: Number(lat), lon: Number(lon), population: people.get(id) ?? 0, cases: cases.get(id) ?? 0 })),
    maxShare: 0.5, simulations, seed,
  };
};

const isLeapYear = (year: number) => year % 4 === 0;

/** Brain cancer in 32 counties of New Mexico over 19 years. */
export const newMexico = (simulations: number, seed: number) => {
  const people = new Map(knownColumns('nms.pop').map(([id = '', , count]) => [id, Number(count)]));
  return {
    locations: knownColumns('nm.geo').map(([id = '', lat, lon]) => ({ id, lat: Number(lat), lon: Number(lon), population: people.get(id) ?? 0 })),
    counts: knownColumns('nms.cas').map(([id = '', cases, period]) => ({ id, period: Number(period), cases: Number(cases) })),
    periods: Array.from({ length: 19 }, (_, at) => ({ id: 1973 + at, days: isLeapYear(1973 + at) ? 366 : 365 })),
    model: 'poisson', prospective: false, maxShare: 0.5, maxPeriods: 9, simulations, seed,
  };
};

/** Infant deaths in North Carolina: per birth as Marshall has them, or beside what was expected. */
export const northCarolina = (expected: 'BIR74' | 'E') => ({ areas: knownRows('eb_ncsids.csv').map((row) => ({ id: row.text('county'), count: row.number('SID74'), expected: row.number(expected) })) });

/** Blocks that name their estates, and estates that name their wards: wards are left out, and are what lies in them. */
export const blocksInEstates = () => {
  const rows = knownRows('hier_blocks.csv');
  const estates = Map.groupBy(rows, (row) => `${row.text('ward')}/${row.text('eid')}`);
  const sum = (of: typeof rows, column: string) => of.reduce((before, row) => before + row.number(column), 0);
  return {
    areas: [
      ...rows.map((row, at) => ({ id: at, count: row.number('y'), expected: row.number('homes'), parent: `${row.text('ward')}/${row.text('eid')}` })),
      ...[...estates].map(([id, of]) => ({ id, count: sum(of, 'y'), expected: sum(of, 'homes'), parent: `ward ${of[0]?.text('ward')}` })),
    ],
  };
};

/** Salmonella Newport in Germany by week, judged from the first week of 2011. */
export const salmonella = () => ({ weeks: knownRows('trend_salmNewport_weekly.csv').map((row) => ({ week: row.text('date'), count: row.number('y') })), from: '2011-01-03', alpha: 0.05, yearsBack: 4, halfWindow: 3 });

export const leukaemia = () => ({ subjects: knownRows('surv_aml.csv').map((row) => ({ time: row.number('time'), event: row.number('status') === 1, group: row.text('group') })), at: [] });

export const lungCancer = () => ({ subjects: knownRows('breach_lung.csv').map((row) => ({ time: row.number('time'), event: row.number('status') === 1 })), at: [] });

/** A grid of 256 points, neighbours up to so far. */
export const gridOfPoints = (reach: number) => {
  const rows = knownRows('gistar_getisord256.csv').map((row) => ({ x: row.number('x'), y: row.number('y'), value: row.number('val') }));
  return {
    areas: rows.map(({ x, y, value }, id) => ({
      id, value, neighbours: rows.flatMap((other, at) => (at !== id && (other.x - x) ** 2 + (other.y - y) ** 2 <= reach * reach ? [at] : [])),
    })),
  };
};
