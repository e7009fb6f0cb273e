import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { agreed, aRepairContext, aRepairRecord, aReport } from '../../../test/builders/repair.ts';
import { london } from '../../../test/builders/times.ts';
import { dangerAnswers, dangerQuestionsOf, everyDangerQuestion, type DangerAnswers } from '../model/danger-questions.ts';
import { problems } from '../problems.ts';
import { decideRepair } from './index.ts';
import { reportRepair } from './report.ts';
import { hazardsToMark, type ToldOfIt } from './screening.ts';

const told = (problem: string, answers: DangerAnswers | undefined, differing: Partial<ToldOfIt> = {}): ToldOfIt => ({ problem, words: 'It is like that since Monday', reportedBy: 'resident', isEmergency: false, dangerAnswers: answers, ...differing });
const isMarked = (one: ToldOfIt, householdHasNeeds = false) => hazardsToMark(one, householdHasNeeds).hazards.length > 0;
const allOf = (problem: string, answer: (typeof dangerAnswers)[number]): DangerAnswers => Object.fromEntries(dangerQuestionsOf(problem).map((question) => [question, answer]));
const asked = problems.filter(({ id }) => dangerQuestionsOf(id).length > 0).map(({ id }) => id);
const alwaysMarked = new Set(['damp-or-mould', 'unsafe-electrics']);

describe('which problems are asked about', () => {
  it('each that could be a danger, but for damp, mould and unsafe electrics: those are one by their nature', () => {
    assert.deepEqual(problems.filter(({ couldBe }) => couldBe.length > 0).map(({ id }) => id).filter((id) => !alwaysMarked.has(id)), asked);
  });
  it('with one or two questions, each asked of something', () => {
    for (const id of asked) assert.ok(dangerQuestionsOf(id).length <= 2, id);
    assert.deepEqual(new Set(asked.flatMap((id) => dangerQuestionsOf(id))), new Set(everyDangerQuestion));
  });
});

describe('a report that could be a danger', () => {
  for (const id of asked) {
    it(`${id}: a clear no to each question leaves the mark off; anything less keeps it`, () => {
      assert.equal(isMarked(told(id, allOf(id, 'no'))), false);
      for (const answer of ['yes', 'not-sure'] as const) assert.equal(isMarked(told(id, allOf(id, answer))), true, answer);
      for (const one of dangerQuestionsOf(id)) {
        const { [one]: _unasked, ...others } = allOf(id, 'no');
        for (const answers of [others, { ...others, [one]: 'yes' as const }, { ...others, [one]: 'not-sure' as const }]) assert.equal(isMarked(told(id, answers)), true, JSON.stringify(answers));
      }
      for (const unasked of [undefined, {}]) assert.equal(isMarked(told(id, unasked)), true, 'nobody asked');
    });
  }
  const kept: readonly [string, ToldOfIt, boolean?][] = [
    ['the words hint at a danger', told('smoke-alarm', allOf('smoke-alarm', 'no'), { words: 'It beeps, and there is mould round it' })],
    ['somebody is in danger now', told('smoke-alarm', allOf('smoke-alarm', 'no'), { isEmergency: true })],
    ['staff saw it themselves: they weigh it as any officer does', told('smoke-alarm', allOf('smoke-alarm', 'no'), { reportedBy: 'staff' })],
    ['somebody there is more at risk because of it, whatever it is', told('smoke-alarm', { 'only-alarm': 'no', 'more-at-risk': 'yes' })],
    ['it is damp, whatever else is said', told('damp-or-mould', { 'more-at-risk': 'no' })],
    ['the answers are of another problem', told('smoke-alarm', allOf('roof-or-gutter', 'no'))],
    ['a home without heating where somebody has declared needs', told('no-heating', allOf('no-heating', 'no')), true],
  ];
  for (const [why, one, hasNeeds] of kept) it(`stays marked where ${why}`, () => assert.equal(isMarked(one, hasNeeds), true));
  it('declared needs make nothing of what asks nothing about the household', () => assert.equal(isMarked(told('smoke-alarm', allOf('smoke-alarm', 'no')), true), false));
  it('what an adviser took down from a caller counts as what a resident typed', () => assert.equal(isMarked(told('no-heating', allOf('no-heating', 'no'), { reportedBy: 'adviser' })), false));

  it('says what the mark rests on', () => {
    const because = (answers: DangerAnswers) => hazardsToMark(told('smoke-alarm', answers), false).because;
    const problem = 'the problem was given as “A smoke, heat or carbon monoxide alarm does not work”';
    const question = '; asked “Is it the only alarm on its floor, or the only one for carbon monoxide?”, they ';
    assert.deepEqual([{}, { 'only-alarm': 'yes' }, { 'only-alarm': 'not-sure' }].map((answers) => because(answers as DangerAnswers)), [problem, `${problem}${question}said yes`, `${problem}${question}were not sure`]);
  });

  it('is unmarked only by a clear no to all that is asked, whatever else is answered', () => {
    const anyAnswers = fc.dictionary(fc.constantFrom(...everyDangerQuestion), fc.constantFrom(...dangerAnswers));
    fc.assert(fc.property(fc.constantFrom(...problems.filter(({ couldBe }) => couldBe.length > 0).map(({ id }) => id)), anyAnswers, fc.boolean(), (id, answers, hasNeeds) => {
      const questions = dangerQuestionsOf(id);
      if (!isMarked(told(id, answers), hasNeeds)) assert.ok(questions.length > 0 && questions.every((question) => answers[question] === 'no') && answers['more-at-risk'] !== 'yes' && !(hasNeeds && questions.includes('more-at-risk')));
    }));
  });
});

const now = london('2026-12-01 09:30');
describe('a problem that is none of ours', () => {
  for (const name of ['toString', 'constructor', '__proto__', 'dragons']) it(`is asked nothing: ${name}`, () => assert.deepEqual(dangerQuestionsOf(name), []));
});

const report = (answers: DangerAnswers) => agreed(reportRepair({ type: 'ReportRepair', report: aReport({ problem: 'no-heating', words: 'The boiler is off' }), isEmergency: false, photos: [], dangerAnswers: answers }, aRepairContext({ now })));

describe('what the record of it has', () => {
  it('the answers with the report, only of what is asked; no mark and no clock of the law where all is a no', () => {
    const { events, set = [] } = report({ 'no-warm-room': 'no', 'more-at-risk': 'no', 'could-fall': 'yes' });
    assert.deepEqual(events.map(({ type }) => type), ['RepairReported']);
    assert.deepEqual(events[0]?.data['dangerAnswers' as never], { 'no-warm-room': 'no', 'more-at-risk': 'no' });
    assert.deepEqual(set.map(({ due }) => due.rule), ['repairs.triage']);
  });
  it('nothing of it where nobody asked, and the clock as ever', () => {
    const { events, set = [] } = report({});
    assert.equal('dangerAnswers' in (events[0]?.data ?? {}), false);
    assert.deepEqual([events.map(({ type }) => type), set.map(({ due }) => due.rule)], [['RepairReported', 'PossibleHazardSeen'], ['repairs.triage', 'hazards.investigate']]);
  });
});

describe('told again of what was left unmarked', () => {
  const joins = (differing: { readonly words?: string; readonly dangerAnswers?: DangerAnswers }, hazard: 'none-seen' | 'own-case' = 'none-seen') => {
    const decided = agreed(decideRepair(aRepairRecord({ problem: 'no-heating', words: 'The boiler is off', hazard }), { type: 'JoinReport', words: 'Mine too', reporterName: 'Ben', reporterContact: null, channel: 'web page', ...differing }, aRepairContext({ now })));
    return decided.events.some(({ type }) => type === 'PossibleHazardSeen');
  };
  it('words of danger mark it, as ever', () => assert.deepEqual([joins({ words: 'It is freezing' }), joins({})], [true, false]));
  it('a second person who was asked is heard as if theirs were the first report', () => {
    const no: DangerAnswers = { 'no-warm-room': 'no', 'more-at-risk': 'no' };
    assert.deepEqual([joins({ dangerAnswers: no }), joins({ dangerAnswers: { ...no, 'no-warm-room': 'yes' } }), joins({ dangerAnswers: { ...no, 'more-at-risk': 'not-sure' } }), joins({ dangerAnswers: {} })], [false, true, true, true]);
  });
  it('of what has a hazard case only a new word of danger counts', () => assert.deepEqual([joins({ dangerAnswers: {} }, 'own-case'), joins({ dangerAnswers: { 'no-warm-room': 'yes' } }, 'own-case')], [false, true]));
});
