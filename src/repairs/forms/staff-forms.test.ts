import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { CaseId, Reference } from '../../casefile/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { StaffId } from '../../staff/index.ts';
import type { VisitId } from '../model.ts';
import { parseAnswer, parseAttempt, parseCancelling, parseClosing, parseDeclaredFixed, parseJoin } from './answers.ts';
import { parseBooking, parseMove, parseVisitCancelled } from './booking.ts';
import { parseDiagnosis } from './diagnose.ts';
import { parseLandlordSettings } from './landlord-settings.ts';
import { parseOutcome } from './outcome.ts';
import { parseReport, type PossibleReporter } from './report.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import { parsePolicy } from './settings.ts';

const visitId = 'visit' as VisitId;
const operatives = [{ id: 'dave' as StaffId, name: 'Dave Entwistle' }];
const outcomeFacts = { visitId, photos: [], child: { childId: 'child' as CaseId, childReference: 'REP-2026-00500' as Reference } };
const okafor: PossibleReporter = { residentId: 'okafor', name: 'Ms A. Okafor', contact: '07700 900123', needsAnswer: 'declared' };
const lodger: PossibleReporter = { residentId: 'lodger', name: 'Sam Field', contact: null, needsAnswer: 'unknown' };

const errorsIn = (parsed: Parsed<unknown>): readonly string[] => (parsed.ok ? [] : Object.keys(parsed.errors).toSorted());
const slot: FormBody = { day: '2026-11-26', partOfDay: 'morning', operative: 'dave' };
const told: FormBody = { danger: 'no', room: 'Kitchen', extent: 'Part of the room', since: 'Today', words: 'It drips', reporter: 'okafor', needs: 'not-asked' };
const report = (differing: FormBody, people: readonly PossibleReporter[] = [okafor, lodger]) => parseReport({ ...told, ...differing }, { people, adviserName: 'Priya Nair', problem: 'tap' });

const coldReport = (differing: FormBody) => parseReport({ ...told, ...differing }, { people: [okafor, lodger], adviserName: 'Priya Nair', problem: 'no-heating' });

describe('what a form asks for', () => {
  const cases: readonly [string, Parsed<unknown>, readonly string[]][] = [
    ['an empty diagnosis', parseDiagnosis({}), ['priority', 'trade']],
    ['a defect that is not in the schedule', parseDiagnosis({ priority: 'urgent', trade: 'plumber', rightToRepairDefect: 'toString' }), ['rightToRepairDefect']],
    ['an empty booking', parseBooking({}, operatives), ['day', 'operative', 'partOfDay', 'purpose']],
    ['somebody who is not offered', parseBooking({ ...slot, purpose: 'repair', operative: 'nobody' }, operatives), ['operative']],
    ['another day that is none', parseBooking({ ...slot, purpose: 'repair', day: 'other', 'otherDay-day': '31', 'otherDay-month': '2', 'otherDay-year': '2027' }, operatives), ['otherDay']],
    ['a day further off than bank holidays are known', parseBooking({ ...slot, purpose: 'repair', day: '2099-01-05' }, operatives), ['day']],
    ['a move without who asked, or why', parseMove(slot, visitId, operatives), ['askedBy', 'reason']],
    ['a visit cancelled without a reason', parseVisitCancelled({}, visitId), ['reason']],
    ['no outcome', parseOutcome({}, outcomeFacts), ['outcome']],
    ['done without saying what', parseOutcome({ outcome: 'done' }, outcomeFacts), ['doneWords']],
    ['no access without what was tried', parseOutcome({ outcome: 'no-access', noAccessWords: 'Nobody in', tried: 'prayed' }, outcomeFacts), ['tried']],
    ['a follow-on without its parts', parseOutcome({ outcome: 'follow-on' }, outcomeFacts), ['dueOn', 'followOnWords', 'priority', 'trade']],
    ['all done without words', parseDeclaredFixed({}), ['words']],
    ['an attempt without how or what', parseAttempt({}), ['channel', 'words']],
    ['an answer nobody gave', parseAnswer({ answer: 'perhaps' }), ['answer', 'how']],
    ['a second report without who told it', parseJoin({ words: 'Still drips' }), ['reporterName']],
    ['a cancelling without a reason', parseCancelling({}), ['reason', 'words']],
    ['words longer than anybody reads', parseClosing({ words: 'x'.repeat(2001) }), ['words']],
    ['a report without anything', parseReport({}, { people: [okafor], adviserName: 'Priya Nair', problem: 'tap' }), ['danger', 'extent', 'needs', 'reporter', 'room', 'since', 'words']],
    ['no heating, and nobody asked about danger', coldReport({}), ['safety-more-at-risk', 'safety-no-warm-room']],
    ['an answer about danger that is none', coldReport({ 'safety-no-warm-room': 'perhaps', 'safety-more-at-risk': 'no' }), ['safety-no-warm-room']],
    ['somebody else without name and number', report({ reporter: 'someone-else' }), ['reporterContact', 'reporterName']],
    ['needs confirmed with somebody never asked', report({ reporter: 'lodger', needs: 'confirmed' }), ['needs']],
  ];
  for (const [what, parsed, fields] of cases) test(`${what}: ${fields.join(', ')}`, () => assert.deepEqual(errorsIn(parsed), fields));
});

describe('what they said of danger', () => {
  const answersIn = (differing: FormBody) => {
    const parsed = coldReport(differing);
    return parsed.ok ? parsed.command.dangerAnswers : parsed.errors;
  };
  test('goes along by its question', () => assert.deepEqual(answersIn({ 'safety-no-warm-room': 'no', 'safety-more-at-risk': 'not-sure' }), { 'no-warm-room': 'no', 'more-at-risk': 'not-sure' }));
  test('what a program did not ask stays unasked', () => assert.deepEqual(answersIn({ 'safety-no-warm-room': 'no', 'safety-more-at-risk': 'not-asked' }), { 'no-warm-room': 'no' }));
  test('in an emergency nobody has to ask', () => assert.deepEqual(answersIn({ danger: 'yes' }), {}));
  test('of another problem nothing is asked, and nothing is kept', () => {
    const parsed = report({ 'safety-no-warm-room': 'no' });
    assert.deepEqual(parsed.ok && parsed.command.dangerAnswers, {});
  });
});

describe('who reports', () => {
  test('a resident is the person of the case, reached by their own number', () => {
    const parsed = report({ needs: 'confirmed' });
    assert.ok(parsed.ok);
    const { residentId, reporterContact, needsConfirmedWith, reportedBy } = parsed.command;
    assert.deepEqual([residentId, reporterContact, needsConfirmedWith, reportedBy], ['okafor', '07700 900123', 'okafor', 'adviser']);
  });

  test('somebody else is named, and the case stays the tenant’s', () => {
    const parsed = report({ reporter: 'someone-else', reporterName: 'Ms Okafor’s sister', reporterContact: '07700 900456' });
    assert.ok(parsed.ok);
    assert.deepEqual([parsed.command.residentId, parsed.command.reporterName], ['okafor', 'Ms Okafor’s sister']);
  });

  test('what staff saw themselves is theirs, so that they may not rule its hazard out', () => {
    const parsed = report({ reporter: 'me' });
    assert.ok(parsed.ok);
    assert.deepEqual([parsed.command.reportedBy, parsed.command.reporterName], ['staff', 'Priya Nair']);
  });
});

describe('settings', () => {
  const typed: FormBody = {
    'limit-emergency': '24', 'limit-emergency-unit': 'hours', 'limit-urgent': '5', 'limit-urgent-unit': 'workingDays', 'limit-routine': '20', 'limit-routine-unit': 'workingDays',
    'limit-planned': '12', 'limit-planned-unit': 'weeks', triage: '1', 'triage-unit': 'workingDays', 'update-emergency': '1', 'update-urgent': '3', 'update-routine': '5',
    'update-planned': '20', answerAttempts: '3', callBackWorkingDays: '1', sameProblemDays: '365', accessAttempts: '3', accessNoticeHours: '24', accessReview: '2', 'accessReview-unit': 'workingDays', accessStep: '5', 'accessStep-unit': 'workingDays',
  };

  test('are read as they are typed, each limit in its own unit', () => {
    const parsed = parsePolicy(typed);
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.command.limits, { emergency: { hours: 24 }, urgent: { workingDays: 5 }, routine: { workingDays: 20 }, planned: { weeks: 12 } });
  });

  for (const wrong of ['0', '-1', '1.5', 'ten', '', '9999']) {
    test(`a limit of "${wrong}" is refused`, () => assert.deepEqual(errorsIn(parsePolicy({ ...typed, 'limit-planned': wrong })), ['limit-planned']));
  }

  const colours: readonly [string, boolean][] = [['#1d4a5c', true], ['#00625E', true], ['#ffff00', false], ['#ffffff', false], ['red', false], ['#12345', false]];
  for (const [colour, isFine] of colours) {
    test(`a header of ${colour} can ${isFine ? '' : 'not '}be told from the page`, () => {
      const parsed = parseLandlordSettings({ phone: '0161 496 0000', emergencyPhone: '0161 496 0999', email: 'repairs@larchfield.example', colour });
      assert.deepEqual(errorsIn(parsed), isFine ? [] : ['colour']);
    });
  }
});

test('no form is brought down by what is sent: it comes to a command or to words', () => {
  const fields = ['day', 'otherDay-day', 'otherDay-month', 'otherDay-year', 'dueOn-day', 'dueOn-month', 'dueOn-year', 'outcome', 'tried', 'words', 'reason', 'reporter', 'purpose', 'partOfDay', 'operative', 'colour'];
  const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constantFrom('other', 'follow-on', 'no-access', '9999', '0000', '__proto__'), fc.constant(undefined));
  const parsers: readonly ((body: FormBody) => Parsed<unknown>)[] = [
    parseDiagnosis, (body) => parseBooking(body, operatives), (body) => parseMove(body, visitId, operatives), (body) => parseOutcome(body, outcomeFacts),
    parseAnswer, parseJoin, parseCancelling, parsePolicy, parseLandlordSettings, (body) => parseReport(body, { people: [okafor], adviserName: 'Priya Nair', problem: 'no-heating' }),
  ];
  fc.assert(fc.property(fc.record(Object.fromEntries(fields.map((field) => [field, value]))), fc.constantFrom(...parsers), (body, parse) => {
    const parsed = parse(body as FormBody);
    if (!parsed.ok) assert.ok(Object.values(parsed.errors).every((words) => words !== ''));
  }));
});
