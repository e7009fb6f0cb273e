import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as always, double, integer, property, record } from 'fast-check';
import { knownAnswers, knownRows } from '../../../test/known-answers.ts';
import { randomStream } from '../random/random-stream.ts';
import { binary } from '../regression/families.ts';
import { fit } from '../regression/fit.ts';
import { tableOf } from '../regression/normal-equations.ts';
import type { KnownHomes } from './model.ts';
import { qualityOf } from './quality.ts';
import { fitRisk, riskOf } from './ridge-logistic.ts';
import { scoreOf } from './score-card.ts';
import { judgeSilence, silenceOf, type HeardPlace } from './silence.ts';
import { tenthsOf } from './tenths.ts';

const near = (found: number, wanted: number, within = 1e-9) => assert.ok(Math.abs(found - wanted) <= within, `${found}, not ${wanted}`);

describe('quality of foretold chances, as R has it for birth weights', () => {
  const answers = knownAnswers<{ auc: number; brier: number; cal_slope: number }>('logit_birthwt.json');
  const rows = knownRows('logit_birthwt.csv');
  const design = tableOf(rows.map((row) => [1, row.number('age'), row.number('lwt'), Number(row.text('race') === '2'), Number(row.text('race') === '3'), ...['smoke', 'ptl', 'ht', 'ui'].map((name) => row.number(name))]));
  const { means } = fit({ design, answers: Float64Array.from(rows, (row) => row.number('low')), family: binary });
  const found = qualityOf(rows.map((row, at) => ({ risk: means[at] ?? 0, isDamp: row.number('low') === 1 })));
  it('area under the curve, Brier’s score and calibration', () => {
    near(found?.areaUnderCurve ?? 0, answers.auc, 1e-9);
    near(found?.brier ?? 0, answers.brier, 1e-8);
    near(found?.calibrationSlope ?? 0, answers.cal_slope, 1e-8);
    near(found?.calibrationIntercept ?? 1, 0, 1e-8);
  });
  it('is not told where all were damp, or none', () => assert.equal(qualityOf([{ risk: 0.5, isDamp: true }]), null));
});

const features = [{ name: 'solid-walls', words: 'Solid walls' }, { name: 'leaks-before', words: 'Leaks before' }, { name: 'noise', words: 'Nothing' }];
/** Solid walls treble the odds, each leak doubles them, and the third says nothing. */
function known(seed: number, count: number): KnownHomes[] {
  const chance = randomStream(seed);
  return Array.from({ length: count }, (_, at) => {
    const facts = [Number(chance.share() < 0.4), chance.below(3), chance.share()];
    const given = 0.05 + 0.1 * chance.share();
    const odds = (given / (1 - given)) * 3 ** (facts[0] ?? 0) * 2 ** (facts[1] ?? 0);
    return { facts, given, part: at % 5, homes: 1, damp: Number(chance.share() < odds / (1 + odds)) };
  });
}
const fitted = () => {
  const found = fitRisk(known(1, 4000), features);
  assert.ok(found !== null);
  return found.model;
};

describe('a model of damp from homes of which it is known', () => {
  it('finds what was put in: log odds of walls and leaks, and nothing of noise', () => {
    const { weights } = fitted();
    near(weights[0] ?? 0, Math.log(3), 0.25);
    near(weights[1] ?? 0, Math.log(2), 0.15);
    near(weights[2] ?? 0, 0, 0.3);
  });
  it('foretells homes it has not seen as well as it says', () => {
    const model = fitted();
    const found = qualityOf(known(2, 4000).map((home) => ({ risk: riskOf(home, model), isDamp: home.damp === 1 })));
    assert.ok(found !== null && found.areaUnderCurve > 0.66 && Math.abs(found.calibrationSlope - 1) < 0.15 && found.liftOfTopTwentieth > 2);
  });
  it('is the same whatever order homes come in, and whether homes alike are counted together', () => {
    const homes = known(3, 1500).map((home) => ({ ...home, facts: [home.facts[0] ?? 0, home.facts[1] ?? 0, 1], given: 0.1 }));
    const together = [...Map.groupBy(homes, ({ facts, part }) => [...facts, part].join())].map(([, same]) => ({ ...(same[0] as KnownHomes), homes: same.length, damp: same.reduce((sum, { damp }) => sum + damp, 0) }));
    const one = fitRisk(homes, features)?.model;
    for (const other of [fitRisk(homes.toReversed(), features)?.model, fitRisk(together, features)?.model]) {
      one?.weights.forEach((weight, at) => near(other?.weights[at] ?? 0, weight, 1e-7));
      assert.equal(one?.pull, other?.pull);
    }
  });
  it('judges a part by all others: what only one part has says nothing there', () => {
    const homes = known(5, 2000).map((home) => ({ ...home, facts: [Number(home.part === 2), 0, 0], damp: home.part === 2 ? 0 : home.damp }));
    const found = fitRisk(homes, features);
    near(found?.ofOthers.get(2)?.weights[0] ?? 1, 0);
    assert.ok((found?.model.weights[0] ?? 0) < -0.3, 'the model of all learns that it is quiet there');
  });
  it('is none where fewer than twenty were damp, or all are of one part', () => {
    assert.equal(fitRisk(known(4, 60), features), null);
    assert.equal(fitRisk(known(4, 2000).map((home) => ({ ...home, part: 0 })), features), null);
  });
  for (const name of ['Age of tenant', 'disability', 'ethnicity', 'first language', 'complaints before', 'children at home', 'Household needs', 'health', 'rent arrears', 'on benefits']) {
    it(`may not weigh ${name}`, () => assert.throws(() => fitRisk([], [{ name, words: name }]), /not of the home/));
  }
  it('may weigh a terrace, a storey and a boiler', () => assert.equal(fitRisk([], ['Mid-terrace', 'Top storey', 'Old boiler'].map((words) => ({ name: words, words }))), null));
  it('refuses a row without its facts, and one with more damp homes than homes', () => {
    const row = { facts: [1, 0, 0], given: 0.1, part: 0, homes: 1, damp: 1 };
    assert.throws(() => fitRisk([row, { ...row, facts: [1] }], features), /the 2\. row needs one number for each of the 3/);
    assert.throws(() => fitRisk([{ ...row, given: 0 }], features), /the 1\. row has 0 as given/);
    assert.throws(() => fitRisk([{ ...row, damp: 2 }], features), /2 damp of 1/);
  });
});

describe('a score with its reasons', () => {
  it('adds up: points of all reasons and those of the average home make the risk', () => {
    const model = fitted();
    const { risk, reasons } = scoreOf({ facts: [1, 2, 0.5], given: 0.2 }, model, 0.1, 'Its block in earlier years');
    const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
    near((points * Math.LN2) / 10 + model.base + Math.log(0.1 / 0.9), Math.log(risk / (1 - risk)), 0.08);
    assert.ok(reasons.some(({ words }) => words === 'Solid walls') && reasons.some(({ words }) => words === 'Its block in earlier years'));
    reasons.forEach(({ points: each }, at) => assert.ok(Math.abs(each) <= Math.abs(reasons[at - 1]?.points ?? Infinity)));
  });
  it('tells all kinds of one fact together, by the kind that the home has', () => {
    const walls = ['solid', 'cavity'].map((kind) => ({ name: kind, words: `Walls: ${kind}`, of: 'wall' }));
    const { reasons } = scoreOf({ facts: [1, 0], given: 0.1 }, { features: walls, base: 0, weights: [0.5, -0.5], averages: [0.5, 0.5], pull: 1, homes: 9 }, 0.1, '');
    assert.deepEqual(reasons.map(({ words, points }) => [words, points.toFixed(2)]), [['Walls: solid', '7.21']]);
  });
});

describe('silence', () => {
  it('six reported of twenty expected is silence, fifteen of twenty may be chance', () => {
    const [silent, ordinary] = [silenceOf({ reported: 6, expected: 20 }), silenceOf({ reported: 15, expected: 20 })];
    near(silent?.share ?? 0, 0.3);
    assert.deepEqual([silent?.isLow, ordinary?.isLow], [true, false]);
  });
  it('none of two expected says nothing', () => assert.equal(silenceOf({ reported: 0, expected: 2 }), null));
  it('the more report, the less silent, and a range holds its share', () => {
    always(property(integer({ min: 0, max: 60 }), double({ min: 3, max: 90, noNaN: true }), (reported, expected) => {
      const [found, more] = [silenceOf({ reported, expected }), silenceOf({ reported: reported + 1, expected })];
      assert.ok(found !== null && more !== null && found.low <= found.share && found.share <= found.high && found.share < more.share && found.p <= more.p);
    }));
  });

  const place = (id: string, reported: number, expected: number, parent: string | null = null): HeardPlace => ({ id, reported, expected, parent });
  const state = (levels: readonly (readonly HeardPlace[])[], id: string) => judgeSilence(levels).get(id)?.state;
  it('asks more of each place the more were looked at', () => {
    const rest = Array.from({ length: 60 }, (_, at) => place(`e${at}`, 6, 6));
    assert.equal(state([[place('quiet', 1, 6)]], 'quiet'), 'silent');
    assert.equal(state([[place('quiet', 1, 6), ...rest]], 'quiet'), 'perhaps');
    assert.equal(state([[place('quiet', 1, 18), ...rest]], 'quiet'), 'silent');
  });
  it('calls nothing silent that reports more than half of what is expected, however sure it is fewer', () => assert.equal(state([[place('big', 600, 1000)]], 'big'), 'perhaps'));
  it('takes the blocks of a silent estate together, and those that are too small to say with it', () => {
    const levels = [[place('estate', 1, 24), place('other', 24, 24)], [place('a', 0, 8, 'estate'), place('b', 0, 2, 'estate'), place('c', 1, 1.5, 'estate'), place('d', 0, 2, 'other')]];
    assert.deepEqual(['estate', 'other', 'a', 'b', 'c', 'd'].map((id) => state(levels, id)), ['silent', 'as expected', 'silent', 'in a silent place', 'too few', 'too few']);
  });
});

describe('foretold beside found, by tenth', () => {
  it('has every home in one tenth, least foretold first, and what was found between its limits', () => {
    always(property(array(record({ risk: double({ min: 0.01, max: 0.9, noNaN: true }), homes: integer({ min: 1, max: 40 }) }), { minLength: 1, maxLength: 40 }), (rows) => {
      // Means of the same risk, added in another order, may differ in their last figure.
      const least = (at: number) => (tenths[at - 1]?.expected ?? 0) - 1e-9;
      const tenths = tenthsOf(rows.map((row) => ({ ...row, damp: Math.floor(row.homes / 3) })));
      assert.equal(tenths.reduce((sum, { homes }) => sum + homes, 0), rows.reduce((sum, { homes }) => sum + homes, 0));
      tenths.forEach((tenth, at) => assert.ok(tenth.low <= tenth.reported && tenth.reported <= tenth.high && tenth.expected >= least(at)));
    }));
  });
});
