import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { answerFields, answersFrom, type Answers, type ReportFacts } from './answers.ts';
import { errorsOfStep } from './errors-of-step.ts';
import { answerFrom, wordsFrom } from './link-forms.ts';
import { dangerAnswersOf, isEmergency, noteForStaff, placeOfAnswers, reportOfAnswers } from './report-from-answers.ts';
import { firstUnanswered, stepAfter, stepBefore } from './steps.ts';
import { steps, type Step } from './step-names.ts';

const home = { value: 'home:1', label: '14 Larch House, Manchester, M1 1AA' };
const stairs = { value: 'area:2', label: 'Shared area: Stairs, Larch House' };
const facts: ReportFacts = { places: [home, stairs], mayBeRepeat: false };
const complete: Answers = {
  ...answersFrom({}),
  danger: 'no', postcode: 'M1 1AA', place: 'home:1', problem: 'tap', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'It drips',
  risk: 'no', name: 'Sam Field', mobile: '07700 900456', email: '', phone: '', times: '', wishDays: '', wishHalves: '', 'wishFrom-day': '', 'wishFrom-month': '', 'wishFrom-year': '', joining: '',
};
const answered = (differing: Partial<Answers> = {}): Answers => ({ ...complete, ...differing });

/** The pages somebody with these answers sees, from first to last. */
function pagesSeen(answers: Answers, given = facts): Step[] {
  const seen: Step[] = ['danger'];
  while (seen.at(-1) !== 'check') seen.push(stepAfter(seen.at(-1) ?? 'danger', answers, given, false));
  return seen;
}

describe('the order of the questions', () => {
  test('most people are asked ten things and then check them', () => {
    assert.deepEqual(pagesSeen(answered()), ['danger', 'postcode', 'place', 'problem', 'room', 'extent', 'words', 'risk', 'contact', 'when', 'check']);
  });
  test('a danger is told who to call before anything else is asked', () => assert.deepEqual(pagesSeen(answered({ danger: 'gas' })).slice(0, 3), ['danger', 'diversion', 'postcode']));
  test('a problem that may be a danger or not is asked about before the words, on one page', () => {
    assert.deepEqual(pagesSeen(answered({ problem: 'no-heating' })).slice(5, 8), ['extent', 'safety', 'words']);
    for (const problem of ['tap', 'damp-or-mould', 'unsafe-electrics']) assert.ok(!pagesSeen(answered({ problem })).includes('safety'), problem);
    assert.ok(!pagesSeen(answered({ problem: 'no-heating', danger: 'gas' })).includes('safety'), 'whoever is in danger now has said so');
  });
  test('another problem has other questions: changed at the end, they are asked first', () => assert.equal(stepAfter('problem', answered({ problem: 'smoke-alarm', 'safety-no-warm-room': 'no' }), facts, true), 'safety'));
  test('a shared area has no room', () => assert.ok(!pagesSeen(answered({ place: 'area:2' })).includes('room')));
  test('what may be a repeat is asked about last', () => assert.deepEqual(pagesSeen(answered(), { ...facts, mayBeRepeat: true }).slice(-2), ['repeat', 'check']));

  test('back from any page is the page one came from', () => {
    for (const answers of [answered(), answered({ danger: 'fire' }), answered({ place: 'area:2' })]) {
      const seen = pagesSeen(answers);
      for (const [at, step] of seen.entries()) assert.equal(stepBefore(step, answers, facts), seen[at - 1] ?? 'danger');
    }
  });

  test('whoever changes one answer goes back to the check, by way of what that left open', () => {
    assert.equal(stepAfter('words', answered(), facts, true), 'check');
    assert.equal(stepAfter('postcode', answered(), facts, true), 'place');
    assert.equal(stepAfter('place', answered({ room: '' }), facts, true), 'room');
    assert.equal(stepAfter('danger', answered({ danger: 'danger' }), facts, true), 'diversion');
  });

  test('the check is never reached with anything wrong', () => {
    const some = fc.record(Object.fromEntries(answerFields.map((field) => [field, fc.constantFrom(complete[field], '', 'x', 'not-listed')])));
    fc.assert(fc.property(some, fc.boolean(), (drawn, mayBeRepeat) => {
      const answers = drawn as unknown as Answers;
      const given = { ...facts, mayBeRepeat };
      if (firstUnanswered(answers, given) !== 'check') return;
      for (const step of pagesSeen(answers, given)) assert.deepEqual(errorsOfStep(step, answers, given), {}, step);
    }));
  });
});

const wrong: readonly [Step, Partial<Answers>, RegExp][] = [
  ['danger', { danger: '' }, /Choose whether anyone is in danger/],
  ['postcode', { postcode: '' }, /Enter the postcode/],
  ['postcode', { postcode: 'Manchester' }, /full postcode, such as SK1 3XA/],
  ['place', { place: '' }, /Choose the address/],
  ['place', { place: 'home:999' }, /Choose the address/],
  ['problem', { problem: 'ghost' }, /closest/],
  ['room', { room: 'Cellar of doom' }, /where in your home/],
  ['extent', { extent: '' }, /how much/],
  ['extent', { since: '' }, /when it started/],
  ['safety', { problem: 'no-heating' }, /Choose yes, no, or not sure/],
  ['safety', { problem: 'ceiling-leak', 'safety-ceiling-unsafe': 'no', 'safety-wet-for-long': 'perhaps' }, /^Choose yes, no, or not sure$/],
  ['words', { words: '' }, /in a few words/],
  ['words', { words: 'x'.repeat(2001) }, /2000 characters. It has 2001/],
  ['risk', { risk: '' }, /rather not say/],
  ['contact', { name: '' }, /Enter your name/],
  ['contact', { mobile: '' }, /a mobile number, an email address or another phone number/],
  ['contact', { mobile: '0161 496 0000' }, /starts with 07, or put this number under/],
  ['contact', { mobile: '12' }, /such as 07700 900123/],
  ['contact', { email: 'sam@example' }, /such as name@example.com/],
  ['contact', { phone: 'ring twice' }, /such as 07700 900123/],
  ['contact', { times: 'x'.repeat(101) }, /Shorten/],
];
describe('what is wrong, and what to do about it', () => {
  for (const [step, differing, words] of wrong) {
    test(`${step}, ${JSON.stringify(differing).slice(0, 60)}: ${words.source}`, () => {
      assert.match(Object.values(errorsOfStep(step, answered(differing), facts)).join(' '), words);
    });
  }
  test('a postcode without a home of ours', () => assert.match(errorsOfStep('postcode', answered(), { ...facts, places: [] })['postcode'] ?? '', /call us/));
  test('complete answers have nothing wrong on any page', () => {
    for (const step of steps.filter((name) => name !== 'not-listed' && name !== 'repeat')) assert.deepEqual(errorsOfStep(step, answered(), facts), {});
  });
  for (const mobile of ['07700 900456', '+44 7700 900456', '+44 (0)7700-900456', '0044 7700 900456']) {
    test(`a mobile written ${mobile} is one`, () => assert.deepEqual(errorsOfStep('contact', answered({ mobile }), facts), {}));
  }
});

describe('what becomes of the answers', () => {
  test('the report is in their words, from them, about that place', () => {
    assert.deepEqual(reportOfAnswers(complete), {
      problem: 'tap', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'It drips', reportedBy: 'resident', reporterName: 'Sam Field', reporterContact: '07700 900456',
    });
    assert.deepEqual(placeOfAnswers(complete), { homeId: '1', communalAreaId: null });
    assert.deepEqual(placeOfAnswers(answered({ place: 'area:2' })), { homeId: null, communalAreaId: '2' });
    assert.equal(reportOfAnswers(answered({ place: 'area:2', room: '' })).room, 'Shared area');
  });
  test('news goes to the mobile, else by email, else the other number', () => {
    assert.equal(reportOfAnswers(answered({ email: 'a@b.org' })).reporterContact, '07700 900456');
    assert.equal(reportOfAnswers(answered({ mobile: '', email: 'a@b.org', phone: '0161 496 0000' })).reporterContact, 'a@b.org');
    assert.equal(reportOfAnswers(answered({ mobile: '', phone: '0161 496 0000' })).reporterContact, '0161 496 0000');
  });
  const ofDanger: readonly [Partial<Answers>, object][] = [
    [{ problem: 'no-heating', 'safety-no-warm-room': 'no' }, { 'no-warm-room': 'no', 'more-at-risk': 'no' }],
    [{ problem: 'no-heating', 'safety-no-warm-room': 'no', risk: 'not-said' }, { 'no-warm-room': 'no', 'more-at-risk': 'not-sure' }],
    [{ problem: 'smoke-alarm', 'safety-only-alarm': 'no', risk: 'yes' }, { 'only-alarm': 'no', 'more-at-risk': 'yes' }],
    [{ problem: 'smoke-alarm', 'safety-only-alarm': 'no', risk: 'not-said' }, { 'only-alarm': 'no' }],
    [{ problem: 'smoke-alarm', 'safety-no-warm-room': 'no' }, {}],
    [{ problem: 'no-heating', danger: 'gas', 'safety-no-warm-room': 'no' }, {}],
  ];
  for (const [differing, said] of ofDanger) test(`of danger they said ${JSON.stringify(said)}`, () => assert.deepEqual(dangerAnswersOf(answered(differing)), said));
  test('every danger makes it an emergency', () => {
    assert.equal(isEmergency(complete), false);
    for (const danger of ['gas', 'fire', 'danger']) assert.equal(isEmergency(answered({ danger })), true);
  });
  test('the note for staff asks them to ask; with nothing to say there is none', () => {
    assert.equal(noteForStaff(complete), undefined);
    assert.equal(noteForStaff(answered({ risk: 'not-said' })), undefined);
    assert.match(noteForStaff(answered({ risk: 'yes' })) ?? '', /Ask, and write down only what they agree to/);
    assert.equal(noteForStaff(answered({ email: 'a@b.org', times: 'after 3pm' })), 'Can also be reached by a@b.org. Best times to reach them: after 3pm');
  });
  test('new lines are kept as one character, whoever sent them', () => assert.equal(answersFrom({ words: 'a\r\nb\nc' }).words, 'a\nb\nc'));
});

describe('what comes from the page of a repair', () => {
  test('one of three answers, and nothing else', () => {
    for (const answer of ['fixed', 'not-fixed', 'not-sure']) assert.equal(answerFrom({ answer }), answer);
    for (const answer of ['', 'closed', 'FIXED']) assert.equal(answerFrom({ answer }), undefined);
  });
  test('words are needed only where we ask for them, and never too many', () => {
    assert.deepEqual(wordsFrom({ words: '  ' }, 'Say something'), { ok: false, errors: { words: 'Say something' }, words: '' });
    assert.deepEqual(wordsFrom({}, ''), { ok: true, words: '' });
    assert.equal(wordsFrom({ words: 'x'.repeat(2001) }, '').ok, false);
  });
});
