import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../clock/index.ts';
import { policyFrom, policyProblems, usualPolicy } from './policy.ts';

const today = plainDate('2026-11-24');
const problemsOf = (repairs: Readonly<Record<string, unknown>>) => policyProblems(policyFrom({ repairs }), today);

describe('a landlord’s settings for repairs', () => {
  it('are the usual ones when nothing is set, and those may stand', () => {
    assert.deepEqual(policyFrom({}), usualPolicy);
    assert.deepEqual(policyFrom({ repairs: null }), usualPolicy);
    assert.deepEqual(policyProblems(usualPolicy, today), []);
  });

  it('replace the usual ones one by one', () => {
    const policy = policyFrom({ repairs: { limits: { urgent: { workingDays: 3 } }, updateEvery: { routine: 3 }, answerAttempts: 4 } });
    assert.deepEqual([policy.limits.urgent, policy.limits.routine], [{ workingDays: 3 }, { workingDays: 20 }]);
    assert.deepEqual([policy.updateEvery.routine, policy.updateEvery.planned, policy.answerAttempts], [3, 20, 4]);
  });
});

describe('stricter than law and code is accepted', () => {
  const stricter: [why: string, repairs: Record<string, unknown>][] = [
    ['an emergency in four hours', { limits: { emergency: { hours: 4 } } }],
    ['exactly the law’s 24 hours', { limits: { emergency: { hours: 24 } } }],
    ['urgent repairs in three working days', { limits: { urgent: { workingDays: 3 } } }],
    ['routine repairs in four weeks', { limits: { routine: { weeks: 4 } } }],
    ['five attempts before closing unanswered', { answerAttempts: 5 }],
    ['a word every working day', { updateEvery: { emergency: 1, urgent: 1, routine: 1, planned: 1 } }],
    ['triage within four hours', { triageWithin: { hours: 4 } }],
  ];
  for (const [why, repairs] of stricter) it(why, () => assert.deepEqual(problemsOf(repairs), []));
});

describe('looser is refused, in words that name it', () => {
  const looser: [why: string, repairs: Record<string, unknown>, words: RegExp][] = [
    ['an emergency in 25 hours', { limits: { emergency: { hours: 25 } } }, /“Attend the emergency and make it safe”: 25 hours is looser than the 24 hours of the Hazards in Social Housing/],
    ['an emergency in a working day: a Friday night would wait for Monday', { limits: { emergency: { workingDays: 1 } } }, /1 working day is looser than the 24 hours/],
    ['an emergency in a calendar day: a report just after midnight would have two', { limits: { emergency: { calendarDays: 1 } } }, /1 day is looser than the 24 hours/],
    ['two attempts standing in for an answer', { answerAttempts: 2 }, /At least 3 recorded attempts/],
    ['a resident not told anything for 21 working days', { updateEvery: { planned: 21 } }, /Working days between updates of a planned repair/],
    ['a call back in six working days', { callBackWorkingDays: 6 }, /Working days to call back/],
  ];
  for (const [why, repairs, words] of looser) it(why, () => assert.match(problemsOf(repairs).join('\n'), words));
});

describe('what is no figure is refused in words, not by a crash', () => {
  const unusable: [why: string, repairs: Record<string, unknown>, words: RegExp][] = [
    ['a limit in words', { limits: { urgent: 'soon' } }, /limit for urgent/],
    ['a limit of nothing', { limits: { emergency: null } }, /limit for emergency/],
    ['a limit of nought', { limits: { routine: { workingDays: 0 } } }, /limit for routine/],
    ['half a day', { limits: { routine: { workingDays: 0.5 } } }, /limit for routine/],
    ['two units at once', { limits: { routine: { workingDays: 5, weeks: 1 } } }, /limit for routine/],
    ['a unit nobody knows', { limits: { routine: { fortnights: 1 } } }, /limit for routine/],
    ['no unit', { limits: { routine: {} } }, /limit for routine/],
    ['triage never', { triageWithin: { workingDays: -1 } }, /limit for triage/],
    ['attempts in words', { answerAttempts: 'three' }, /Attempts to get an answer must be a whole number/],
    ['an update every nought days', { updateEvery: { routine: 0 } }, /Working days between updates of a routine repair must be a whole number from 1 to 20/],
    ['the same problem for ever', { sameProblemDays: 100_000 }, /same problem/],
  ];
  for (const [why, repairs, words] of unusable) it(why, () => assert.match(problemsOf(repairs).join('\n'), words));
});
