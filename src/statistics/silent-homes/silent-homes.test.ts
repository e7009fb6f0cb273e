import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as always, boolean, double, property, record } from 'fast-check';
import { knownAnswers, knownRows } from '../../../test/known-answers.ts';
import { randomStream } from '../random/random-stream.ts';
import { binary } from '../regression/families.ts';
import { fit } from '../regression/fit.ts';
import { tableOf } from '../regression/normal-equations.ts';
import { auditFairness, type AuditedHome } from './fairness.ts';
import type { InspectedHome } from './model.ts';
import { qualityOf } from './quality.ts';
import { fitRisk, riskOf } from './ridge-logistic.ts';
import { scoreOf, silentHomes } from './score-card.ts';
import { silenceOf } from './silence.ts';

const near = (found: number, wanted: number, within = 1e-9) => assert.ok(Math.abs(found - wanted) <= within, `${found}, not ${wanted}`);

describe('quality of foretold chances, as R has it for birth weights', () => {
  const known = knownAnswers<{ auc: number; brier: number; cal_slope: number }>('logit_birthwt.json');
  const rows = knownRows('logit_birthwt.csv');
  const design = tableOf(rows.map((row) => [1, row.number('age'), row.number('lwt'), Number(row.text('race') === '2'), Number(row.text('race') === '3'), ...['smoke', 'ptl', 'ht', 'ui'].map((name) => row.number(name))]));
  const { means } = fit({ design, answers: Float64Array.from(rows, (row) => row.number('low')), family: binary });
  const found = qualityOf(rows.map((row, at) => ({ risk: means[at] ?? 0, isDamp: row.number('low') === 1 })));
  it('area under the curve, Brier’s score and calibration', () => {
    near(found?.areaUnderCurve ?? 0, known.auc, 1e-9);
    near(found?.brier ?? 0, known.brier, 1e-8);
    near(found?.calibrationSlope ?? 0, known.cal_slope, 1e-8);
    near(found?.calibrationIntercept ?? 1, 0, 1e-8);
  });
  it('is not told where all were damp, or none', () => assert.equal(qualityOf([{ risk: 0.5, isDamp: true }]), null));
});

const features = [{ name: 'solid-walls', words: 'Solid walls' }, { name: 'leaks-before', words: 'Leaks before' }, { name: 'noise', words: 'Nothing' }];
/** Solid walls treble the odds, each leak doubles them, and the third says nothing. */
function inspected(seed: number, count: number): InspectedHome[] {
  const chance = randomStream(seed);
  return Array.from({ length: count }, (_, at) => {
    const facts = [Number(chance.share() < 0.4), chance.below(3), chance.share()];
    const blockRate = 0.05 + 0.1 * chance.share();
    const odds = (blockRate / (1 - blockRate)) * 3 ** (facts[0] ?? 0) * 2 ** (facts[1] ?? 0);
    return { id: `home-${at}`, facts, blockRate, isDamp: chance.share() < odds / (1 + odds) };
  });
}
const fitted = () => {
  const model = fitRisk(inspected(1, 4000), features, 'seed');
  assert.ok(model !== null);
  return model;
};

describe('a model of damp from inspected homes', () => {
  it('finds what was put in: log odds of walls and leaks, and nothing of noise', () => {
    const { weights } = fitted();
    near(weights[0] ?? 0, Math.log(3), 0.25);
    near(weights[1] ?? 0, Math.log(2), 0.15);
    near(weights[2] ?? 0, 0, 0.3);
  });
  it('foretells homes it has not seen as well as it says', () => {
    const model = fitted();
    const found = qualityOf(inspected(2, 4000).map((home) => ({ risk: riskOf(home, model), isDamp: home.isDamp })));
    assert.ok(found !== null && found.areaUnderCurve > 0.66 && Math.abs(found.calibrationSlope - 1) < 0.15 && found.liftOfTopTwentieth > 2);
  });
  it('is the same from the same seed, whatever order homes come in', () => {
    const homes = inspected(3, 600);
    const [one, other] = [fitRisk(homes, features, 's'), fitRisk(homes.toReversed(), features, 's')];
    one?.weights.forEach((weight, at) => near(other?.weights[at] ?? 0, weight, 1e-9));
    assert.equal(one?.pull, other?.pull);
  });
  it('is none where fewer than twenty were damp', () => assert.equal(fitRisk(inspected(4, 60), features, 's'), null));
  for (const name of ['Age of tenant', 'disability', 'ethnicity', 'first language', 'complaints before', 'children at home']) {
    it(`may not weigh ${name}`, () => assert.throws(() => fitRisk([], [{ name, words: name }], 's'), /not of the home/));
  }
  it('may weigh a terrace, a storey and a boiler', () => assert.equal(fitRisk([], ['Mid terrace', 'Top storey', 'Old boiler'].map((words) => ({ name: words, words })), 's'), null));
  it('refuses a home without its facts by name', () => {
    assert.throws(() => fitRisk([{ id: 'h9', facts: [1], blockRate: 0.1, isDamp: true }], features, 's'), /homes: h9 needs one number for each of the 3/);
    assert.throws(() => fitRisk([{ id: 'h9', facts: [1, 0, 0], blockRate: 0, isDamp: true }], features, 's'), /rate of the block of h9 is 0/);
  });
});

describe('a score with its reasons', () => {
  it('adds up: points of all reasons and those of the average home make the risk', () => {
    const model = fitted();
    const home = { id: 'h', facts: [1, 2, 0.5], blockRate: 0.2 };
    const { risk, reasons } = scoreOf(home, model, 0.1);
    const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
    near((points * Math.LN2) / 10 + model.base + Math.log(0.1 / 0.9), Math.log(risk / (1 - risk)), 0.08);
    assert.ok(reasons.some(({ words }) => words === 'Solid walls') && reasons.some(({ words }) => words === 'What was found in its block'));
    reasons.forEach(({ points: each }, at) => assert.ok(Math.abs(each) <= Math.abs(reasons[at - 1]?.points ?? Infinity)));
  });
  it('lists homes that nobody reported or looked at, the likeliest first', () => {
    const model = fitted();
    const home = (id: string, facts: readonly number[], rest: object = {}) => ({ id, facts, blockRate: 0.15, hasReported: false, isInspected: false, ...rest });
    const listed = silentHomes([home('dry', [0, 0, 0.5]), home('one', [1, 1, 0.5]), home('two', [1, 2, 0.5]), home('reported', [1, 2, 0.5], { hasReported: true }), home('seen', [1, 2, 0.5], { isInspected: true })], model, { usualRate: 0.1, from: 20 });
    assert.deepEqual(listed.map(({ id }) => id), ['two', 'one']);
  });
});

describe('silence', () => {
  const homes = (count: number, reported: number, risk: number) => Array.from({ length: count }, (_, at) => ({ risk, hasReported: at < reported }));
  it('six reported of twenty expected is silence, fifteen of twenty may be chance', () => {
    const [silent, ordinary] = [silenceOf(homes(100, 6, 0.2)), silenceOf(homes(100, 15, 0.2))];
    near(silent?.share ?? 0, 0.3);
    assert.deepEqual([silent?.isSilent, ordinary?.isSilent], [true, false]);
  });
  it('none of two expected says nothing', () => assert.equal(silenceOf(homes(20, 0, 0.1)), null));
  it('the more report, the less silent, and a range holds its share', () => {
    always(property(array(record({ risk: double({ min: 0.05, max: 0.9, noNaN: true }), hasReported: boolean() }), { minLength: 80, maxLength: 120 }), (drawn) => {
      const found = silenceOf(drawn);
      const all = silenceOf(drawn.map((home) => ({ ...home, hasReported: true })));
      assert.ok(found !== null && all !== null && found.low <= found.share && found.share <= found.high && found.share <= all.share && !all.isSilent);
    }));
  });
});

describe('the audit by group', () => {
  const group = (name: string, { damp, listed, dry, risk }: { readonly damp: number; readonly listed: number; readonly dry: number; readonly risk: number }): AuditedHome[] => [
    ...Array.from({ length: damp }, (_, at) => ({ group: name, isDamp: true, risk: at < listed ? 0.5 : risk })), ...Array.from({ length: dry }, () => ({ group: name, isDamp: false, risk })),
  ];
  const usual = { damp: 20, listed: 10, dry: 80, risk: 0.17 };
  it('passes groups that are served alike', () => assert.equal(auditFairness([...group('A', usual), ...group('B', usual)], 0.4).mayBeUsed, true));
  it('stops a list that finds fewer damp homes of one group', () => {
    const { groups, mayBeUsed } = auditFairness([...group('A', { ...usual, listed: 14 }), ...group('B', { ...usual, listed: 6, risk: 0.18 })], 0.4);
    assert.deepEqual([mayBeUsed, groups.map(({ fault }) => fault)], [false, [null, 'finds fewer']]);
  });
  it('stops a list that thinks one group drier than it is', () => {
    assert.equal(auditFairness([...group('A', usual), ...group('B', { ...usual, dry: 80, risk: 0.05 })], 0.4).groups[1]?.fault, 'foretells wrongly');
  });
  it('says nothing of a group with fewer than ten damp homes', () => assert.deepEqual(auditFairness(group('A', { damp: 9, listed: 0, dry: 9, risk: 0.1 }), 0.4).groups[0], { group: 'A', homes: 18, recall: null, calibration: null, fault: null }));
});
