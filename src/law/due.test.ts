import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, constantFrom, integer, property } from 'fast-check';
import { addDays, addWorkingDays, dateInLondon, englandAndWales as calendar, plainDate } from '../clock/index.ts';
import { allRules } from './all-rules.ts';
import type { RuleId } from './all-rules.ts';
import { dueFor, dueUnder, laterOf } from './due.ts';
import type { Due, DueOn } from './due.ts';

const endOf = (due: Due): string => ('dueOn' in due ? due.dueOn : due.dueAt);
const due = (rule: RuleId, from: string) => endOf(dueFor({ rule, from }, calendar));

function dueOn(rule: RuleId, from: string): DueOn {
  const found = dueFor({ rule, from }, calendar);
  if (!('dueOn' in found)) throw new Error(`${rule} is counted in hours`);
  return found;
}

test('each duty falls due when its source says', () => {
  const cases: [RuleId, string, string, string][] = [
    ['hazards.investigate', '2026-11-30', '2026-12-14', 'aware on the Monday phase 2 starts'],
    ['hazards.summary', '2026-12-14', '2026-12-17', 'three working days'],
    ['hazards.make-safe', '2026-12-14', '2026-12-21', 'five working days'],
    ['hazards.prevent-begin', '2026-12-14', '2026-12-21', 'five working days'],
    ['hazards.prevent-backstop', '2026-12-14', '2027-03-08', '84 days, bank holidays and all'],
    ['hazards.investigate', '2026-12-18', '2027-01-06', 'over Christmas'],
    ['hazards.summary', '2027-01-06', '2027-01-11', 'over a weekend'],
    ['hazards.make-safe', '2027-01-06', '2027-01-13', 'over a weekend'],
    ['hazards.prevent-backstop', '2027-01-06', '2027-03-31', '12 weeks, across a change of the clocks'],
    ['complaints.acknowledge', '2026-12-17', '2026-12-24', 'the last working day before Christmas'],
    ['complaints.stage1', '2026-12-24', '2027-01-12', 'from acknowledgement, not receipt'],
    ['complaints.stage1-extended', '2027-01-12', '2027-01-26', 'from the day it was first due'],
    ['complaints.stage2-acknowledge', '2027-01-12', '2027-01-19', 'five working days'],
    ['complaints.stage2', '2027-01-19', '2027-02-16', 'twenty working days'],
    ['complaints.stage2-extended', '2027-02-16', '2027-03-16', 'from the day it was first due'],
    ['hazards.investigate', '2026-11-28', '2026-12-11', 'aware on a Saturday: Monday is day one'],
    ['exchanges.decision', '2026-11-30', '2027-01-10', '42 days with the day of receipt as the first, ending on a Sunday'],
    ['exchanges.assignment-decision', '2026-11-30', '2027-01-11', '42 days after'],
    ['adaptations.grant-decision', '2026-08-31', '2027-02-28', 'six months, in a short month'],
    ['adaptations.grant-payment', '2028-02-29', '2029-02-28', 'a year after a leap day'],
    ['disrepair.reply', '2026-11-23', '2026-12-21', 'twenty working days'],
    ['information.foi', '2026-11-23', '2026-12-21', 'twenty working days'],
    ['information.subject-access', '2026-01-31', '2026-02-28', 'a month, in a short month'],
    ['information.stairs', '2027-04-01', '2027-05-01', 'thirty days from the day it starts'],
    ['charges.inspection', '2026-11-30', '2026-12-30', 'one month'],
    ['electrical.remedy', '2026-11-02', '2026-11-30', '28 days'],
    ['electrical.inspection', '2026-11-02', '2031-11-02', 'five years, past the last known bank holiday'],
    ['electrical.first-inspection', '2026-06-01', '2026-11-01', 'one day for everyone'],
    ['enquiries.answer', '2026-11-23', '2026-12-07', 'ten working days'],
    ['repairs.right-to-repair-7', '2026-04-02', '2026-04-15', 'over Easter'],
    ['complaints.annual-submission', '2026-03-31', '2026-09-30', 'the next 30 September'],
    ['complaints.annual-submission', '2026-09-30', '2026-09-30', 'on the day itself'],
    ['complaints.annual-submission', '2026-10-01', '2027-09-30', 'the day after it has passed'],
  ];
  for (const [rule, from, expected, why] of cases) assert.equal(due(rule, from), expected, `${rule} from ${from}: ${why}`);
});

test('a report at 23:59 counts as that day in London, winter and summer', () => {
  assert.equal(due('hazards.investigate', '2026-11-30T23:59'), due('hazards.investigate', '2026-11-30'));
  assert.equal(due('hazards.investigate', '2026-06-30T22:59:00Z'), due('hazards.investigate', '2026-06-30'));
  assert.equal(due('hazards.investigate', '2026-06-30T23:00:00Z'), due('hazards.investigate', '2026-07-01'));
});

test('24 hours run through nights, weekends and both changes of the clocks', () => {
  const cases = [
    ['2026-12-25T18:30', '2026-12-26T18:30:00.000Z'],
    ['2026-03-28T10:00', '2026-03-29T10:00:00.000Z'],
    ['2026-10-24T10:00', '2026-10-25T09:00:00.000Z'],
    ['2028-02-28T12:00', '2028-02-29T12:00:00.000Z'],
  ] as const;
  for (const [from, expected] of cases) assert.equal(due('hazards.emergency', from), expected, from);
});

test('an offer of somewhere else to stay is due when the safety work is', () => {
  const from = '2026-12-04T16:20';
  for (const [work, offer] of [
    ['hazards.emergency', 'hazards.alternative-accommodation-emergency'],
    ['hazards.emergency-found-on-investigation', 'hazards.alternative-accommodation-emergency-found'],
    ['hazards.make-safe', 'hazards.alternative-accommodation'],
  ] as const) {
    assert.equal(due(offer, from), due(work, from), offer);
  }
});

test('a rule in hours given only a date counts from the start of that day, and says so', () => {
  const found = dueFor({ rule: 'hazards.emergency', from: '2026-11-30' }, calendar);
  assert.ok('dueAt' in found);
  assert.equal(found.countedFrom, '2026-11-30T00:00:00.000Z');
  assert.equal(found.dueAt, '2026-12-01T00:00:00.000Z');
  assert.match(found.because, /no time was given, so it counts from the start of that day$/);
});

test('a time that came twice counts from the first, and says so', () => {
  const found = dueFor({ rule: 'hazards.emergency', from: '2026-10-25T01:30' }, calendar);
  assert.equal(endOf(found), '2026-10-26T00:30:00.000Z');
  assert.match(found.because, /came round twice that night, so it counts from the first$/);
});

test('the explanation is a sentence with its source', () => {
  assert.equal(
    dueOn('complaints.stage1', '2026-11-23').because,
    '10 working days after we acknowledged it on Monday 23 November 2026 (Complaint Handling Code 6.3)',
  );
  assert.equal(
    dueOn('exchanges.decision', '2026-11-30').because,
    '42 days beginning with the day we received the request, Monday 30 November 2026 (Localism Act 2011 s.159(3))',
  );
});

test('each day stepped says whether it counted and why', () => {
  assert.deepEqual(dueOn('hazards.summary', '2026-12-24').steps, [
    { date: '2026-12-25', counts: false, why: 'Christmas Day (bank holiday)' },
    { date: '2026-12-26', counts: false, why: 'Saturday' },
    { date: '2026-12-27', counts: false, why: 'Sunday' },
    { date: '2026-12-28', counts: false, why: 'Boxing Day substitute (bank holiday)' },
    { date: '2026-12-29', counts: true, why: 'working day 1' },
    { date: '2026-12-30', counts: true, why: 'working day 2' },
    { date: '2026-12-31', counts: true, why: 'working day 3' },
  ]);
  const exchange = dueOn('exchanges.decision', '2026-11-30').steps;
  assert.equal(exchange.length, 42);
  assert.deepEqual(exchange[0], { date: '2026-11-30', counts: true, why: 'day 1' });
  assert.equal(dueOn('adaptations.grant-decision', '2026-08-31').steps[0]?.why, 'month 1, the last day of September');
});

test('a clock change inside a 24-hour limit is shown', () => {
  const { steps } = dueFor({ rule: 'hazards.emergency', from: '2026-03-28T10:00' }, calendar);
  assert.deepEqual(steps.map(({ date, why }) => `${date} ${why}`), [
    '2026-03-28 24 hours start at 10am',
    '2026-03-29 clocks go forward, an hour is skipped',
    '2026-03-29 24 hours end at 11am',
  ]);
});

test('whichever is later, for a duty that gives both', () => {
  const later = laterOf(dueOn('charges.summary', '2026-11-23'), dueOn('charges.summary-period-end', '2026-03-31'));
  assert.equal(later.rule, 'charges.summary');
  assert.equal(laterOf(dueOn('charges.summary', '2026-04-01'), dueOn('charges.summary-period-end', '2026-03-31')).dueOn, '2026-09-30');
});

test('for every duty and every start, the steps end on the due date and count what the limit says', () => {
  check(property(constantFrom(...allRules), integer({ min: 0, max: 3000 }), (rule, offset) => {
    const from = addDays(plainDate('2018-01-01'), offset);
    const found = dueUnder(rule, { kind: 'date', date: from }, calendar);
    assert.equal(found.steps.at(-1)?.date, 'dueOn' in found ? found.dueOn : dateInLondon(found.dueAt));
    if ('workingDays' in rule.limit) {
      assert.equal(found.steps.filter((step) => step.counts).length, rule.limit.workingDays);
      assert.equal(endOf(found), addWorkingDays(from, rule.limit.workingDays, calendar));
    }
  }));
});
