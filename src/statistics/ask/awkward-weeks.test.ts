import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { questionNamed } from './questions.ts';
import { writeAnswer } from './read-input.ts';

// Awkward series of weeks for the alarm, whose answers follow from what is the same every week.

interface Told { readonly weeks: readonly { readonly week: string; readonly count: number; readonly expected: number | null; readonly upper: number | null; readonly alarm: boolean }[]; readonly notes?: readonly string[] }

const mondays = (many: number, from = '2015-01-05') => Array.from({ length: many }, (_, at) => new Date(Date.parse(`${from}T00:00:00Z`) + at * 7 * 86_400_000).toISOString().slice(0, 10));
const series = (counts: readonly number[]) => mondays(counts.length).map((week, at) => ({ week, count: counts[at] ?? 0 }));
const same = (count: number, many: number) => Array.from({ length: many }, () => count);

function ask(input: object): Told {
  const answer = questionNamed('weekly-alarm').answer(input);
  return JSON.parse(writeAnswer(answer.kind === 'told' ? answer.told : {})) as Told;
}

/** What the last of these weeks is told. */
function last(counts: readonly number[], settings: object = {}): Told['weeks'][number] {
  const weeks = series(counts);
  const found = ask({ weeks, from: weeks.at(-1)?.week, alpha: 0.01, ...settings }).weeks.at(-1);
  assert.ok(found !== undefined);
  return found;
}

/** The fewest that a Poisson count of this mean passes no more often than alpha, by adding up its terms. */
function poissonLimit(mean: number, alpha: number): number {
  let [term, left, count] = [Math.exp(-mean), 1 - Math.exp(-mean), 0];
  for (; left > alpha; left -= term) term *= mean / (count += 1);
  return count;
}

const expects = (found: { readonly expected: number | null }, wanted: number) => assert.ok(found.expected !== null && Math.abs(found.expected - wanted) < 1e-5 * wanted, `${found.expected}, not ${wanted}`);

describe('an alarm for weeks that are all alike', () => {
  for (const alpha of [1e-9, 0.001, 0.01, 0.05, 0.5, 0.9, 0.999]) {
    it(`at ${alpha}: the limit is Poisson’s, and only what passes it is an alarm`, () => {
      const limit = poissonLimit(12, alpha);
      for (const more of [0, 1]) {
        const found = last([...same(12, 299), limit + more], { alpha });
        expects(found, 12);
        assert.deepEqual([found.upper, found.alarm], [limit, more === 1]);
      }
    });
  }
  it('with one earlier year, or with one week of each: as many are expected', () => {
    for (const settings of [{ yearsBack: 1 }, { yearsBack: 3, halfWindow: 0 }, { yearsBack: 4, halfWindow: 12 }]) expects(last(same(12, 320), settings), 12);
  });
  it('by half cases', () => expects(last(same(2.5, 300)), 2.5));
  it('after half a year only: as many, Poisson’s limit, and it says what it was judged by', () => {
    const weeks = series(same(7, 40));
    const told = ask({ weeks, from: weeks[26]?.week, alpha: 0.01 });
    for (const found of told.weeks) {
      expects(found, 7);
      assert.equal(found.upper, poissonLimit(7, 0.01));
    }
    assert.match(told.notes?.join(' ') ?? '', /^14 of 14 weeks were judged by all weeks before them/);
  });
  it('with one week there is nothing to be told, and it says why', () => {
    const told = ask({ weeks: series([5]), from: '2015-01-05', alpha: 0.01 });
    assert.deepEqual(told.weeks, [{ week: '2015-01-05', count: 5, expected: null, upper: null, alarm: false }]);
    assert.match(told.notes?.join(' ') ?? '', /1 of 1 weeks could not be judged/);
  });
});

describe('an alarm where little is seen', () => {
  it('needs five cases in four weeks', () => {
    for (const [ending, isJudged] of [[[1, 1, 1, 1], false], [[1, 1, 1, 2], true], [[5, 0, 0, 0], true], [[5, 0, 0, 0, 0], false]] as const) {
      assert.equal(last([...same(0, 300), ...ending]).upper !== null, isJudged, String(ending));
    }
  });
  it('where nothing was ever seen, expects next to nothing, and five at once are an alarm', () => {
    const found = last([...same(0, 299), 5]);
    assert.ok(found.alarm && (found.expected ?? 1) < 0.01 && found.upper === 0, JSON.stringify(found));
  });
  it('a landlord who enters a quarter at once is told numbers, and of no alarm in an ordinary quarter', () => {
    const told = ask({ weeks: series(Array.from({ length: 320 }, (_, at) => (at % 13 === 0 ? 130 : 0))), from: '2020-01-06', alpha: 0.01 });
    for (const { week, expected, alarm } of told.weeks) {
      assert.ok(expected !== null && Number.isFinite(expected), week);
      assert.equal(alarm, false, week);
    }
  });
});

describe('an alarm, however it is asked', () => {
  it('is the same by any day of a week and in any order of the list', () => {
    const counts = Array.from({ length: 300 }, (_, at) => 5 + ((at * 7) % 11));
    const plain = ask({ weeks: series(counts), from: '2020-08-31', alpha: 0.05 });
    const sundays = series(counts).map((each) => ({ ...each, week: new Date(Date.parse(`${each.week}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10) }));
    const turned = ask({ weeks: sundays.toReversed(), from: '2020-09-05', alpha: 0.05 });
    const judged = ({ weeks }: Told) => weeks.map(({ count, expected, upper, alarm }) => ({ count, expected, upper, alarm }));
    assert.deepEqual(judged(turned), judged(plain));
  });
  it('a year whose date is 29 February is looked back on from there', () => {
    const weeks = mondays(420, '2016-02-29').map((week) => ({ week, count: 12 }));
    const [found] = ask({ weeks, from: '2024-02-29', alpha: 0.01 }).weeks;
    assert.equal(found?.week, '2024-02-26');
    expects({ expected: found?.expected ?? null }, 12);
  });
});
