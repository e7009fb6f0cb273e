import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { plainDate } from '../clock/index.ts';
import { decideQuestions, mostAnswers, mostQuestions, type KeepQuestions } from './decide.ts';
import { fieldsOfQuestions, movedUp, pointerOf, questionsIn, withoutQuestion } from './forms.ts';
import { diagnosisOf, walk, waysThrough, type DiagnosisAnswer, type DiagnosisQuestion, type QuestionSet } from './model/questions.ts';
import { givenIn, pathText, walkOf } from './model/path.ts';

const to = (words: string, code: string | null): DiagnosisAnswer => ({ words, next: null, code });
const ask = (words: string, next: number): DiagnosisAnswer => ({ words, next, code: null });
const source: DiagnosisQuestion = { words: 'Where does the water come from?', answers: [ask('A radiator', 2), to('A pipe under a sink', 'PL0102'), to('I only see a stain', null)] };
const part: DiagnosisQuestion = { words: 'Which part of it?', answers: [to('The valve', 'HT0301'), to('The radiator itself', 'HT0302')] };
const leak: QuestionSet = { problem: 'leak', version: 3, questions: [source, part], from: plainDate('2026-11-02') };

describe('where answers lead', () => {
  const ways: readonly [given: readonly number[], open: number | null, code: string | null][] = [
    [[], 1, null], [[1], 2, null], [[1, 1], null, 'HT0301'], [[1, 2], null, 'HT0302'], [[2], null, 'PL0102'], [[3], null, null],
    // Not being sure ends them, and leads nowhere.
    [[0], null, null], [[1, 0], null, null],
  ];
  for (const [given, open, code] of ways) {
    test(`${JSON.stringify(given)}: ${open === null ? 'an end' : `question ${open}`}, ${code ?? 'no code'}`, () => {
      const walked = walk(leak.questions, given);
      assert.deepEqual([walked?.open, walked?.code], [open, code]);
    });
  }
  for (const given of [[4], [2, 1], [1, 3], [1, 1, 1], [0, 0], [-1]]) test(`${JSON.stringify(given)} are no answers to these questions`, () => assert.equal(walk(leak.questions, given), undefined));

  test('what is kept are the words that were asked and answered, not their numbers', () => {
    assert.deepEqual(diagnosisOf(leak, [1, 2]), {
      version: 3, code: 'HT0302', asked: [{ question: 'Where does the water come from?', answer: 'A radiator' }, { question: 'Which part of it?', answer: 'The radiator itself' }],
    });
    assert.deepEqual(diagnosisOf(leak, [1, 0])?.asked.at(-1), { question: 'Which part of it?', answer: 'I am not sure' });
    assert.equal(diagnosisOf(leak, []), undefined);
  });

  test('answers travel as one text; those of another problem, another version or of nobody count for nothing', () => {
    assert.equal(pathText(leak, [1, 2]), 'leak.3.1.2');
    assert.deepEqual(givenIn(leak, 'leak.3.1.2'), [1, 2]);
    for (const text of ['', 'tap.3.1.2', 'leak.2.1.2', 'leak.3.9', 'leak.3.1.x', 'leak.3.1.2.1', 'leak', '.3.1']) assert.deepEqual(givenIn(leak, text), [], text);
    assert.equal(walkOf(leak, 'leak.3.1').open, 2);
  });
});

const facts = { today: plainDate('2026-11-24'), codesInForce: new Set(['PL0102', 'HT0301', 'HT0302']), blames: (words: string) => words.includes('lifestyle') };
const keep = (differing: Partial<KeepQuestions> = {}): KeepQuestions => ({ questions: [source, part], from: plainDate('2026-12-01'), why: 'Valves are ordered as valves', ...differing });
const withSource = (...answers: readonly DiagnosisAnswer[]): Partial<KeepQuestions> => ({ questions: [{ ...source, answers }, part] });

describe('what may be asked', () => {
  test('questions whose answers lead further down, or to a code that can be ordered', () => assert.deepEqual(decideQuestions(keep(), facts), {}));
  test('nothing at all, with a reason', () => assert.deepEqual(decideQuestions(keep({ questions: [] }), facts), {}));
  const many = Array.from({ length: 9 }, (_, at) => to(`Answer ${at}`, null));
  const wrong: readonly [why: string, command: Partial<KeepQuestions>, field: string, mend: RegExp][] = [
    ['no reason', { why: '' }, 'why', /Say why/],
    ['a day that has passed', { from: plainDate('2026-11-23') }, 'from', /today or a later day/],
    ['a question without words', { questions: [{ ...source, words: '' }, part] }, 'q1', /Write what is asked/],
    ['a question that is too long', { questions: [{ ...source, words: 'x'.repeat(121) }, part] }, 'q1', /120 characters: it has 121/],
    ['one answer to choose from', { questions: [{ words: 'Is it?', answers: [to('Yes', null)] }] }, 'q1a1', /at least two/],
    ['nine answers', { questions: [{ words: 'Which?', answers: many }] }, 'q1a8', /at most 8/],
    ['an answer without words', withSource(ask('', 2), to('A pipe', null)), 'q1a1', /Write the answer/],
    ['the same answer twice', withSource(ask('A  Pipe', 2), to('a pipe', null)), 'q1a2', /there already/],
    ['words that blame', withSource(ask('Your lifestyle', 2), to('A pipe', null)), 'q1a1', /never how people live/],
    ['a question that nothing leads to', withSource(to('A radiator', null), to('A pipe', null)), 'q2', /No answer before it leads here/],
    ['an answer that leads back', { questions: [source, { ...part, answers: [ask('The valve', 1), to('The radiator', null)] }] }, 'q2a1next', /further down/],
    ['an answer that leads to itself', withSource(ask('A radiator', 1), ask('A pipe', 2)), 'q1a1next', /further down/],
    ['an answer that leads to a question that is not there', withSource(ask('A radiator', 3), ask('A pipe', 2)), 'q1a1next', /further down/],
    ['a question and a code', withSource({ words: 'A radiator', next: 2, code: 'PL0102' }, to('A pipe', null)), 'q1a1code', /Choose one/],
    ['a code that cannot be ordered', withSource(ask('A radiator', 2), to('A pipe', 'PL9999')), 'q1a2code', /“PL9999” cannot be ordered on that day/],
  ];
  for (const [why, command, field, mend] of wrong) test(`${why} is refused at ${field}`, () => assert.match(decideQuestions(keep(command), facts)[field] ?? 'nothing', mend));

  test('everything that is wrong is said at once', () => {
    assert.deepEqual(Object.keys(decideQuestions(keep({ why: '', from: plainDate('2026-01-05'), questions: [{ words: '', answers: [] }] }), facts)).toSorted(), ['from', 'q1', 'q1a1', 'why']);
  });
});

const words = fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');
const answers = fc.array(fc.record({ words, next: fc.option(fc.integer({ min: 1, max: mostQuestions })), code: fc.option(fc.constantFrom('PL0102', 'HT0301')) }, { noNullPrototype: true }), { minLength: 1, maxLength: mostAnswers });
const anyQuestions = fc.array(fc.record({ words, answers }, { noNullPrototype: true }), { minLength: 1, maxLength: mostQuestions });

describe('whatever a service team writes', () => {
  test('nobody is asked in circles: no way is longer than there are questions, and every one ends', () => {
    fc.assert(fc.property(anyQuestions, (questions) => {
      for (const { steps } of waysThrough(questions, 500)) assert.ok(steps.length <= questions.length);
    }));
  });

  test('the form gives back what was put on it', () => {
    fc.assert(fc.property(anyQuestions, (questions) => {
      const last = questions.length + 1;
      // What leads nowhere that is there leads to the question about to be written.
      const expected = questions.map((question) => ({ ...question, answers: question.answers.map((answer) => ({ ...answer, next: answer.next === null ? null : Math.min(answer.next, last) })) }));
      assert.deepEqual(questionsIn(fieldsOfQuestions(questions)), expected);
    }));
  });

  test('moving a question up and up again the one below it changes nothing', () => {
    fc.assert(fc.property(anyQuestions, fc.integer({ min: 2, max: mostQuestions }), (questions, number) => assert.deepEqual(movedUp(movedUp(questions, number), number), questions)));
  });
});

test('a question that was moved or taken out takes along what led to it', () => {
  const third: DiagnosisQuestion = { words: 'How much?', answers: [to('Drops', null), to('A stream', null)] };
  const all = [{ ...source, answers: [ask('A radiator', 2), ask('A pipe', 3)] }, part, third];
  assert.deepEqual(movedUp(all, 3).map((one) => [one.words, one.answers.map(({ next }) => next)]), [[source.words, [3, 2]], [third.words, [null, null]], [part.words, [null, null]]]);
  assert.deepEqual(withoutQuestion(all, 2).map((one) => [one.words, one.answers.map(({ next }) => next)]), [[source.words, [null, 2]], [third.words, [null, null]]]);
});

test('an emptied question in the middle closes the gap', () => {
  const fields = { ...fieldsOfQuestions([{ ...source, answers: [ask('A radiator', 3), to('A pipe', null)] }, part, part]), q2: '', q2a1: '', q2a1code: '', q2a2: '', q2a2code: '' };
  assert.deepEqual(questionsIn(fields).map(({ answers: all }) => all.map(({ next }) => next)), [[2, null], [null, null]]);
});

test('a program is told where in its body something is wrong', () => {
  assert.deepEqual(['q1', 'q2a3', 'q2a3next', 'q1a8code', 'why'].map(pointerOf), ['questions/0/words', 'questions/1/answers/2/words', 'questions/1/answers/2/next', 'questions/0/answers/7/code', 'why']);
});
