import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aPromise } from '../../../test/builders/case.ts';
import { accepted, anOrder, orderId } from '../../../test/builders/order.ts';
import { staffOf } from '../../../test/builders/people.ts';
import { agreed, aRepairContext, aRepairRecord, aVisit, visitDone, visitId, visitPromiseId } from '../../../test/builders/repair.ts';
import { aChild } from '../../../test/builders/repair-in-hand.ts';
import { london } from '../../../test/builders/times.ts';
import { outOfHours, usualAppointments, type PartOfDay } from '../../appointments/index.ts';
import { instant, plainDate, type Instant } from '../../clock/index.ts';
import type { VisitPurpose } from '../model.ts';
import type { RepairRecord } from './context.ts';
import { decideRepair, type RepairCommand } from './index.ts';

const operative = { operativeId: staffOf('operative').id, operativeName: staffOf('operative').name };
const book = (differing: Partial<Extract<RepairCommand, { type: 'BookVisit' }>> = {}): RepairCommand =>
  ({ type: 'BookVisit', purpose: 'repair', on: plainDate('2026-11-26'), partOfDay: 'morning', ...operative, ...differing });
const booked = (purpose: VisitPurpose = 'repair', priority: 'routine' | 'emergency' = 'routine') => aRepairRecord({ stage: 'booked', priority, visits: [aVisit({ purpose })] });
const onTheDay = aRepairContext({ now: london('2026-11-26 10:00') });
const done: RepairCommand = { type: 'RecordVisitDone', visitId, words: 'New washer fitted', photos: [] };
const noAccess: RepairCommand = { type: 'RecordNoAccess', visitId, tried: ['knocked and waited', 'left a card'], words: 'No answer, 10:05 to 10:20' };
const followOn: RepairCommand = { type: 'RecordFollowOn', visitId, words: 'New tap', trade: 'plumber', priority: 'routine', dueOn: plainDate('2026-12-10'), ...aChild(1) };

const change = (record: RepairRecord, command: RepairCommand, context = aRepairContext()) => agreed(decideRepair(record, command, context));

describe('a visit booked', () => {
  it('is a promise with its date and part of day, owned by the case’s owner, and the resident is told', () => {
    const { events, promise, tell, file } = change(aRepairRecord(), book());
    const visits = events.flatMap((event) => (event.type === 'VisitBooked' ? [event.data.visitId] : []));
    assert.deepEqual(promise?.map(({ words, dueOn, ownerId }) => [words, dueOn, ownerId]), [['We will visit on Thursday 26 November, between 8am and 12 noon', '2026-11-26', staffOf('planner').id]]);
    assert.deepEqual(tell, [{ template: 'visit-booked', visitId: visits[0], on: '2026-11-26', partOfDay: 'morning' }]);
    assert.equal(file?.stage, 'booked');
  });

  it('keeps the promise to say when, and leaves other promises alone', () => {
    const saidWhen = aPromise({ keptBy: 'booking' });
    const record = aRepairRecord({}, { promises: [saidWhen, aPromise({ id: visitPromiseId })] });
    assert.deepEqual(change(record, book()).settle, [{ id: saidWhen.id, outcome: 'kept', reason: 'A visit was agreed' }]);
  });

  it('by us, to carry out an order, takes the place of the day that was agreed with the contractor', () => {
    const day = aPromise({ keptBy: 'order 1', dueOn: plainDate('2026-11-27') });
    const record = aRepairRecord({}, { promises: [day], openOrders: [anOrder(accepted)] });
    assert.deepEqual(change(record, book({ orderId })).settle, [{ id: day.id, outcome: 'moved', reason: 'A visit was agreed instead: Thursday 26 November' }]);
    assert.deepEqual(change(record, book()).settle, [], 'a visit for something else leaves it alone');
  });

  const allowed: [string, RepairRecord, RepairCommand][] = [
    ['today', aRepairRecord(), book({ on: plainDate('2026-11-24') })],
    ['an emergency on a Sunday', aRepairRecord({ priority: 'emergency' }), book({ on: plainDate('2026-11-29') })],
    ['an emergency on Christmas Day', aRepairRecord({ priority: 'emergency' }), book({ on: plainDate('2026-12-25') })],
    ['an inspection of a possible hazard', aRepairRecord({ hazard: 'possible' }), book({ purpose: 'inspection' })],
    ['making a possible hazard safe', aRepairRecord({ hazard: 'possible' }), book({ purpose: 'make-safe' })],
    ['an ordinary job once the hazard is ruled out', aRepairRecord({ hazard: 'not-a-hazard' }), book()],
    ['another visit when the last is over', aRepairRecord({ visits: [aVisit({ status: 'no-access' })] }), book()],
  ];
  for (const [why, record, command] of allowed) it(`may be ${why}`, () => assert.equal(decideRepair(record, command, aRepairContext()).ok, true));

  it('is at no time of today that is over, nor for a resident whose landlord wants no notice', () => {
    const byThem = { actor: { kind: 'resident', id: null, name: 'Sam Field' } as const, appointments: { ...usualAppointments, residentNotice: 0 } };
    const outcome = (time: string, differing: Partial<Extract<RepairCommand, { type: 'BookVisit' }>> = {}, record = aRepairRecord(), by = {}) => {
      const decision = decideRepair(record, book({ on: plainDate('2026-11-24'), ...differing }), aRepairContext({ now: london(`2026-11-24 ${time}`), ...by }));
      return decision.ok ? 'agreed' : decision.refusal;
    };
    assert.deepEqual([outcome('11:59'), outcome('12:00'), outcome('12:00', { partOfDay: 'afternoon' })], ['agreed', 'slot-is-over', 'agreed']);
    assert.deepEqual([outcome('12:00', {}, aRepairRecord(), byThem), outcome('12:00', { partOfDay: 'afternoon' }, aRepairRecord(), byThem)], ['slot-is-over', 'agreed']);
  });

  const hoursOfAnEmergency: readonly (readonly [time: string, stillTo: readonly string[]])[] = [
    ['00:00', ['morning', 'afternoon', 'all-day', '1700-2359', '0000-0800']],
    ['07:59', ['morning', 'afternoon', 'all-day', '1700-2359', '0000-0800']],
    ['08:00', ['morning', 'afternoon', 'all-day', '1700-2359']],
    ['11:59', ['morning', 'afternoon', 'all-day', '1700-2359']],
    ['12:00', ['afternoon', 'all-day', '1700-2359']],
    ['17:00', ['1700-2359']],
    ['23:58', ['1700-2359']],
    ['23:59', []],
  ];
  for (const [time, stillTo] of hoursOfAnEmergency) {
    it(`for an emergency at ${time} today is at a time that is still to come`, () => {
      const parts = ['morning', 'afternoon', 'all-day', ...outOfHours];
      const outcomes = parts.map((part) => decideRepair(aRepairRecord({ priority: 'emergency' }), book({ on: plainDate('2026-11-24'), partOfDay: part as PartOfDay }), aRepairContext({ now: london(`2026-11-24 ${time}`) })));
      assert.deepEqual(parts.filter((_, index) => outcomes[index]?.ok === true), stillTo);
      assert.deepEqual([...new Set(outcomes.flatMap((decision) => (decision.ok ? [] : [decision.refusal])))], stillTo.length === parts.length ? [] : ['slot-is-over']);
    });
  }

  it('is not chosen by a resident once what was ordered is done; staff may book one for what is left, and so may they after “not fixed”', () => {
    const done = (deniedAt: Instant | null) => ({ ...aRepairRecord({ deniedAt }), workOrderedDoneAt: instant('2026-11-23T10:00:00.000Z') });
    const byThem = aRepairContext({ actor: { kind: 'resident', id: null, name: 'Sam Field' } });
    const outcome = (record: RepairRecord, context = byThem) => { const decision = decideRepair(record, book({ on: plainDate('2026-11-30') }), context); return decision.ok ? 'agreed' : decision.refusal; };
    assert.equal(outcome(done(null)), 'residents-may-not-choose');
    assert.equal(outcome(done(null), aRepairContext()), 'agreed');
    assert.equal(outcome(done(instant('2026-11-23T12:00:00.000Z'))), 'agreed');
  });

  it('may be squeezed into a full half-day for an emergency, when the planner says so', () => {
    const context = aRepairContext({ operativeIsFull: true });
    assert.equal(decideRepair(aRepairRecord({ priority: 'emergency' }), book({ evenIfFull: true }), context).ok, true);
  });
});

describe('a visit moved or cancelled', () => {
  it('moves its promise with the reason, and the resident is told old day, new day and why', () => {
    const move: RepairCommand = { type: 'MoveVisit', visitId, on: plainDate('2026-11-27'), partOfDay: 'afternoon', askedBy: 'us', reason: 'The part comes on Friday', ...operative };
    const { events, settle, promise, tell } = change(booked(), move);
    const visits = events.flatMap((event) => (event.type === 'VisitMoved' ? [event.data.to.visitId] : []));
    assert.deepEqual(settle, [{ id: visitPromiseId, outcome: 'moved', reason: 'The part comes on Friday' }]);
    assert.deepEqual(promise?.map(({ words }) => words), ['We will visit on Friday 27 November, between 12 noon and 5pm']);
    assert.deepEqual(tell, [{ template: 'visit-moved', visitId: visits[0], from: '2026-11-26', on: '2026-11-27', partOfDay: 'afternoon', reason: 'The part comes on Friday' }]);
  });

  it('of a possible hazard may move when it is to look or to make safe', () => {
    const move: RepairCommand = { type: 'MoveVisit', visitId, on: plainDate('2026-11-27'), partOfDay: 'afternoon', askedBy: 'us', reason: 'The surveyor is ill', ...operative };
    assert.equal(decideRepair(aRepairRecord({ stage: 'booked', hazard: 'possible', visits: [aVisit({ purpose: 'inspection' })] }), move, aRepairContext()).ok, true);
  });

  it('cancelled, the case is open still, and we say by when we ring about the next', () => {
    const { settle, promise, tell, file } = change(booked(), { type: 'CancelVisit', visitId, reason: 'The operative is ill' });
    assert.deepEqual(settle, [{ id: visitPromiseId, outcome: 'withdrawn', reason: 'The operative is ill' }]);
    assert.deepEqual(promise?.map(({ dueOn, keptBy }) => [dueOn, keptBy]), [['2026-11-25', 'booking']]);
    assert.deepEqual(tell, [{ template: 'visit-cancelled', on: '2026-11-26', reason: 'The operative is ill', nextBy: '2026-11-25' }]);
    assert.deepEqual(file, { stage: 'diagnosed' });
  });
});

describe('a visit done', () => {
  it('keeps its promise, and the resident is asked whether it is fixed', () => {
    const { settle, tell, file } = change(booked(), done, onTheDay);
    assert.deepEqual(settle?.map(({ id, outcome }) => [id, outcome]), [[visitPromiseId, 'kept']]);
    assert.deepEqual(tell, [{ template: 'is-it-fixed', doneOn: '2026-11-26', answerBy: '2026-12-03' }]);
    assert.deepEqual(file, { stage: 'fixed' });
  });

  const clocks: [VisitPurpose, 'routine' | 'emergency', string[]][] = [
    ['inspection', 'emergency', ['hazards.investigate']],
    ['make-safe', 'routine', ['hazards.emergency']],
    ['make-safe', 'emergency', ['hazards.emergency', 'repairs.priority-emergency']],
  ];
  for (const [purpose, priority, rules] of clocks) {
    it(`as ${purpose} of a ${priority} repair answers ${rules.join(' and ')}, is not yet the repair, and says what comes next`, () => {
      const { meet, file, tell, promise } = change(booked(purpose, priority), done, onTheDay);
      assert.deepEqual([meet, file, tell], [rules, { stage: 'diagnosed' }, []]);
      assert.deepEqual(promise?.map(({ dueOn }) => dueOn), ['2026-11-27']);
    });
  }

  it('as the repair answers every clock of the work', () => {
    const { meet = [] } = change(booked(), done, onTheDay);
    for (const rule of ['repairs.priority-routine', 'repairs.priority-emergency', 'repairs.right-to-repair-1', 'hazards.emergency']) assert.ok(meet.includes(rule), rule);
    assert.ok(!meet.includes('hazards.investigate'));
  });
});

describe('a visit with no access', () => {
  it('says what was tried, leaves the target running and the case open, and says by when we ring', () => {
    const { events, meet, file, tell, promise } = change(booked(), noAccess, onTheDay);
    assert.deepEqual(events, [{ type: 'NoAccess', data: { visitId, tried: ['knocked and waited', 'left a card'], words: 'No answer, 10:05 to 10:20', attempt: { visitId, on: '2026-11-26', partOfDay: 'morning', tried: ['knocked and waited', 'left a card'], photos: 0, noticedAt: null, isNoticed: false, notice: { stands: false, because: 'nobody wrote' } } } }]);
    assert.deepEqual([meet, file], [undefined, { stage: 'diagnosed' }]);
    assert.deepEqual(tell, [{ template: 'no-access', on: '2026-11-26', tried: ['knocked and waited', 'left a card'], ringBy: '2026-11-27' }]);
    assert.deepEqual(promise?.map(({ dueOn, keptBy }) => [dueOn, keptBy]), [['2026-11-27', 'booking']]);
  });
});

describe('a follow-on', () => {
  const { childId, childReference } = aChild(1);

  it('is a repair of its own, linked to this one, with its trade, priority and date, and the resident has its reference', () => {
    const record = booked();
    const { followOn: child, tell, file } = change(record, followOn, onTheDay);
    assert.deepEqual(child, {
      childId, childReference, words: 'New tap', trade: 'plumber', priority: 'routine', dueOn: '2026-12-10',
      link: { toCaseId: record.spine.file.id, toReference: record.spine.file.reference, kind: 'follow-on-to' },
    });
    assert.deepEqual(tell, [{ template: 'follow-on', words: 'New tap', dueOn: '2026-12-10', childReference }]);
    assert.deepEqual(file, { stage: 'diagnosed' });
  });

  const met: [VisitPurpose, string[]][] = [['repair', []], ['inspection', ['hazards.investigate']], ['make-safe', ['hazards.emergency', 'repairs.priority-emergency']]];
  for (const [purpose, rules] of met) {
    it(`found on a visit to ${purpose} answers ${rules.join(' and ') || 'no clock: the work is not done'}`, () => {
      assert.deepEqual(change(booked(purpose, 'emergency'), followOn, onTheDay).meet, rules);
    });
  }
});

describe('when the last follow-on is done', () => {
  it('the whole is said to be fixed, its clocks are answered, and the resident is asked about it all', () => {
    const { meet = [], tell, file } = change(aRepairRecord({ visits: [visitDone()] }), { type: 'DeclareFixed', words: 'The new tap was the last of it' });
    assert.ok(meet.includes('repairs.priority-routine'));
    assert.deepEqual(tell?.map(({ template }) => template), ['is-it-fixed']);
    assert.deepEqual(file, { stage: 'fixed' });
  });
});

describe('where we hold no address', () => {
  const commands: [RepairRecord, RepairCommand][] = [[aRepairRecord(), book()], [booked(), done], [booked(), noAccess], [booked(), followOn], [booked(), { type: 'CancelVisit', visitId, reason: 'Ill' }]];
  for (const [record, command] of commands) {
    it(`${command.type} sends nothing`, () => assert.deepEqual(change(record, command, aRepairContext({ now: london('2026-11-26 10:00'), canWrite: false })).tell ?? [], []));
  }
});
