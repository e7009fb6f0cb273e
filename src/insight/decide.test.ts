import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { staffOf } from '../../test/builders/people.ts';
import { isDue, whyNotAsk } from './decide.ts';

describe('who may ask for it to be worked out again', () => {
  const free = { isBeingWorkedOut: false, hasHomes: true, isEverythingCounted: true };
  it('is managers and surveyors', () => {
    for (const role of ['manager', 'surveyor'] as const) assert.equal(whyNotAsk(staffOf(role), free), undefined, role);
    for (const role of ['board member', 'adviser', 'planner', 'operative', 'administrator', 'contractor', 'complaints officer'] as const) assert.equal(whyNotAsk(staffOf(role), free), 'not-yours-to-ask', role);
  });

  it('is one run at a time, and of homes there are', () => {
    assert.equal(whyNotAsk(staffOf('manager'), { ...free, isBeingWorkedOut: true }), 'being-worked-out');
    assert.equal(whyNotAsk(staffOf('manager'), { ...free, hasHomes: false }), 'no-homes');
  });

  it('waits for every case to be counted: half of them would make dry areas of damp ones', () => {
    assert.equal(whyNotAsk(staffOf('manager'), { ...free, isEverythingCounted: false }), 'still-counting');
  });
});

describe('when the nightly run is due', () => {
  const cases: readonly (readonly [words: string, facts: Parameters<typeof isDue>[0], due: boolean])[] = [
    ['the first, at any hour', { hour: 15, hoursSinceLast: null, isEverythingCounted: true }, true],
    ['not before every case is counted', { hour: 15, hoursSinceLast: null, isEverythingCounted: false }, false],
    ['each night', { hour: 1, hoursSinceLast: 24, isEverythingCounted: true }, true],
    ['not by day', { hour: 9, hoursSinceLast: 24, isEverythingCounted: true }, false],
    ['not twice in a night', { hour: 4, hoursSinceLast: 3, isEverythingCounted: true }, false],
    ['at once where a night was missed', { hour: 9, hoursSinceLast: 40, isEverythingCounted: true }, true],
  ];
  for (const [words, facts, due] of cases) it(words, () => assert.equal(isDue(facts), due));
});
