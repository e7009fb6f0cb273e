import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aPromise } from '../../../test/builders/case.ts';
import { staffOf } from '../../../test/builders/people.ts';
import { agreed, aRepair, aRepairContext, aRepairRecord, aVisit, refusalOf, visitDone } from '../../../test/builders/repair.ts';
import { act, reportedInHand, type RepairInHand } from '../../../test/builders/repair-in-hand.ts';
import { london } from '../../../test/builders/times.ts';
import { plainDate } from '../../clock/index.ts';
import type { Reference } from '../../casefile/index.ts';
import { emptyRepair } from '../evolve.ts';
import { usualPolicy } from '../policy.ts';
import type { AnswerWhetherFixed } from './answer.ts';
import type { RepairRecord } from './context.ts';
import { decideRepair, type RepairCommand } from './index.ts';

const owner = staffOf('planner').id;
const answer = (word: AnswerWhetherFixed['answer'], words = '', how = 'their link'): RepairCommand => ({ type: 'AnswerWhetherFixed', answer: word, words, how });
const attempt: RepairCommand = { type: 'RecordAnswerAttempt', channel: 'phone', words: 'Left a message' };
const close: RepairCommand = { type: 'CloseRepair', words: 'Rang three times, no answer' };
const cancel: RepairCommand = { type: 'CancelRepair', reason: 'resident asked', words: 'She mended it herself', toldHow: 'She rang us on Monday' };
const change = (record: RepairRecord, command: RepairCommand, context = aRepairContext()) => agreed(decideRepair(record, command, context));
const typesIn = (record: RepairRecord, command: RepairCommand) => change(record, command).events.map(({ type }) => type);
const fixed = aRepairRecord({ stage: 'fixed', visits: [visitDone()] });

describe('the resident says it is fixed', () => {
  it('and nothing is open: the repair closes on their word', () => {
    assert.deepEqual(typesIn(fixed, answer('fixed')), ['FixConfirmed', 'RepairClosed']);
    assert.deepEqual(change(fixed, answer('fixed')).file, { stage: 'closed', closedAt: aRepairContext().now });
  });

  const stopped: [string, RepairRecord][] = [
    ['a promise is open', aRepairRecord({ stage: 'fixed', visits: [visitDone()] }, { promises: [aPromise()] })],
    ['a follow-on is open', aRepairRecord({ stage: 'fixed', visits: [visitDone()] }, { openFollowOns: ['REP-2026-00500' as Reference] })],
    ['a visit is booked', aRepairRecord({ stage: 'fixed', visits: [visitDone(), aVisit({ id: 'other' as never })] })],
    ['it may still be a hazard', aRepairRecord({ stage: 'fixed', hazard: 'possible', visits: [visitDone()] })],
  ];
  for (const [why, record] of stopped) {
    it(`but ${why}: their word is kept and the repair stays open`, () => {
      assert.deepEqual(typesIn(record, answer('fixed')), ['FixConfirmed']);
      assert.deepEqual(change(record, answer('fixed')).file, { stage: 'confirmed' });
    });
  }

  it('and the rest is settled later: it closes without asking again', () => {
    const record = aRepairRecord({ stage: 'confirmed', visits: [visitDone()] });
    assert.deepEqual(change(record, { ...close, words: '' }).events, [{ type: 'RepairClosed', data: { reason: 'The resident says it is fixed', unanswered: false } }]);
  });
});

describe('the resident says it is not fixed', () => {
  for (const stage of ['fixed', 'confirmed', 'closed'] as const) {
    const record = aRepairRecord({ stage, visits: [visitDone()] });
    it(`when we had it as ${stage}: the same case is open again, with a new target and a promise to ring`, () => {
      const { events, file, set, promise, notices, tell } = change(record, answer('not-fixed', 'It drips again'));
      assert.deepEqual(events, [{ type: 'FixDenied', data: { words: 'It drips again', how: 'their link', wasStage: stage } }]);
      assert.deepEqual(file, { stage: 'diagnosed', closedAt: null });
      assert.deepEqual(set?.map(({ due }) => [due.rule, 'dueOn' in due && due.dueOn]), [['repairs.priority-routine', '2026-12-22']]);
      assert.deepEqual(promise?.map(({ dueOn, keptBy }) => [dueOn, keptBy]), [['2026-11-25', 'booking']]);
      assert.deepEqual(notices, [{ staffId: owner, words: 'REP-2026-00412: the resident says it is not fixed' }]);
      assert.deepEqual(tell, [{ template: 'reopened', callBy: '2026-11-25' }]);
    });
  }

  const tellOfDanger: [AnswerWhetherFixed['answer'], string][] = [['not-fixed', 'FixDenied'], ['not-sure', 'ResidentNotSure'], ['fixed', 'FixConfirmed']];
  for (const [word, event] of tellOfDanger) {
    it(`(${word}) and tells of a danger: it is marked, its clock starts, and nothing closes over it`, () => {
      const { events, set = [], file } = change(fixed, answer(word, 'And now there is mould'));
      assert.deepEqual(events.map(({ type }) => type), [event, 'PossibleHazardSeen']);
      assert.ok(set.some(({ due }) => due.rule === 'hazards.investigate'));
      assert.notEqual(file?.stage, 'closed');
    });
  }

  const channels = [['their link', 'web page'], ['told us by phone', 'phone']] as const;
  for (const [how, channel] of channels) {
    for (const word of ['not-fixed', 'not-sure'] as const) {
      it(`(${word}, ${how}) is a contact by ${channel}`, () => assert.deepEqual(change(fixed, answer(word, '', how)).contacts?.map((contact) => contact.channel), [channel]));
    }
  }
});

describe('the resident is not sure', () => {
  it('somebody rings, with a date; it stays as it was', () => {
    const { events, promise, file } = change(fixed, answer('not-sure'));
    assert.deepEqual([events.map(({ type }) => type), promise?.map(({ dueOn }) => dueOn), file], [['ResidentNotSure'], ['2026-11-25'], undefined]);
  });
});

describe('a failed fix', () => {
  const at = (words: string) => aRepairContext({ now: london(words) });
  const story = (): RepairInHand => {
    const hand = reportedInHand(at('2026-11-23 09:00'));
    const commands: [RepairCommand, string][] = [
      [{ type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' }, '2026-11-23 10:00'],
      [{ type: 'BookVisit', purpose: 'repair', on: plainDate('2026-11-24'), partOfDay: 'morning', operativeId: staffOf('operative').id, operativeName: 'Dave Entwistle' }, '2026-11-23 10:05'],
    ];
    for (const [command, when] of commands) perform(hand, command, when);
    finishVisit(hand, '2026-11-24 10:00');
    return hand;
  };
  const perform = (hand: RepairInHand, command: RepairCommand, when: string) => agreed(act(hand, (record) => decideRepair(record, command, at(when)), at(when)));
  const finishVisit = (hand: RepairInHand, when: string) => {
    const visit = hand.repair.visits.at(-1);
    if (visit === undefined) throw new Error('No visit was booked');
    perform(hand, { type: 'RecordVisitDone', visitId: visit.id, words: 'New washer', photos: [] }, when);
  };

  it('counts, even after closing, on the same case with its whole history', () => {
    const hand = story();
    perform(hand, answer('fixed'), '2026-11-24 18:00');
    assert.notEqual(hand.draft.file.closedAt, null);
    perform(hand, answer('not-fixed', 'It drips again'), '2026-12-24 18:00');
    assert.deepEqual([hand.repair.failedFixes, hand.repair.stage, hand.draft.file.closedAt], [1, 'diagnosed', null]);
    const types = hand.events.map(({ type }) => type);
    assert.ok(types.indexOf('RepairReported') < types.indexOf('RepairClosed') && types.indexOf('RepairClosed') < types.indexOf('FixDenied'));
  });

  it('starts the asking anew: attempts about the old work say nothing of the new', () => {
    const hand = story();
    for (const day of ['25', '26', '27']) perform(hand, attempt, `2026-11-${day} 10:00`);
    assert.equal(hand.repair.answerAttempts, 3);
    perform(hand, { type: 'BookVisit', purpose: 'repair', on: plainDate('2026-11-30'), partOfDay: 'morning', operativeId: staffOf('operative').id, operativeName: 'Dave Entwistle' }, '2026-11-27 11:00');
    finishVisit(hand, '2026-11-30 10:00');
    assert.equal(refusalOf(decideRepair({ repair: hand.repair, spine: { ...fixed.spine }, openOrders: [] }, close, at('2026-11-30 10:05'))), 'no-answer-yet');
  });

  it('twice counts twice', () => {
    const hand = story();
    perform(hand, answer('not-fixed'), '2026-11-24 18:00');
    perform(hand, { type: 'BookVisit', purpose: 'repair', on: plainDate('2026-11-26'), partOfDay: 'morning', operativeId: staffOf('operative').id, operativeName: 'Dave Entwistle' }, '2026-11-25 10:05');
    finishVisit(hand, '2026-11-26 10:00');
    perform(hand, answer('not-fixed'), '2026-11-26 18:00');
    assert.equal(hand.repair.failedFixes, 2);
  });
});

describe('closing without the resident’s answer', () => {
  it('takes three recorded attempts, and says on the record that nobody answered', () => {
    const record = aRepairRecord({ stage: 'fixed', answerAttempts: 3, visits: [visitDone()] });
    const { events, tell } = change(record, close);
    assert.deepEqual(events, [{ type: 'RepairClosed', data: { reason: 'Rang three times, no answer', unanswered: true } }]);
    assert.deepEqual(tell, [{ template: 'closed', timesAsked: 3 }]);
  });

  it('takes more where the landlord asks more of itself', () => {
    const context = aRepairContext({ policy: { ...usualPolicy, answerAttempts: 5 } });
    const record = aRepairRecord({ stage: 'fixed', answerAttempts: 4, visits: [visitDone()] });
    assert.equal(refusalOf(decideRepair(record, close, context)), 'no-answer-yet');
  });

  const last = [[0, false], [1, false], [2, true]] as const;
  for (const [made, isLast] of last) {
    it(`attempt ${made + 1} is a word to them${isLast ? ', and says that it is the last' : ''}`, () => {
      const { contacts, tell } = change(aRepairRecord({ stage: 'fixed', answerAttempts: made, visits: [visitDone()] }), attempt);
      assert.deepEqual(contacts?.map(({ direction, channel }) => [direction, channel]), [['out', 'phone']]);
      assert.deepEqual(tell, [{ template: 'answer-reminder', doneOn: '2026-11-24', answerBy: '2026-12-01', last: isLast }]);
    });
  }
});

describe('cancelling', () => {
  it('has a reason, withdraws what was promised, cancels the visit, and the resident is told why', () => {
    const record = aRepairRecord({ stage: 'booked', visits: [aVisit()] }, { promises: [aPromise()] });
    const { events, settle, tell, file } = change(record, cancel);
    assert.deepEqual(events.map(({ type }) => type), ['VisitCancelled', 'RepairCancelled']);
    assert.deepEqual(settle, [{ id: aPromise().id, outcome: 'withdrawn', reason: 'The repair was cancelled: She mended it herself' }]);
    assert.deepEqual(tell, [{ template: 'cancelled', reason: 'She mended it herself' }]);
    assert.deepEqual(file, { stage: 'cancelled', closedAt: aRepairContext().now });
  });

  it('where we cannot write, how they were told is on the record as a word from us', () => {
    const { contacts, tell, events } = change(aRepairRecord(), cancel, aRepairContext({ canWrite: false }));
    assert.deepEqual(contacts?.map(({ direction, words }) => [direction, words]), [['out', 'Told of the cancellation: She rang us on Monday']]);
    assert.equal(tell, undefined);
    assert.deepEqual(events.at(-1)?.data, { reason: 'resident asked', words: 'She mended it herself', toldHow: 'She rang us on Monday' });
  });

  it('is possible before triage', () => {
    assert.equal(decideRepair({ ...aRepairRecord(), repair: { ...emptyRepair(aRepair().caseId, aRepair().reportedAt) } }, cancel, aRepairContext()).ok, true);
  });
});
