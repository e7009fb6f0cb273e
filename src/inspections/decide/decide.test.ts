import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as always, integer, property, uuid } from 'fast-check';
import { aCaseRecord, aContext, aPromise } from '../../../test/builders/case.ts';
import { staffOf } from '../../../test/builders/people.ts';
import { plainDate } from '../../clock/index.ts';
import type { Reference } from '../../casefile/index.ts';
import type { FinishedJob, Inspection, InspectionRecord, InspectionRefusal } from '../model.ts';
import { allRules, rulesOn, rulesProblems, usualRules, withVersion, type SamplingRules } from '../policy.ts';
import { checklistFor } from './checklist.ts';
import { drawJob, drawSides } from './draw.ts';
import { decideInspection } from './index.ts';
import { failedWork, type InspectionContext } from './record.ts';

const today = plainDate('2026-11-24');
const nothing: SamplingRules = { ...usualRules, from: today, everythingPercent: 0, cameBackPercent: 0, seed: 'seed' };
const job = (differing: Partial<FinishedJob> = {}): FinishedJob => ({
  repairId: 'a-repair', fixNumber: 1, trade: 'plumber', isHazard: false, cameBack: false, operativeId: staffOf('operative').id, teamId: null, organisationId: null, valuePence: null, ...differing,
});
const pickedBy = (facts: Partial<FinishedJob>, rules: Partial<SamplingRules>): string | undefined => drawJob(job(facts), { ...nothing, ...rules }).picked?.rule;

describe('what is picked to be checked', () => {
  const cases: readonly [why: string, facts: Partial<FinishedJob>, rules: Partial<SamplingRules>, rule: string | undefined][] = [
    ['nothing, where no rule asks for it', {}, {}, undefined],
    ['damp and hazard work, whatever the rules say', { isHazard: true }, {}, 'hazard'],
    ['all that came back', { cameBack: true }, { cameBackPercent: 100 }, 'came-back'],
    ['nothing that did not', {}, { cameBackPercent: 100 }, undefined],
    ['what cost the sum', { valuePence: 50_000 }, { valueFromPence: 50_000 }, 'value'],
    ['not what cost less', { valuePence: 49_999 }, { valueFromPence: 50_000 }, undefined],
    ['not what nobody knows the cost of', {}, { valueFromPence: 50_000 }, undefined],
    ['all of a trade', {}, { rules: [{ kind: 'trade', of: 'plumber', name: 'Plumber', percent: 100 }] }, 'trade:plumber'],
    ['none of another trade', { trade: 'roofer' }, { rules: [{ kind: 'trade', of: 'plumber', name: 'Plumber', percent: 100 }] }, undefined],
    ['all of a person’s work', {}, { rules: [{ kind: 'person', of: staffOf('operative').id, name: 'Dave', percent: 100 }] }, `person:${staffOf('operative').id}`],
    ['everything, where everything is asked for', {}, { everythingPercent: 100 }, 'everything'],
    ['a hazard by the rule for hazards, though everything is', { isHazard: true }, { everythingPercent: 100 }, 'hazard'],
  ];
  for (const [why, facts, rules, rule] of cases) it(why, () => assert.equal(pickedBy(facts, rules), rule));

  it('a rule that asks for more never picks fewer, and the same draw comes to the same', () => {
    always(property(uuid(), integer({ min: 0, max: 100 }), integer({ min: 0, max: 100 }), (repairId, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      const drawn = (percent: number) => drawJob(job({ repairId }), { ...nothing, everythingPercent: percent });
      return (drawn(less).picked === null || drawn(more).picked !== null) && drawn(one).number === drawn(other).number && drawn(one).number < drawSides;
    }));
  });

  it('of 10,000 jobs a rule for 5 in 100 picks about 500', () => {
    const picked = Array.from({ length: 10_000 }, (_, at) => drawJob(job({ repairId: `repair-${at}` }), { ...nothing, everythingPercent: 5 })).filter(({ picked: by }) => by !== null).length;
    assert.ok(picked > 430 && picked < 570, String(picked));
  });
});

describe('the landlord’s rules', () => {
  const from = (day: string, percent: number): SamplingRules => ({ ...nothing, from: plainDate(day), everythingPercent: percent, seed: day, setBy: 'An administrator' });
  const settings = { inspections: withVersion({ inspections: { versions: [from('2026-12-01', 20)] } }, from('2026-11-24', 10)) };

  it('count from their day: before it those before them, and before any the usual ones', () => {
    assert.deepEqual(['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'].map((day) => rulesOn(settings, plainDate(day)).everythingPercent), [5, 10, 10, 20]);
  });
  it('set twice for the same day are the later ones', () => {
    const again = { inspections: withVersion(settings, from('2026-11-24', 30)) };
    assert.equal(rulesOn(again, today).everythingPercent, 30);
    assert.equal(allRules(again).length, 3);
  });

  const wrong: readonly [why: string, differing: Partial<SamplingRules>, field: string][] = [
    ['from yesterday', { from: plainDate('2026-11-23') }, 'from'],
    ['more than everything', { everythingPercent: 101 }, 'everythingPercent'],
    ['a part of one in a hundred', { cameBackPercent: 0.5 }, 'cameBackPercent'],
    ['no number', { valuePercent: NaN }, 'valuePercent'],
    ['never', { withinWorkingDays: 0 }, 'withinWorkingDays'],
    ['a trade that is none', { rules: [{ kind: 'trade', of: 'alchemist', name: 'Alchemist', percent: 5 }] }, 'trade-alchemist'],
  ];
  for (const [why, differing, field] of wrong) it(`may not be ${why}`, () => assert.deepEqual(Object.keys(rulesProblems({ ...nothing, ...differing }, today)), [field]));
  it('may stand otherwise', () => assert.deepEqual(rulesProblems(nothing, today), {}));
});

const surveyor = staffOf('surveyor');
const context = (differing: Partial<InspectionContext> = {}): InspectionContext => ({ ...aContext({ actor: surveyor }), handsInIt: [], raised: [], homeEndedOn: null, ...differing });
const inspection = (differing: Partial<Inspection> = {}): Inspection => ({
  caseId: 'an-inspection', repairId: 'a-repair', repairReference: 'REP-2026-00412' as Reference, fixNumber: 1, rule: 'everything', ruleWords: 'Everything', isHazard: false, trade: 'carpenter',
  operativeId: staffOf('operative').id, operativeName: 'Dave', outcome: null, words: null, settledAt: null, inspectorName: null, ...differing,
});
const record = (differing: Partial<Inspection> = {}, spine = {}): InspectionRecord => ({ spine: aCaseRecord(spine), inspection: inspection(differing) });
const all = (result: 'pass' | 'not-applicable' = 'pass') => checklistFor(inspection()).map(({ item, words }) => ({ item, words, result, remark: '', reading: '' }) as const);
const wrongAt = (item: string, remark: string) => all().map((each) => (each.item === item ? { ...each, result: 'fail' as const, remark } : each));
const found = { type: 'RecordInspection', items: all(), words: '', photos: [], trade: 'carpenter' } as const;
const waived = { type: 'WaiveInspection', reason: 'The home was sold' } as const;

describe('what an inspection comes to', () => {
  const outcomes: readonly [what: string, command: Parameters<typeof decideInspection>[1], outcome: string][] = [
    ['all right', found, 'passed'],
    ['nothing applied', { ...found, items: all('not-applicable') }, 'passed'],
    ['a remark', { ...found, words: 'A neat job' }, 'passed-with-remarks'],
    ['one thing wrong among many right', { ...found, items: wrongAt('fits', 'The door binds') }, 'failed'],
    ['left unchecked', waived, 'waived'],
  ];
  for (const [what, command, outcome] of outcomes) {
    it(`${what}: ${outcome}, and the case closes with its clock`, () => {
      const decision = decideInspection(record(), command, context());
      assert.ok(decision.ok);
      assert.equal(decision.change.settled.outcome, outcome);
      assert.deepEqual([decision.change.file?.stage, decision.change.file?.closedAt], [outcome, context().now]);
      assert.deepEqual([...(decision.change.meet ?? []), ...(decision.change.withdraw ?? [])], ['inspections.check-work']);
    });
  }

  it('what is wrong is raised together, in the words of who saw it', () => {
    const items = wrongAt('fits', 'The door binds').map((each) => (each.item === 'clean' ? { ...each, result: 'fail' as const, remark: 'Rubble in the yard' } : each));
    assert.deepEqual(failedWork({ items, trade: 'carpenter' }, context()), { trade: 'carpenter', words: 'Rubble in the yard; The door binds', items: ['clean', 'fits'] });
    assert.equal(failedWork(found, context()), undefined);
  });

  it('in a home that is no longer ours it is kept and nothing is raised, and the owner is told to say it to whoever lives there', () => {
    const gone = context({ homeEndedOn: plainDate('2026-11-20') });
    const items = wrongAt('fits', 'The door binds');
    assert.equal(failedWork({ items, trade: 'carpenter' }, gone), undefined);
    const decision = decideInspection(record(), { ...found, items }, gone);
    assert.ok(decision.ok);
    assert.deepEqual(decision.change.events.map(({ data }) => 'homeEndedOn' in data && data.homeEndedOn), ['2026-11-20']);
    assert.match(decision.change.notices?.[0]?.words ?? '', /no longer ours since Friday 20 November 2026, so nothing was raised: say what was found to whoever lives there/);
    const right = decideInspection(record(), found, gone);
    assert.ok(right.ok);
    assert.deepEqual([right.change.notices, right.change.events.map(({ data }) => 'homeEndedOn' in data)], [undefined, [false]]);
  });

  it('damp that nobody may come in to check is left unchecked by a manager', () => {
    assert.equal(decideInspection(record({ isHazard: true }), waived, context({ homeEndedOn: plainDate('2026-11-20') })).ok, true);
  });

  it('damp and hazards are measured, and their cause looked at', () => {
    const items = checklistFor({ trade: 'damp surveyor', isHazard: true });
    assert.ok(items.some(({ item }) => item === 'cause') && items.some(({ reading }) => reading !== undefined));
  });
});

describe('what is refused of an inspection', () => {
  const refusals: readonly [refusal: InspectionRefusal, why: string, decision: ReturnType<typeof decideInspection>][] = [
    ['had-a-hand-in-it', 'by whoever did the work', decideInspection(record({ operativeId: surveyor.id }), found, context())],
    ['had-a-hand-in-it', 'by whoever diagnosed or approved it', decideInspection(record(), found, context({ handsInIt: [surveyor.id] }))],
    ['had-a-hand-in-it', 'nor do they leave it unchecked', decideInspection(record(), waived, context({ handsInIt: [surveyor.id] }))],
    ['already-inspected', 'twice', decideInspection(record({ outcome: 'passed' }), found, context())],
    ['already-inspected', 'left unchecked after it was checked', decideInspection(record({ outcome: 'failed' }), waived, context())],
    ['item-missing', 'with an item nobody looked at', decideInspection(record(), { ...found, items: all().slice(1) }, context())],
    ['item-missing', 'of damp without its readings', decideInspection(record({ isHazard: true }), found, context())],
    ['say-what-failed', 'wrong without saying what', decideInspection(record(), { ...found, items: wrongAt('fits', '') }, context())],
    ['reason-missing', 'left unchecked for no reason', decideInspection(record(), { ...waived, reason: '' }, context())],
    ['hazard-is-always-checked', 'damp left unchecked', decideInspection(record({ isHazard: true }), waived, context())],
    ['promise-open', 'with a promise on it open', decideInspection(record({}, { promises: [aPromise()] }), found, context())],
  ];
  for (const [refusal, why, decision] of refusals) it(`${refusal}: ${why}`, () => assert.equal(decision.ok ? 'agreed' : decision.refusal, refusal));
});
