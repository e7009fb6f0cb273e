import assert from 'node:assert/strict';
import { test } from 'node:test';
import { englandAndWales as calendar, plainDate } from '../clock/index.ts';
import { policyDue } from './policy.ts';
import { checkPolicyAgainstLaw } from './policy-check.ts';
import type { PolicyLimit } from './policy-check.ts';
import type { Limit } from './rule.ts';

const routine = { id: 'routine', duty: 'Complete a routine repair', limit: { workingDays: 20 }, countedFrom: 'it was reported' };
const startingOn = plainDate('2026-11-22');

const against = (limit: Limit, ...notLooserThan: string[]): PolicyLimit => ({ ...routine, limit, notLooserThan });
const namesOf = (policy: PolicyLimit) => checkPolicyAgainstLaw([policy], startingOn, calendar).map((problem) => problem.name);

test('a landlord’s own limit is explained like the law', () => {
  const due = policyDue(routine, '2026-11-23T09:00', calendar);
  assert.ok('dueOn' in due);
  assert.equal(due.dueOn, '2026-12-21');
  assert.equal(due.kind, 'policy');
  assert.equal(due.because, '20 working days after it was reported on Monday 23 November 2026 (landlord policy)');
  assert.equal(due.version, 'policy');
  const emergency = policyDue({ ...routine, limit: { hours: 24 }, version: '2026-04-01' }, '2026-03-28T10:00', calendar);
  assert.ok('dueAt' in emergency);
  assert.equal(emergency.dueAt, '2026-03-29T10:00:00.000Z');
  assert.equal(emergency.version, '2026-04-01');
});

test('a limit may be stricter than law or the same, never looser, whatever its unit', () => {
  const cases: [Limit, string, string[]][] = [
    [{ hours: 24 }, 'hazards.emergency', []],
    [{ hours: 25 }, 'hazards.emergency', ['looser-than-law']],
    [{ workingDays: 1 }, 'hazards.emergency', ['looser-than-law']],
    [{ workingDays: 10 }, 'complaints.stage1', []],
    [{ workingDays: 11 }, 'complaints.stage1', ['looser-than-law']],
    // A fortnight is looser than ten working days: begun on a Saturday it ends a day after them, and a Sunday is worse.
    [{ calendarDays: 14 }, 'complaints.stage1', ['looser-than-law']],
    [{ calendarDays: 13 }, 'complaints.stage1', ['looser-than-law']],
    [{ calendarDays: 12 }, 'complaints.stage1', []],
    [{ hours: 24 }, 'repairs.right-to-repair-1', []],
    [{ hours: 25 }, 'repairs.right-to-repair-1', ['looser-than-law']],
    [{ calendarDays: 28 }, 'information.subject-access', []],
    [{ calendarDays: 30 }, 'information.subject-access', ['looser-than-law']],
    [{ calendarDays: 42 }, 'exchanges.decision', ['looser-than-law']],
    [{ calendarDays: 41 }, 'exchanges.decision', []],
  ];
  for (const [limit, rule, names] of cases) assert.deepEqual(namesOf(against(limit, rule)), names, `${JSON.stringify(limit)} against ${rule}`);
});

test('a notice period or a window may be longer than law, never shorter', () => {
  assert.deepEqual(namesOf(against({ hours: 48 }, 'hazards.entry-notice')), []);
  assert.deepEqual(namesOf(against({ hours: 12 }, 'hazards.entry-notice')), ['looser-than-law']);
  assert.deepEqual(namesOf(against({ months: 6 }, 'complaints.window-to-raise')), ['looser-than-law']);
});

test('a problem names the limit, the source and a day that shows it, in words people use', () => {
  const [problem] = checkPolicyAgainstLaw([against({ workingDays: 11 }, 'complaints.stage1')], startingOn, calendar);
  assert.deepEqual(problem, {
    name: 'looser-than-law',
    policy: 'routine',
    rule: 'complaints.stage1',
    startingOn: '2026-11-22',
    words: '“Complete a routine repair”: 11 working days is looser than the 10 working days of the Complaint Handling Code 6.3, for example from Sunday 22 November 2026',
  });
});

test('a rule that starts within the year is compared from the day it starts', () => {
  const [problem] = checkPolicyAgainstLaw([against({ calendarDays: 31 }, 'information.stairs')], startingOn, calendar);
  assert.ok(problem?.name === 'looser-than-law');
  assert.equal(problem.startingOn, '2027-04-01');
});

test('a setting that cannot be meant is named', () => {
  assert.deepEqual(namesOf(against({ workingDays: 10 }, 'complaints.stage9')), ['unknown-rule']);
  for (const count of [0, -1, 1.5, Number.NaN]) assert.deepEqual(namesOf(against({ hours: count }, 'hazards.emergency')), ['impossible-limit']);
});
