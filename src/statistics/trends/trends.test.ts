import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as always, integer, property } from 'fast-check';
import { plainDate } from '../../clock/index.ts';
import { knownRows } from '../../../test/known-answers.ts';
import { poissonCount } from '../../../test/invented-counts.ts';
import { randomStream } from '../random/random-stream.ts';
import { baselineOf, usualBaseline } from './baseline.ts';
import { ewmaChart } from './ewma.ts';
import { judgeWeekOfShortHistory } from './short-history.ts';
import { judgeWeek, type WeeklySeries } from './weekly-alarm.ts';

const salmonella: WeeklySeries = { first: plainDate('2004-01-05'), alpha: 0.05, counts: knownRows('trend_salmNewport_weekly.csv').map((row) => row.number('y')) };

describe('Salmonella Newport in Germany, 163 weeks as the surveillance package judges them', () => {
  const rows = knownRows('trend_salmNewport_farrington.csv');
  const judged = rows.map((row) => ({ row, found: judgeWeek(salmonella, row.number('t') - 1) }));
  it('has the same limits and alarms in every week', () => {
    for (const { row, found } of judged) {
      assert.equal(found?.upper ?? undefined, row.numberOrNone('B_ub'), row.text('date'));
      assert.equal(found?.alarm, row.number('B_alarm') === 1, row.text('date'));
    }
    assert.equal(judged.filter(({ found }) => found?.alarm).length, 16);
  });
  it('expects the same, scattered as much, with the same trend', () => {
    for (const { row, found } of judged) {
      assert.ok(found !== null);
      for (const [value, column, within] of [[found.expected, 'B_mu0', 1e-4], [found.dispersion, 'B_phi', 1e-4], [found.trend, 'B_trend', 1e-5], [Math.log(found.p / row.number('B_p')), '', 1e-2]] as const) {
        const wanted = column === '' ? 0 : row.number(column);
        assert.ok(Math.abs(value - wanted) < within, `${row.text('date')} ${column}: ${value}, not ${wanted}`);
      }
    }
  });
});

describe('the weekly alarm', () => {
  const first = plainDate('2018-01-01');
  /** Seven years of a winter illness around `mean` a week. */
  const winters = (seed: number, mean: number) => {
    const chance = randomStream(seed);
    return Array.from({ length: 364 }, (_, week) => poissonCount(chance, mean * Math.exp(0.5 * Math.cos((2 * Math.PI * week) / 52.18))));
  };
  const judge = (counts: readonly number[], week: number, alpha = 0.01) => judgeWeek({ first, counts, alpha }, week);

  it('an ordinary landlord is told of few ordinary weeks', () => {
    let alarms = 0;
    for (let seed = 0; seed < 10; seed += 1) for (let week = 260; week < 360; week += 5) alarms += Number(judge(winters(seed, 12), week)?.alarm);
    // 200 weeks at 1 in 100; more than 8 comes once in a thousand.
    assert.ok(alarms <= 8, `${alarms} of 200`);
  });
  it('three times the usual is an alarm, and a winter is none', () => {
    const counts = winters(1, 12);
    const outbreak = counts.map((count, week) => (week === 300 ? 36 : count));
    assert.equal(judge(outbreak, 300)?.alarm, true);
    const january = judge(counts, 312);
    assert.ok(january !== null && january.expected > 15 && !january.alarm);
  });
  it('an outbreak of the past makes the limit little wider', () => {
    const counts = winters(2, 12);
    const before = judge(counts, 300);
    const after = judge(counts.map((count, week) => (week === 248 ? 90 : count)), 300);
    assert.ok((after?.upper ?? 0) <= (before?.upper ?? 0) * 1.25, `${before?.upper} then ${after?.upper}`);
  });
  it('fewer than five cases in four weeks are too few to judge by', () => {
    const counts = winters(3, 12).map((count, week) => (week > 296 ? 1 : count));
    assert.deepEqual([judge(counts, 300)?.upper, judge(counts, 300)?.alarm], [null, false]);
  });
  it('one more case never turns an alarm off', () => {
    always(property(integer({ min: 0, max: 50 }), integer({ min: 215, max: 360 }), integer({ min: 0, max: 60 }), (seed, week, count) => {
      const counts = winters(seed, 4);
      const judged = (by: number) => judge(counts.map((each, at) => (at === week ? count + by : each)), week);
      const [one, more] = [judged(0), judged(1)];
      assert.ok(one === null || more === null || !one.alarm || more.alarm);
      assert.ok((more?.p ?? 0) <= (one?.p ?? 1));
    }), { numRuns: 25 });
  });
  it('a place without any cases in earlier years is told of its first, and nothing is ever not a number', () => {
    const counts = Array.from({ length: 300 }, (_, week) => (week === 290 ? 6 : 0));
    const judged = judge(counts, 290);
    assert.ok(judged !== null && judged.alarm && [judged.expected, judged.dispersion, judged.trend, judged.p].every(Number.isFinite));
  });
  it('cannot judge with less than four earlier years, unless asked to look back on fewer', () => {
    const counts = winters(4, 12);
    assert.equal(judge(counts, 200), null);
    assert.ok(judgeWeek({ first, counts, alpha: 0.01, settings: { yearsBack: 3 } }, 200) !== null);
  });
  it('refuses what is no series by name', () => {
    assert.throws(() => judge([1, -2.5], 1), /count of week 1 is -2.5/);
    assert.throws(() => judge([1], 1), /no week 1/);
    assert.throws(() => judge([1], 0, 1), /alpha: is 1/);
  });
});

describe('a week with too few years before it', () => {
  const first = plainDate('2025-01-06');
  const winters = (seed: number, weeks: number, mean: number) => {
    const chance = randomStream(seed);
    return Array.from({ length: weeks }, (_, week) => poissonCount(chance, mean * Math.exp(0.6 * Math.cos((2 * Math.PI * week) / 52.18))));
  };
  const judge = (counts: readonly number[], week: number) => judgeWeekOfShortHistory({ first, counts, alpha: 0.01 }, week);
  it('is not judged within half a year, and is from then on', () => {
    const counts = winters(1, 60, 8);
    assert.equal(judge(counts, 25), null);
    assert.ok((judge(counts, 26)?.expected ?? 0) > 0);
  });
  it('after two winters, a third one is no alarm, and three times as much is', () => {
    const counts = winters(2, 110, 12);
    const usual = judge(counts, 105);
    assert.ok(usual !== null && !usual.alarm && usual.expected > 16, `${usual?.expected}`);
    assert.equal(judge(counts.map((count, week) => (week === 105 ? 66 : count)), 105)?.alarm, true);
  });
  it('an ordinary series is told of few ordinary weeks', () => {
    let alarms = 0;
    for (let seed = 0; seed < 10; seed += 1) for (let week = 90; week < 110; week += 1) alarms += Number(judge(winters(20 + seed, 110, 12), week)?.alarm);
    // 200 weeks at 1 in 100; more than 8 comes once in a thousand.
    assert.ok(alarms <= 8, `${alarms} of 200`);
  });
  it('with nothing before it, the first five cases are an alarm', () => {
    const counts = Array.from({ length: 40 }, (_, week) => (week === 30 ? 5 : 0));
    assert.deepEqual([judge(counts, 30)?.upper, judge(counts, 30)?.alarm, judge(counts, 29)?.upper], [0, true, null]);
  });
  it('fractions of cases are taken', () => assert.ok(Number.isFinite(judge(winters(3, 60, 8).map((count) => count + 0.25), 50)?.p)));
});

describe('the baseline', () => {
  const baseline = baselineOf(365, { ...usualBaseline, first: plainDate('2004-01-05') });
  it('takes seven weeks around the same date of four years, and leaves the last 26 weeks out', () => {
    assert.equal(baseline?.levels.filter((level) => level === 0).length, 28);
    assert.ok((baseline?.weeks ?? []).every((week) => week < 365 - 26));
  });
  it('has every other week once, in nine parts that differ by one week at most', () => {
    assert.equal(new Set(baseline?.weeks).size, baseline?.weeks.length);
    const firstYear = (baseline?.levels ?? []).slice(7, 7 + 45);
    const sizes = Array.from({ length: 9 }, (_, part) => firstYear.filter((level) => level === part + 1).length);
    assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1, String(sizes));
  });
});

describe('the chart with a moving average', () => {
  it('worked by hand: ten where ten are usual, then twenty', () => {
    const [one, two] = ewmaChart([{ count: 10, expected: 10 }, { count: 20, expected: 10 }]);
    assert.equal(one?.smoothed, 1);
    assert.ok(Math.abs((two?.smoothed ?? 0) - 1.3) < 1e-12);
    assert.ok(Math.abs((two?.high ?? 0) - (1 + 2.7 * Math.sqrt(0.009 + 0.49 * 0.009))) < 1e-12);
  });
  it('where as much is usual each week, its limits come to 2.7 √(λ/(2−λ)) standard deviations', () => {
    const last = ewmaChart(Array.from({ length: 60 }, () => ({ count: 8, expected: 8 })), { dispersion: 2 }).at(-1);
    assert.ok(Math.abs(((last?.high ?? 0) - 1) / Math.sqrt(2 / 8) - 2.7 * Math.sqrt(0.3 / 1.7)) < 1e-8);
  });
  it('a lasting half more is seen in the end, a week without exposure is a gap', () => {
    const points = ewmaChart(Array.from({ length: 30 }, (_, week) => ({ count: week > 10 ? 30 : 20, expected: week === 5 ? 0 : 20 })));
    assert.equal(points[5], null);
    assert.equal(points[10]?.isOut, null);
    assert.equal(points.at(-1)?.isOut, 'above');
  });
});
