import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { instant, plainDate } from '../../clock/index.ts';
import { render } from '../../platform/html/index.ts';
import { staffOf } from '../../../test/builders/people.ts';
import { aRepairContext, aRepairRecord, aVisit, visitDone } from '../../../test/builders/repair.ts';
import type { RepairRecord } from '../decide/index.ts';
import { accessAttempts } from '../../appointments/index.ts';
import type { RepairStage } from '../model.ts';
import { repairEvents } from './event-words.ts';
import { refusalInWords, visitRefusalInWords } from './refusal-words.ts';
import { nextActions } from './repair-actions.ts';
import { ladder } from './repair-page.ts';

const today = plainDate('2026-11-24');
const here = { owningOrganisationId: staffOf('planner').organisationId, managingOrganisationId: staffOf('planner').organisationId, operativeIds: [] };

describe('how far a repair has come', () => {
  const cases: readonly [RepairStage, string][] = [
    ['reported', 'Reported now'], ['booked', 'Booked now'], ['closed', ''], ['cancelled', 'Cancelled now'],
  ];
  for (const [stage, now] of cases) {
    test(`${stage}: ${now === '' ? 'every step is done' : now}`, () => {
      const shown = ladder({ stage, visits: [visitDone()] }).filter(({ state }) => state === 'now').map(({ text }) => `${text} now`).join();
      assert.equal(shown, now);
    });
  }

  test('one that was brought over closed claims no step that nobody here took', () => {
    assert.deepEqual(ladder({ stage: 'closed', visits: [] }), [{ text: 'Reported', state: 'done' }, { text: 'Closed', state: 'done' }]);
    assert.equal(ladder({ stage: 'closed', visits: [visitDone()] }).length, 6);
  });

  test('one that was done by an order alone shows every step between', () => {
    const steps = ladder({ stage: 'closed', visits: [] }, instant('2026-11-24T10:00:00.000Z'));
    assert.deepEqual(steps.map(({ text, state }) => `${text} ${state}`), ['Reported', 'Diagnosed', 'Booked', 'Fixed', 'Confirmed', 'Closed'].map((text) => `${text} done`));
  });
});

describe('a refusal', () => {
  test('names what it turned on', () => {
    assert.equal(refusalInWords('follow-on-open', { references: 'REP-2026-00500' }), 'A follow-on is open: finish REP-2026-00500 first.');
    assert.equal(refusalInWords('no-answer-yet', { made: '1', needed: '3' }), 'The resident has not said whether it is fixed. Try to reach them: 1 of 3 attempts are recorded.');
    assert.equal(refusalInWords('promise-open'), 'A promise to the resident is open.');
    assert.equal(visitRefusalInWords('visit-not-reached', {}, plainDate('2026-11-26'), today), 'The visit is on Thursday 26 November: record what came of it on the day.');
  });
});

describe('what may be done', () => {
  const offered = (record: RepairRecord, role: 'planner' | 'adviser') =>
    nextActions(record, { actor: staffOf(role), access: here, context: aRepairContext({ actor: staffOf(role) }) });
  const now = (record: RepairRecord, role: 'planner' | 'adviser' = 'planner') => offered(record, role).filter(({ refusedBecause }) => refusedBecause === undefined).map(({ text }) => text);

  test('a repair just reported is diagnosed, not booked', () => {
    const reported = aRepairRecord({ stage: 'reported', priority: null });
    assert.ok(now(reported).includes('Set priority and trade'));
    assert.ok(!now(reported).includes('Book a visit'));
  });

  test('a booked visit is moved or cancelled; no second one is booked', () => {
    const booked = aRepairRecord({ stage: 'booked', visits: [aVisit()] });
    assert.deepEqual(now(booked).filter((text) => text.includes('visit')), ['Move the visit', 'Note when a visit suits them', 'Cancel the visit']);
  });

  test('work that is done is answered for; an adviser reads who may cancel', () => {
    const fixed = aRepairRecord({ stage: 'fixed', visits: [visitDone()] });
    assert.ok(now(fixed, 'adviser').includes('Record the resident’s answer'));
    assert.match(offered(fixed, 'adviser').find(({ text }) => text === 'Cancel the repair')?.refusedBecause ?? '', /planners and managers/);
  });
});

test('the timeline says what was tried at a door nobody opened', () => {
  const told = repairEvents['NoAccess']?.words({ visitId: 'v', tried: accessAttempts.slice(0, 2), words: 'No <answer>' }, today);
  assert.equal(told?.title, 'Visited: no access');
  assert.match(told?.body === undefined ? '' : render(told.body), /No &lt;answer&gt;[\s\S]*knocked and waited, phoned/);
});
