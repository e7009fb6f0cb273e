import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as always, boolean, constantFrom, integer, property, record, tuple } from 'fast-check';
import { addDays, plainDate, type PlainDate } from '../../clock/index.ts';
import { exactCountInterval } from '../distributions/exact-count-interval.ts';
import { randomStream } from '../random/random-stream.ts';
import { anyType, archetypesOf } from './archetypes.ts';
import { episodesOf, type HomeReport } from './episodes.ts';
import { archetypeRates, expectedByWeek, expectedCounts, type Cell } from './expected-counts.ts';
import { homeWeeks, mondayOf, weekOf, weeksBetween, type Occupation } from './home-weeks.ts';
import { seasonOf } from './season.ts';

const day = plainDate;
const monday = day('2026-01-05');
const near = (found: number, wanted: number, within = 1e-9) => assert.ok(Math.abs(found - wanted) <= within, `${found}, not ${wanted}`);

describe('exposure is home-weeks lived', () => {
  const weeks = { first: monday, count: 4 };
  const let_ = (from: string, until: string | null): Occupation => ({ home: 'h', kind: 'tenancy', from: day(from), until: until === null ? null : day(until) });
  const empty = (from: string, until: string | null): Occupation => ({ ...let_(from, until), kind: 'void' });
  for (const [what, spans, wanted] of [
    ['let throughout', [let_('2020-01-01', null)], [1, 1, 1, 1]],
    ['let from a Thursday', [let_('2026-01-08', null)], [4 / 7, 1, 1, 1]],
    ['left on a Tuesday', [let_('2020-01-01', '2026-01-20')], [1, 1, 1 / 7, 0]],
    ['empty for a week between two tenancies', [let_('2020-01-01', '2026-01-12'), let_('2026-01-19', null)], [1, 0, 1, 1]],
    ['recorded as empty while a tenancy still runs', [let_('2020-01-01', null), empty('2026-01-12', '2026-01-26')], [1, 0, 0, 1]],
    ['two tenancies of one home count once', [let_('2020-01-01', null), let_('2026-01-01', null)], [1, 1, 1, 1]],
    ['let after the last week', [let_('2026-03-01', null)], [0, 0, 0, 0]],
  ] as const) {
    it(what, () => [...(homeWeeks(spans, weeks).get('h') ?? [])].forEach((lived, week) => near(lived, wanted[week] ?? Number.NaN)));
  }

  it('counts each day let and not empty once, as counting day by day does', () => {
    const span = record({ home: constantFrom('a', 'b'), kind: constantFrom('tenancy' as const, 'void' as const), from: integer({ min: -20, max: 40 }), length: integer({ min: 0, max: 40 }), goesOn: boolean() });
    always(property(array(span, { maxLength: 8 }), (spans) => {
      const occupations = spans.map(({ home, kind, from, length, goesOn }): Occupation => ({ home, kind, from: addDays(monday, from), until: goesOn ? null : addDays(monday, from + length) }));
      for (const [home, lived] of homeWeeks(occupations, weeks)) {
        lived.forEach((share, week) => near(share * 7, [0, 1, 2, 3, 4, 5, 6].filter((at) => isLived(occupations, home, addDays(monday, week * 7 + at))).length));
      }
    }));
  });

  function isLived(occupations: readonly Occupation[], home: string, on: PlainDate): boolean {
    const holding = occupations.filter((each) => each.home === home && each.from <= on && (each.until === null || on < each.until));
    return holding.some(({ kind }) => kind === 'tenancy') && !holding.some(({ kind }) => kind === 'void');
  }

  it('weeks run from Monday to Sunday', () => {
    assert.equal(mondayOf(day('2026-11-22')), '2026-11-16');
    assert.deepEqual(weeksBetween(day('2026-01-11'), day('2026-01-12')), { first: '2026-01-05', count: 2 });
    assert.deepEqual([weekOf(day('2026-01-11'), weeks), weekOf(day('2026-01-12'), weeks), weekOf(day('2026-01-04'), weeks), weekOf(day('2026-02-02'), weeks)], [0, 1, undefined, undefined]);
  });
});

describe('reports of a home are joined into episodes', () => {
  const report = (reportedOn: string, closedOn: string | null, home = 'h'): HomeReport => ({ home, reportedOn: day(reportedOn), closedOn: closedOn === null ? null : day(closedOn) });
  for (const [what, reports, wanted] of [
    ['56 days after the last report it is still the same', [report('2026-01-01', '2026-01-05'), report('2026-02-26', '2026-03-01')], [2]],
    ['57 days after it is another', [report('2026-01-01', '2026-01-05'), report('2026-02-27', '2026-03-01')], [1, 1]],
    ['a year later it is the same while the first is open', [report('2026-01-01', null), report('2027-01-01', null)], [2]],
    ['on the day it is closed it is the same', [report('2026-01-01', '2026-06-01'), report('2026-06-01', '2026-06-02')], [2]],
    ['each report of a row carries it on', [report('2026-01-01', '2026-01-02'), report('2026-02-20', '2026-02-21'), report('2026-04-10', '2026-04-11')], [3]],
    ['another home is another', [report('2026-01-01', '2026-01-02'), report('2026-01-01', '2026-01-02', 'i')], [1, 1]],
    ['whatever order they come in', [report('2026-04-10', '2026-04-11'), report('2026-01-01', '2026-01-02'), report('2026-02-20', '2026-02-21')], [3]],
  ] as const) {
    it(what, () => assert.deepEqual(episodesOf(reports).map(({ reports: count }) => count), wanted));
  }
});

describe('types of home', () => {
  it('are as narrow as there are homes and cases enough for', () => {
    const types = archetypesOf([
      { facets: ['1960s', 'solid', 'gas'], homes: 60, cases: 9 },
      { facets: ['1960s', 'solid', 'electric'], homes: 20, cases: 2 },
      { facets: ['1960s', 'cavity', 'gas'], homes: 45, cases: 4 },
      { facets: ['1990s', 'cavity', 'gas'], homes: 9, cases: 0 },
    ]);
    assert.deepEqual([...types.values()].toSorted(), ['1960s', '1960s', '1960s · solid · gas', anyType]);
  });
});

describe('expected counts', () => {
  const cell = record({ area: constantFrom('a', 'b', 'c'), archetype: constantFrom('solid', 'cavity'), cases: integer({ min: 0, max: 9 }), homeWeeks: tuple(integer({ min: 1, max: 400 }), integer({ min: 1, max: 400 })) })
    .map((each): Cell => ({ ...each, homeWeeks: Float64Array.from(each.homeWeeks) }));
  const sum = (values: readonly number[]) => values.reduce((before, value) => before + value, 0);

  it('come to the cases seen, adjusted or not, whatever the season', () => {
    always(property(array(cell, { minLength: 1 }), integer({ min: 1, max: 30 }), (cells, tenths) => {
      const areas = expectedCounts(cells, Float64Array.from([tenths / 10, 1]));
      near(sum(areas.map(({ expected }) => expected)), sum(cells.map(({ cases }) => cases)), 1e-7);
      near(sum(areas.map(({ expectedUnadjusted }) => expectedUnadjusted)), sum(cells.map(({ cases }) => cases)), 1e-7);
    }));
  });
  it('of the weeks of an area come to those of the area', () => {
    always(property(array(cell, { minLength: 1 }), (cells) => {
      const multipliers = Float64Array.from([1.3, 0.7]);
      const byWeek = expectedByWeek(cells, multipliers);
      for (const { area, expected } of expectedCounts(cells, multipliers)) near(sum([...(byWeek.get(area) ?? [])]), expected, 1e-9);
    }));
  });
  it('worked by hand: twenty cases in 1,000 solid home-weeks, five in 1,000 of cavity', () => {
    const cells: readonly Cell[] = [
      { area: 'a', archetype: 'solid', cases: 18, homeWeeks: Float64Array.of(800) },
      { area: 'a', archetype: 'cavity', cases: 1, homeWeeks: Float64Array.of(200) },
      { area: 'b', archetype: 'solid', cases: 2, homeWeeks: Float64Array.of(200) },
      { area: 'b', archetype: 'cavity', cases: 4, homeWeeks: Float64Array.of(800) },
    ];
    const [a, b] = expectedCounts(cells);
    near(a?.expected ?? 0, 800 * 0.02 + 200 * 0.005);
    near(a?.expectedUnadjusted ?? 0, 12.5);
    near(b?.expected ?? 0, 200 * 0.02 + 800 * 0.005);
    const [solid] = archetypeRates(cells);
    near(solid?.relative.times ?? 0, 1.6);
    near(solid?.relative.low ?? 0, exactCountInterval(20).low / 12.5);
  });
  it('a home in winter is expected to report more than one in summer', () => {
    const cells: readonly Cell[] = ['winter', 'summer'].map((area, at) => ({ area, archetype: 'solid', cases: 10, homeWeeks: Float64Array.of(at === 0 ? 100 : 0, at === 0 ? 0 : 100) }));
    const [winter, summer] = expectedCounts(cells, Float64Array.of(1.5, 0.5));
    near((winter?.expected ?? 0) / (summer?.expected ?? 1), 3);
  });
});

describe('season', () => {
  const winters = (weeks: number, swing: number) => {
    const chance = randomStream(11);
    return Array.from({ length: weeks }, (_, week) => {
      const mean = 20 * Math.exp(swing * Math.cos((2 * Math.PI * week) / (365.25 / 7)));
      return { cases: Array.from({ length: 400 }, () => Number(chance.share() < mean / 400)).reduce((sum, one) => sum + one, 0), homeWeeks: 1000 + week };
    });
  };
  it('a winter of twice the usual is found, and averages to 1 over the home-weeks', () => {
    const weeks = winters(208, Math.log(2));
    const season = seasonOf(weeks);
    const lived = weeks.reduce((sum, { homeWeeks: each }) => sum + each, 0);
    near(weeks.reduce((sum, { homeWeeks: each }, week) => sum + each * (season?.multipliers[week] ?? 0), 0) / lived, 1, 1e-12);
    near((season?.multipliers[0] ?? 0) / (season?.multipliers[26] ?? 1), 4, 0.5);
  });
  it('is not told from a year, nor from a handful of cases', () => {
    assert.equal(seasonOf(winters(52, 1)), null);
    assert.equal(seasonOf(winters(208, 0).map((week, at) => ({ ...week, cases: at % 20 === 0 ? 1 : 0 }))), null);
  });
  it('is not told where all cases of a year stand in one week, as after an import that gave them all one day', () => {
    for (const cases of [200, 10_272]) assert.equal(seasonOf(winters(261, 0).map((week, at) => ({ ...week, cases: at % 52 === 49 ? cases : 0 }))), null, `${cases} cases`);
  });
});
