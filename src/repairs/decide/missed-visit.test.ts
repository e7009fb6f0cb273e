import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aPromise } from '../../../test/builders/case.ts';
import { staffOf, theClockKeeper } from '../../../test/builders/people.ts';
import { agreed, aRemedy, aRepairContext, aRepairRecord, aVisit, refusalOf, visitId, visitPromiseId } from '../../../test/builders/repair.ts';
import { london } from '../../../test/builders/times.ts';
import { usualAppointments } from '../../appointments/index.ts';
import { plainDate } from '../../clock/index.ts';
import { evolve } from '../evolve.ts';
import { commandFor } from '../jobs.ts';
import type { Visit, VisitId } from '../model.ts';
import { decideRepair, type RepairCommand } from './index.ts';

const booked = (visit: Partial<Visit> = {}) => aRepairRecord({ stage: 'booked', visits: [aVisit(visit)] });
const missed: RepairCommand = { type: 'RecordMissedVisit', visitId };
const at = (time: string, differing = {}) => aRepairContext({ now: london(time), actor: theClockKeeper, ...differing });

describe('a visit that nobody came to', () => {
  it('breaks its promise, promises a call, tells the resident that we are sorry, and the owner', () => {
    const change = agreed(decideRepair(booked(), missed, at('2026-11-26 16:00')));
    assert.deepEqual(change.events.map(({ type }) => type), ['VisitMissed', 'RemedyProposed']);
    assert.deepEqual(change.settle, [{ id: visitPromiseId, outcome: 'broken', reason: 'We did not come' }]);
    assert.deepEqual(change.promise?.map(({ words, keptBy }) => [words, keptBy]), [['We will ring you to agree the next visit, by Friday 27 November', 'booking']]);
    assert.deepEqual(change.tell, [{ template: 'visit-missed', on: '2026-11-26', partOfDay: 'morning', ringBy: '2026-11-27' }]);
    assert.deepEqual(change.notices?.map(({ staffId }) => staffId), [staffOf('planner').id]);
    assert.equal(change.file?.stage, 'diagnosed');
  });

  const sums: [why: string, own: number, on: string, expected: readonly [number, string] | undefined][] = [
    ['the Ombudsman’s sum, with how sure we are of it', 0, '2026-11-26', [1_500, 'S']],
    ['the landlord’s own where that is more', 2_000, '2026-11-26', [2_000, 'P']],
    ['never less than the Ombudsman’s', 500, '2026-11-26', [1_500, 'S']],
    ['none before the guidance was in force: no sum is known', 0, '2026-03-26', undefined],
    ['the landlord’s own at any time', 2_000, '2026-03-26', [2_000, 'P']],
  ];
  for (const [why, own, on, expected] of sums) {
    it(`proposes ${why}`, () => {
      const context = at(`${on} 17:00`, { appointments: { ...usualAppointments, missedVisitPence: own } });
      const events = agreed(decideRepair(booked({ on: plainDate(on) }), missed, context)).events;
      const proposed = events.find(({ type }) => type === 'RemedyProposed');
      assert.deepEqual(proposed?.type === 'RemedyProposed' ? [proposed.data.pence, proposed.data.confidence] : undefined, expected);
    });
  }

  it('at a shared place is nobody’s to be paid for', () => {
    const record = aRepairRecord({ stage: 'booked', visits: [aVisit()] }, { file: { homeId: null } });
    assert.deepEqual(agreed(decideRepair(record, missed, at('2026-11-26 16:00'))).events.map(({ type }) => type), ['VisitMissed']);
  });

  it('is put right by what whoever was there records afterwards, and the sum is withdrawn', () => {
    const record = aRepairRecord({ visits: [aVisit({ status: 'missed' })], remedies: [aRemedy()] }, { promises: [aPromise({ keptBy: 'booking' })] });
    const context = aRepairContext({ now: london('2026-11-27 08:00') });
    const done: RepairCommand = { type: 'RecordVisitDone', visitId, words: 'New washer; no signal in the block', photos: [] };
    const { events, settle } = agreed(decideRepair(record, done, context));
    assert.deepEqual(events.map(({ type }) => type), ['MissedVisitCorrected', 'RemedyWithdrawn', 'VisitDone']);
    assert.equal(settle?.[0]?.outcome, 'withdrawn', 'nobody need ring to agree another visit');
    const after = events.reduce((repair, event) => evolve(repair, event, context.now), record.repair);
    assert.deepEqual([after.stage, after.visits[0]?.status, after.remedies[0]?.state], ['fixed', 'done', 'withdrawn']);
  });

  it('keeps a sum that somebody has offered, whatever is recorded afterwards', () => {
    const record = aRepairRecord({ visits: [aVisit({ status: 'missed' })], remedies: [aRemedy({ state: 'offered' })] });
    const noAccess: RepairCommand = { type: 'RecordNoAccess', visitId, tried: ['phoned'], words: 'We were there at 9' };
    assert.deepEqual(agreed(decideRepair(record, noAccess, aRepairContext({ now: london('2026-11-27 08:00') }))).events.map(({ type }) => type), ['MissedVisitCorrected', 'NoAccess']);
  });

  it('is not recorded over the next one, which is booked already', () => {
    const record = aRepairRecord({ stage: 'booked', visits: [aVisit({ status: 'missed' }), aVisit({ id: 'next' as VisitId, on: plainDate('2026-12-01') })] });
    const decision = decideRepair(record, { type: 'RecordVisitDone', visitId, words: 'Done', photos: [] }, aRepairContext({ now: london('2026-11-27 08:00') }));
    assert.equal(decision.ok ? 'agreed' : decision.refusal, 'visit-not-open');
  });
});

describe('a sum that was proposed', () => {
  it('is offered by a person, and the resident is told', () => {
    const decide: RepairCommand = { type: 'DecideRemedy', remedyId: aRemedy().id, decision: 'offered', pence: 2_500, words: '' };
    const { events, tell } = agreed(decideRepair(aRepairRecord({ visits: [aVisit({ status: 'missed' })], remedies: [aRemedy()] }), decide, aRepairContext({ actor: staffOf('manager') })));
    assert.deepEqual(events, [{ type: 'RemedyDecided', data: { remedyId: aRemedy().id, decision: 'offered', pence: 2_500, words: '', byName: staffOf('manager').name } }]);
    assert.deepEqual(tell, [{ template: 'remedy-offered', on: '2026-11-26', pence: 2_500 }]);
  });
});

describe('what a booked visit asks of the clock', () => {
  const visit = { id: visitId, on: plainDate('2026-11-26'), partOfDay: 'morning' as const, reminders: [] };
  const expected: [time: string, reminders: Visit['reminders'], what: string | undefined][] = [
    ['2026-11-25 08:50', [], undefined],
    ['2026-11-25 09:00', [], 'day-before'],
    ['2026-11-25 09:10', ['day-before'], undefined],
    ['2026-11-26 06:50', ['day-before'], undefined],
    ['2026-11-26 07:00', ['day-before'], 'same-day'],
    ['2026-11-26 07:10', [], 'same-day'],
    ['2026-11-26 12:00', ['day-before'], undefined],
    ['2026-11-26 15:59', [], undefined],
    ['2026-11-26 16:00', [], 'RecordMissedVisit'],
    ['2026-11-29 03:00', [], 'RecordMissedVisit'],
  ];
  it('an emergency agreed when its day was over is missed as many hours after it was agreed', () => {
    const agreedLate = { ...visit, noticedAt: london('2026-11-26 21:30'), reminders: [] };
    assert.equal(commandFor(agreedLate, london('2026-11-27 01:29'), { settings: {} }), undefined);
    assert.equal(commandFor(agreedLate, london('2026-11-27 01:30'), { settings: {} })?.type, 'RecordMissedVisit');
  });

  for (const [time, reminders, what] of expected) {
    it(`${time}, told ${reminders.join(' and ') || 'nothing yet'}: ${what ?? 'nothing'}`, () => {
      const command = commandFor({ ...visit, noticedAt: null, reminders }, london(time), { settings: {} });
      assert.equal(command?.type === 'RemindOfVisit' ? command.when : command?.type, what);
    });
  }
});

describe('a day agreed for an order on which nobody wrote down that the contractor came', () => {
  const day = aPromise({ keptBy: 'order 2', dueOn: plainDate('2026-11-27') });
  const record = aRepairRecord({}, { promises: [day, aPromise({ keptBy: 'booking', id: visitPromiseId })] });
  const nobodyCame: RepairCommand = { type: 'RecordMissedOrderDay', orderNumber: 2 };

  it('is missed as a visit of ours is: sorry, a call, a sum to decide about, and the owner hears of it', () => {
    const change = agreed(decideRepair(record, nobodyCame, at('2026-12-01 09:00')));
    assert.deepEqual(change.settle, [{ id: day.id, outcome: 'broken', reason: 'Nobody wrote down that they came' }]);
    assert.deepEqual(change.promise?.map(({ words, keptBy }) => [words, keptBy]), [['We will ring you to agree another day, by Wednesday 2 December', 'booking']]);
    assert.deepEqual(change.tell, [{ template: 'contractor-missed', on: '2026-11-27', ringBy: '2026-12-02' }]);
    assert.match(change.notices?.[0]?.words ?? '', /nobody wrote down that the contractor came on Friday 27 November for order 2; a sum for it waits/);
    const [proposed] = change.events;
    assert.deepEqual(proposed?.type === 'RemedyProposed' ? [proposed.data.visitId, proposed.data.ofOrder, proposed.data.pence] : undefined, [null, { number: 2, on: '2026-11-27' }, 1_500]);
  });

  const tooSoon: readonly (readonly [why: string, at: string])[] = [['on the day', '2026-11-27 20:00'], ['before the next working day is over', '2026-11-30 23:59']];
  for (const [why, when] of tooSoon) it(`is not said ${why}`, () => assert.equal(refusalOf(decideRepair(record, nobodyCame, at(when))), 'visit-not-over'));

  it('is nothing where that day has an outcome', () => assert.equal(refusalOf(decideRepair(aRepairRecord(), nobodyCame, at('2026-12-01 09:00'))), 'visit-not-open'));

  it('at a shared place is nobody’s to be paid for, and where we hold no address nobody is written to', () => {
    const shared = aRepairRecord({}, { promises: [day], file: { homeId: null } });
    const change = agreed(decideRepair(shared, nobodyCame, at('2026-12-01 09:00', { canWrite: false })));
    assert.deepEqual([change.events, change.tell], [[], []]);
  });

  it('is decided about as any sum is, and the resident hears of which day', () => {
    const owed = aRepairRecord({ remedies: [{ ...aRemedy(), visitId: null, ofOrder: { number: 2, on: plainDate('2026-11-27') } }] });
    const change = agreed(decideRepair(owed, { type: 'DecideRemedy', remedyId: aRemedy().id, decision: 'offered', pence: 1_500, words: '' }, aRepairContext()));
    assert.deepEqual(change.tell, [{ template: 'remedy-offered', on: '2026-11-27', pence: 1_500 }]);
  });
});
