import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as always, constantFrom, integer, property, record } from 'fast-check';
import { addDays, plainDate } from '../../clock/index.ts';
import { knownAnswers, knownRows } from '../../../test/known-answers.ts';
import { randomStream } from '../random/random-stream.ts';
import type { Followed } from './at-risk.ts';
import { cumulativeIncidence } from './cumulative-incidence.ts';
import { blamedOnResident, mismatch } from './diagnoses.ts';
import { kaplanMeier } from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';
import { compareGroups, type ComparedJob } from './observed-expected.ts';
import { outcomeOf, recurrenceOf, type FinishedJob, type Outcome } from './recurrence.ts';

const near = (found: number, wanted: number, within = 1e-9, of = '') => assert.ok(Math.abs(found - wanted) <= within, `${of} ${found}, not ${wanted}`);

describe('leukaemia, as R’s survival package has it', () => {
  const known = knownAnswers<{ aml: { logrank_chisq: number; logrank_p: number; expected: number[] } }>('survival.json').aml;
  const patients = knownRows('surv_aml.csv').map((row) => ({ time: row.number('time'), cause: row.number('status') === 1 ? 'relapse' : null, group: row.text('group') }));
  it('Kaplan and Meier’s curves with their limits', () => {
    for (const [stratum, rows] of Map.groupBy(knownRows('surv_aml_km.csv'), (row) => row.text('strata').replace('x=', ''))) {
      const curve = kaplanMeier(patients.filter(({ group }) => group === stratum));
      assert.equal(curve.length, rows.length);
      rows.forEach((row, at) => {
        const point = curve[at];
        assert.ok(point !== undefined);
        assert.deepEqual([point.time, point.atRisk, point.events], [row.number('time'), row.number('n_risk'), row.number('n_event')]);
        near(point.survival, row.number('surv'));
        if (row.numberOrNone('lo') === undefined) return assert.deepEqual([point.lower, point.upper], [null, null]);
        near(point.standardError, row.number('se'));
        near(point.lower ?? -1, row.number('lo'));
        near(point.upper ?? -1, row.number('hi'));
      });
    }
  });
  it('the log-rank test', () => {
    const found = logRank(patients);
    near(found.chiSquared, known.logrank_chisq);
    near(found.p, known.logrank_p);
    found.groups.forEach(({ expected }, at) => near(expected, known.expected[at] ?? 0));
  });
});

const subject = record({ time: integer({ min: 0, max: 40 }), cause: constantFrom('recurrence', 'ended otherwise', null) });
const subjects = array(subject, { minLength: 1, maxLength: 50 });

/** An independent road to the same: each event weighs one over the chance of still being watched then. */
function byWeighting(followed: readonly Followed[], at: number): number {
  return followed.filter(({ time, cause }) => time <= at && cause === 'recurrence').reduce((sum, { time }) => {
    // Being lost is the event here; at one time, what happens comes before what is lost.
    const lost = [...new Set(followed.filter((other) => other.cause === null && other.time < time).map((other) => other.time))];
    const watched = lost.reduce((share, then) => {
      const atRisk = followed.filter((other) => other.time > then || (other.time === then && other.cause === null)).length;
      return share * (1 - followed.filter((other) => other.time === then && other.cause === null).length / atRisk);
    }, 1);
    return sum + 1 / watched;
  }, 0) / followed.length;
}

describe('cumulative incidence', () => {
  it('is what weighting by the chance of being watched gives', () => {
    always(property(subjects, integer({ min: 0, max: 45 }), (followed, at) => near(cumulativeIncidence(followed, 'recurrence', [at])[0]?.incidence ?? -1, byWeighting(followed, at), 1e-10)));
  });
  it('of all causes and survival make one', () => {
    always(property(subjects, (followed) => {
      const [one] = cumulativeIncidence(followed, 'recurrence', [40]);
      const [other] = cumulativeIncidence(followed, 'ended otherwise', [40]);
      near((one?.incidence ?? 0) + (other?.incidence ?? 0) + (kaplanMeier(followed).at(-1)?.survival ?? 1), 1, 1e-10);
    }));
  });
  it('without other causes is one minus Kaplan and Meier, limits too', () => {
    always(property(subjects, (followed) => {
      const alone = followed.map((each) => ({ ...each, cause: each.cause === null ? null : 'recurrence' }));
      for (const point of kaplanMeier(alone)) {
        const [found] = cumulativeIncidence(alone, 'recurrence', [point.time]);
        near(found?.incidence ?? -1, 1 - point.survival, 1e-12);
        if (point.lower === null || point.upper === null) continue;
        near(found?.standardError ?? -1, point.standardError, 1e-9);
        near(found?.low ?? -1, 1 - point.upper, 1e-9);
        near(found?.high ?? -1, 1 - point.lower, 1e-9);
      }
    }));
  });
  it('never falls, lies within its limits, and is never above one', () => {
    always(property(subjects, (followed) => {
      let before = 0;
      for (const { incidence, low, high } of cumulativeIncidence(followed, 'recurrence', [0, 5, 10, 20, 40])) {
        assert.ok(incidence >= before && low <= incidence + 1e-12 && incidence <= high + 1e-12 && high <= 1 && low >= 0);
        before = incidence;
      }
    }));
  });
  it('knows how sure it is: its standard error is that of drawing the jobs again', () => {
    const chance = randomStream(8);
    const causes = ['recurrence', 'ended otherwise', null];
    const followed = Array.from({ length: 120 }, (): Followed => ({ time: 1 + chance.below(300), cause: causes[chance.below(3)] ?? null }));
    const drawn = Array.from({ length: 400 }, () => cumulativeIncidence(followed.map(() => followed[chance.below(120)] ?? { time: 1, cause: null }), 'recurrence', [180])[0]?.incidence ?? 0);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / 400;
    const scatter = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 399);
    near((cumulativeIncidence(followed, 'recurrence', [180])[0]?.standardError ?? 0) / scatter, 1, 0.12);
  });
  it('is less than one minus Kaplan and Meier says where homes fall vacant', () => {
    const followed = Array.from({ length: 40 }, (_, at): Followed => ({ time: at, cause: at % 2 === 0 ? 'recurrence' : 'ended otherwise' }));
    const naive = 1 - (kaplanMeier(followed.map((each) => ({ ...each, cause: each.cause === 'recurrence' ? 'recurrence' : null }))).at(-1)?.survival ?? 0);
    assert.ok((cumulativeIncidence(followed, 'recurrence', [40])[0]?.incidence ?? 1) < naive - 0.3);
  });
});

describe('what became of a job', () => {
  const done = plainDate('2026-01-01');
  const today = plainDate('2026-12-31');
  const job = (cameBack: readonly number[], ended: number | null = null): FinishedJob => ({ completedOn: done, cameBackOn: cameBack.map((day) => addDays(done, day)), endedOn: ended === null ? null : addDays(done, ended) });
  for (const [what, finished, wanted] of [
    ['nothing so far', job([]), { time: 364, cause: null, notFinishedFirstTime: false }],
    ['back on day 8 is a recurrence', job([8]), { time: 8, cause: 'recurrence', notFinishedFirstTime: false }],
    ['back on day 7 was never finished, and is watched on', job([7]), { time: 364, cause: null, notFinishedFirstTime: true }],
    ['never finished, and back later too', job([3, 100]), { time: 100, cause: 'recurrence', notFinishedFirstTime: true }],
    ['the tenancy ended first', job([200], 100), { time: 100, cause: 'ended otherwise', notFinishedFirstTime: false }],
    ['back on the day the tenancy ended', job([100], 100), { time: 100, cause: 'recurrence', notFinishedFirstTime: false }],
    ['what came before the work ended is not about it', job([-5]), { time: 364, cause: null, notFinishedFirstTime: false }],
    ['an ending that is still to come', job([], 400), { time: 364, cause: null, notFinishedFirstTime: false }],
  ] as const) {
    it(what, () => assert.deepEqual(outcomeOf(finished, today), wanted));
  }
  it('nineteen jobs are too few to be shown, twenty are not', () => {
    const outcomes = Array.from({ length: 20 }, (_, at): Outcome => ({ time: at === 0 ? 100 : 365, cause: at === 0 ? 'recurrence' : null, notFinishedFirstTime: false }));
    assert.deepEqual(recurrenceOf(outcomes.slice(1)), { kind: 'too few', jobs: 19 });
    const found = recurrenceOf(outcomes);
    assert.deepEqual(found.kind === 'known' ? found.at.map(({ incidence, stillWatched }) => [Math.round(incidence * 1000) / 1000, stillWatched]) : [], [[0, 20], [0.05, 19], [0.05, 19]]);
  });
});

describe('groups beside what their jobs lead to expect', () => {
  const jobsOf = (group: string, stratum: string, { jobs, back, watched = 365 }: { readonly jobs: number; readonly back: number; readonly watched?: number }) => Array.from({ length: jobs }, (_, at): ComparedJob => ({
    group, stratum, couldBeWatched: watched, notFinishedFirstTime: false, ...(at < back ? { time: Math.min(60, watched), cause: 'recurrence' as const } : { time: watched, cause: null }),
  }));
  const found = (jobs: readonly ComparedJob[], group: string) => {
    const comparison = compareGroups(jobs, 365).find((each) => each.group === group);
    assert.ok(comparison?.kind === 'known');
    return comparison;
  };
  it('who gets the hard jobs is not blamed for them', () => {
    const jobs = [...jobsOf('A', 'solid walls', { jobs: 90, back: 27 }), ...jobsOf('A', 'cavity', { jobs: 10, back: 1 }), ...jobsOf('B', 'solid walls', { jobs: 10, back: 3 }), ...jobsOf('B', 'cavity', { jobs: 90, back: 9 })];
    near(found(jobs, 'A').expected, 28, 1e-9);
    near(found(jobs, 'A').times, 1, 1e-6);
    near(found(jobs, 'B').times, 1, 1e-6);
  });
  it('whose work comes back three times as often as the others’ of the same kind is seen', () => {
    const jobs = [...['A', 'B', 'C', 'D', 'E'].flatMap((group) => jobsOf(group, 's', { jobs: 100, back: 10 })), ...jobsOf('F', 's', { jobs: 100, back: 30 })];
    assert.ok(found(jobs, 'F').lower > 1.25 && found(jobs, 'A').upper < 1.3 && found(jobs, 'F').times < 30 / found(jobs, 'F').expected);
  });
  it('what was seen and what was expected come to the same over all groups, where all could be watched as long', () => {
    always(property(array(record({ group: constantFrom('A', 'B', 'C'), stratum: constantFrom('s', 't'), jobs: integer({ min: 20, max: 40 }), back: integer({ min: 1, max: 20 }) }), { minLength: 1, maxLength: 8 }), (drawn) => {
      const known = compareGroups(drawn.flatMap(({ group, stratum, jobs, back }) => jobsOf(group, stratum, { jobs, back })), 365).filter((each) => each.kind === 'known');
      near(known.reduce((sum, { observed }) => sum + observed, 0), known.reduce((sum, { expected }) => sum + expected, 0), 1e-7);
    }));
  });
  it('jobs that ended yesterday are expected to have come back hardly yet', () => {
    const jobs = [...jobsOf('A', 's', { jobs: 50, back: 10 }), ...jobsOf('B', 's', { jobs: 50, back: 0, watched: 30 })];
    assert.ok(!compareGroups(jobs, 365).some((each) => each.group === 'B' && each.kind === 'known'));
    assert.ok(found([...jobs, ...jobsOf('B', 's', { jobs: 20, back: 4 })], 'B').expected < 6);
  });
  it('a group with nineteen jobs is not shown', () => {
    assert.deepEqual(compareGroups([...jobsOf('A', 's', { jobs: 19, back: 9 }), ...jobsOf('B', 's', { jobs: 50, back: 5 })], 365).find(({ group }) => group === 'A'), { group: 'A', kind: 'too few', jobs: 19 });
  });
});

describe('diagnoses', () => {
  it('two of three were first taken for something else', () => {
    const found = mismatch([{ first: 'condensation', second: 'leak' }, { first: 'leak', second: 'leak' }, { first: 'condensation', second: 'rising damp' }]);
    near(found?.share ?? 0, 2 / 3);
    assert.equal(found?.of, 3);
  });
  it('the share that blames the resident', () => near(blamedOnResident(['lifestyle', 'leak', 'leak', 'drying clothes'], new Set(['lifestyle', 'drying clothes']))?.share ?? 0, 0.5));
  it('of nothing is no share', () => assert.deepEqual([mismatch([]), blamedOnResident([], new Set())], [null, null]));
});
