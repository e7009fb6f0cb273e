import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { staffOf } from '../../../test/builders/people.ts';
import { agreed, anAttempt, aRecall, aRepairContext, aRepairRecord, aVisit, threeAttempts, visitDone, visitId, visitPromiseId } from '../../../test/builders/repair.ts';
import { aPromise, tuesdayMorning } from '../../../test/builders/case.ts';
import { london } from '../../../test/builders/times.ts';
import { plainDate } from '../../clock/index.ts';
import type { WrittenNotice } from '../../correspondence/index.ts';
import type { CaseId, PromiseId, Reference } from '../../casefile/index.ts';
import { evolve } from '../evolve.ts';
import type { Repair, VisitId } from '../model.ts';
import type { RepairContext } from './context.ts';
import { decideRepair, type RepairCommand, type RepairRecord } from './index.ts';

const onThursday = { now: london('2026-11-26 10:00'), today: plainDate('2026-11-26') };
const manager = staffOf('manager');
const change = (record: RepairRecord, command: RepairCommand, differing: Partial<RepairContext> = {}) => agreed(decideRepair(record, command, aRepairContext(differing)));
const after = (record: RepairRecord, command: RepairCommand, differing: Partial<RepairContext> = {}): Repair =>
  change(record, command, differing).events.reduce((repair, event) => evolve(repair, event, differing.now ?? tuesdayMorning), record.repair);

describe('the ladder of getting in', () => {
  const noAccess: RepairCommand = { type: 'RecordNoAccess', visitId, tried: ['knocked and waited', 'left a card'], words: 'No answer' };
  const at = (access: Repair['access'] = null) => aRepairRecord({ stage: 'booked', visits: [aVisit()], access });
  const toldAt = (countsFrom: string): WrittenNotice => ({ stands: true, messageId: 'the-text', channel: 'text', transport: 'notify', sentAt: london(countsFrom), countsFrom: london(countsFrom) });
  const review: RepairCommand = { type: 'ReviewAccess', needs: 'Works nights: asleep in the morning', decision: 'tenancy or legal step', reason: 'Three tries at two times' };

  const notices: readonly (readonly [why: string, told: WrittenNotice | undefined, isNoticed: boolean])[] = [
    ['24 hours to the minute before the morning begins', toldAt('2026-11-25 08:00'), true],
    ['a minute less', toldAt('2026-11-25 08:01'), false],
    ['a letter posted long before that counts too late', { ...toldAt('2026-11-23 16:00'), channel: 'letter', countsFrom: london('2026-11-26 00:00') } as WrittenNotice, false],
    ['not told in writing', undefined, false],
    ['told by what came back', { stands: false, because: 'came back' }, false],
    ['told by what has not left', { stands: false, because: 'not sent yet' }, false],
  ];
  for (const [why, told, isNoticed] of notices) {
    it(`an attempt has notice: ${String(isNoticed)}, ${why}`, () => {
      const { access } = after(at(), noAccess, { ...onThursday, ...(told === undefined ? {} : { told }) });
      assert.deepEqual(access?.attempts.map((attempt) => attempt.isNoticed), [isNoticed]);
      assert.deepEqual(access?.attempts[0]?.notice, told ?? { stands: false, because: 'nobody wrote' });
    });
  }

  it('comes to a supervisor with the third attempt, by a day, and the managers are told', () => {
    const before = { ...threeAttempts, attempts: threeAttempts.attempts.slice(1) };
    const { set, notices: told, file } = change(at(before), noAccess, { ...onThursday, managers: [manager.id] });
    assert.deepEqual(set?.map(({ due }) => [due.rule, 'dueOn' in due ? due.dueOn : '']), [['repairs.access-review', '2026-11-30']]);
    assert.equal(told?.[0]?.staffId, manager.id);
    assert.equal(file?.closedAt, undefined);
  });

  it('not with the second', () => {
    assert.equal(change(at({ ...threeAttempts, attempts: [anAttempt()] }), noAccess, onThursday).set, undefined);
  });

  it('a supervisor asks for a step, a manager decides it with a day, and the resident is told; nothing closes', () => {
    const reviewed = change(aRepairRecord({ access: threeAttempts }), review);
    assert.deepEqual([reviewed.meet, reviewed.set?.[0]?.due.rule], [['repairs.access-review'], 'repairs.access-step']);
    const asked = aRepairRecord({ access: { ...threeAttempts, review: { at: tuesdayMorning, by: 'Ngozi Bright', byId: staffOf('surveyor').id, needs: 'None', decision: 'tenancy or legal step', reason: 'x' } } });
    const decided = change(asked, { type: 'DecideAccessStep', step: 'formal letter', reason: 'All else was tried', nextOn: plainDate('2026-12-04') });
    assert.deepEqual([decided.meet, decided.promise?.map(({ dueOn }) => dueOn), decided.tell?.map(({ template }) => template), decided.file], [['repairs.access-step'], ['2026-12-04'], ['access-step'], undefined]);
  });

  it('whoever asked for the step does not decide it, and the other managers are told', () => {
    const asks = { actor: manager, managers: [manager.id, staffOf('administrator').id] };
    const record = aRepairRecord({ access: threeAttempts });
    assert.deepEqual(change(record, review, asks).notices?.map(({ staffId }) => staffId), [record.spine.file.ownerId, staffOf('administrator').id]);
    const asked = aRepairRecord({ access: after(record, review, asks).access });
    const decide: RepairCommand = { type: 'DecideAccessStep', step: 'court order for access', reason: 'All else was tried', nextOn: plainDate('2026-12-04') };
    assert.deepEqual(decideRepair(asked, decide, aRepairContext({ actor: { ...manager, name: 'Carol W.' } })), { ok: false, refusal: 'second-person-needed', facts: {} });
    assert.equal(decideRepair(asked, decide, aRepairContext({ actor: { ...manager, id: staffOf('planner').id } })).ok, true);
  });

  it('an emergency counts without notice: nobody waits a day for it', () => {
    const unnoticed = { ...threeAttempts, attempts: threeAttempts.attempts.map((attempt) => ({ ...attempt, isNoticed: false })) };
    assert.equal(decideRepair(aRepairRecord({ priority: 'emergency', access: unnoticed }), review, aRepairContext()).ok, true);
  });

  it('is over as soon as somebody lets us in', () => {
    const record = aRepairRecord({ stage: 'booked', visits: [aVisit()], access: threeAttempts });
    const done: RepairCommand = { type: 'RecordVisitDone', visitId, words: 'New washer', photos: [] };
    assert.equal(after(record, done, onThursday).access, null);
    assert.deepEqual(change(record, done, onThursday).withdraw, ['repairs.access-review', 'repairs.access-step']);
  });
});

describe('mended for now', () => {
  const temporary: RepairCommand = { type: 'RecordTemporaryFix', visitId, words: 'Clamped', permanent: 'new pipe', permanentBy: plainDate('2026-12-10'), photos: [] };
  const booked = aRepairRecord({ stage: 'booked', visits: [aVisit()] });

  it('leaves the repair open with a promise of the permanent repair by a day', () => {
    const { promise, file, tell, meet } = change(booked, temporary, onThursday);
    assert.deepEqual(promise?.map(({ dueOn, keptBy }) => [dueOn, keptBy]), [['2026-12-10', 'permanent']]);
    assert.deepEqual([file?.stage, tell?.[0]?.template], ['diagnosed', 'temporary-fix']);
    assert.ok(!meet?.includes('repairs.priority-routine'), 'the time to complete it runs on');
  });

  it('the permanent repair keeps that promise, and nothing is owed', () => {
    const record = aRepairRecord({ stage: 'booked', visits: [aVisit()], temporaryFix: { permanent: 'new pipe', permanentBy: plainDate('2026-12-10') } },
      { promises: [aPromise({ id: visitPromiseId as PromiseId, keptBy: 'permanent' })] });
    const done: RepairCommand = { type: 'RecordVisitDone', visitId, words: 'New pipe', photos: [] };
    assert.equal(after(record, done, onThursday).temporaryFix, null);
    assert.ok(change(record, done, onThursday).settle?.some(({ outcome }) => outcome === 'kept'));
  });

  it('the resident’s yes does not close what is owed', () => {
    const record = aRepairRecord({ stage: 'fixed', visits: [visitDone()], temporaryFix: { permanent: 'new pipe', permanentBy: plainDate('2026-12-10') } });
    assert.equal(after(record, { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'their link' }).stage, 'confirmed');
  });
});

describe('why it happened', () => {
  const code: RepairCommand = { type: 'CodeCause', cause: 'plumbing-joint', words: 'The washer had perished' };

  it('is said by somebody, with how it is known', () => {
    assert.deepEqual(change(aRepairRecord(), code, { actor: staffOf('surveyor') }).events, [
      { type: 'CauseCoded', data: { cause: 'plumbing-joint', words: 'Water from pipes or appliances: Joint, valve or washer failed', by: staffOf('surveyor').name, how: 'The washer had perished' } },
    ]);
  });

  it('said otherwise later, also after closing, is a correction that keeps what was said before', () => {
    const { events } = change(aRepairRecord({ stage: 'closed', cause: 'condensation', visits: [visitDone()] }), code);
    assert.deepEqual(events.map(({ type }) => type), ['CauseCorrected']);
    assert.ok(events.some((event) => event.type === 'CauseCorrected' && event.data.was === 'condensation'));
  });

  it('that was mended here before makes it a recall, whatever the problem was called', () => {
    const earlierFix = { caseId: 'earlier' as CaseId, reference: 'REP-2026-00300' as Reference, closedAt: london('2026-10-02 12:00') };
    const repair = after(aRepairRecord(), code, { earlierFix });
    assert.deepEqual([repair.recall?.firstReference, repair.recall?.because], ['REP-2026-00300', 'cause']);
    assert.deepEqual(change(aRepairRecord({ recall: aRecall }), code, { earlierFix }).events.map(({ type }) => type), ['CauseCoded'], 'once is enough');
  });

  it('may be said with the work itself', () => {
    const repair = after(aRepairRecord({ stage: 'booked', problem: 'leak', visits: [aVisit()] }), { type: 'RecordVisitDone', visitId, words: 'New washer', photos: [], cause: 'plumbing-joint' }, onThursday);
    assert.deepEqual([repair.cause, repair.stage], ['plumbing-joint', 'fixed']);
  });

  it('left unsaid, a leak that the resident calls fixed waits for it before it closes', () => {
    const yes: RepairCommand = { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'their link' };
    assert.equal(after(aRepairRecord({ problem: 'leak', stage: 'fixed', visits: [visitDone()] }), yes).stage, 'confirmed');
    assert.equal(after(aRepairRecord({ problem: 'leak', cause: 'plumbing', stage: 'fixed', visits: [visitDone()] }), yes).stage, 'closed');
  });
});

describe('planned work', () => {
  const programme = { id: 'roofs', name: 'New roofs', endsOn: plainDate('2027-03-31'), isPlanned: true, coversPlace: true };
  const tie = { programmeId: 'roofs', name: 'New roofs', promisedOn: plainDate('2027-03-31'), promiseId: visitPromiseId as PromiseId };
  const waiting = () => aRepairRecord({ stage: 'programmed', programme: tie }, { promises: [aPromise({ id: tie.promiseId, keptBy: 'programme' })] });

  it('takes a repair that stays open, tied to it by a promise at its date', () => {
    const { promise, file, withdraw, tell } = change(aRepairRecord(), { type: 'PutInProgramme', programmeId: 'roofs', words: 'the whole roof is renewed' }, { programme });
    assert.deepEqual(promise?.map(({ dueOn, keptBy }) => [dueOn, keptBy]), [['2027-03-31', 'programme']]);
    assert.deepEqual([file?.stage, file?.closedAt, withdraw?.includes('repairs.priority-routine'), tell?.[0]?.template], ['programmed', undefined, true, 'waits-for-programme']);
  });

  const outcomes = { moved: 'moved', passed: 'broken', dropped: 'withdrawn', decided: 'withdrawn' } as const;
  for (const [because, outcome] of Object.entries(outcomes)) {
    it(`opens again when it has ${because}: the promise is ${outcome}, its time counts from now, owner and resident are told`, () => {
      const { settle, set, notices, tell, file } = change(waiting(), { type: 'ReopenFromProgramme', because: because as keyof typeof outcomes, words: 'the roofs are put off' });
      assert.deepEqual([settle?.[0]?.outcome, set?.[0]?.due.rule, notices?.length, tell?.[0]?.template, file?.stage], [outcome, 'repairs.priority-routine', 1, 'programme-changed', 'diagnosed']);
    });
  }

  it('done at the home, the resident is asked, and a yes closes it', () => {
    const fixed = after(waiting(), { type: 'RecordProgrammeWork', doneOn: plainDate('2026-11-24') });
    assert.equal(fixed.stage, 'fixed');
    const record = aRepairRecord({ ...fixed });
    assert.equal(after(record, { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'their link' }).stage, 'closed');
    assert.deepEqual([after(record, { type: 'AnswerWhetherFixed', answer: 'not-fixed', words: 'Still wet', how: 'their link' }).programme], [null]);
  });
});

describe('cancelling what a resident reported', () => {
  const raised: RepairCommand = { type: 'CancelRepair', reason: 'raised in error', words: 'Nobody knows of it', toldHow: '' };
  const planner = staffOf('planner');
  const record = aRepairRecord();

  for (const reason of ['raised in error', 'no longer needed'] as const) {
    it(`as ${reason} is proposed, a clock runs for the decision, and the managers are told: the repair goes on`, () => {
      const { events, file, set, notices } = change(record, { ...raised, reason }, { actor: planner, managers: [manager.id] });
      assert.deepEqual([events.map(({ type }) => type), file, set?.[0]?.due.rule], [['CancellationProposed'], undefined, 'repairs.cancel-review']);
      assert.ok(notices?.some(({ staffId }) => staffId === manager.id));
    });
  }

  it('is done when somebody else agrees, and the resident is told how to object', () => {
    const proposed = aRepairRecord({ ...after(record, raised, { actor: planner }) });
    const { events, file, tell } = change(proposed, { type: 'AgreeToCancel' }, { actor: manager });
    assert.deepEqual([events.at(-1)?.type, file?.stage, tell?.[0]?.template], ['RepairCancelled', 'cancelled', 'cancelled']);
  });

  it('what staff saw themselves one person cancels', () => {
    assert.equal(change(aRepairRecord({ reportedBy: 'staff' }), raised).events.at(-1)?.type, 'RepairCancelled');
  });

  it('is undone by the resident’s word: open again, a clock, a call promised, owner and managers told', () => {
    const cancelled = aRepairRecord({ stage: 'cancelled' });
    const { file, set, promise, notices, tell } = change(cancelled, { type: 'ObjectToCancellation', words: 'It still drips', how: 'their link' }, { managers: [manager.id] });
    assert.deepEqual([file?.stage, file?.closedAt, set?.length, promise?.length, notices?.length, tell?.[0]?.template], ['diagnosed', null, 1, 1, 2, 'opened-again']);
  });

  it('whose words tell of a danger mark it, with the clock of the law', () => {
    const { events, set = [] } = change(aRepairRecord({ stage: 'cancelled' }), { type: 'ObjectToCancellation', words: 'There is black mould', how: 'their link' });
    assert.deepEqual(events.map(({ type }) => type), ['CancellationObjected', 'PossibleHazardSeen']);
    assert.deepEqual(set.map(({ due }) => due.rule), ['repairs.priority-routine', 'hazards.investigate']);
  });

  it('with no visit left over: the follow-on work starts from a clean record', () => {
    const proposed = aRepairRecord({ stage: 'booked', visits: [aVisit({ id: 'v' as VisitId })], cancellation: { byId: planner.id, by: planner.name, at: tuesdayMorning, reason: 'raised in error', words: 'x', toldHow: '', orderIds: [] } });
    assert.deepEqual(change(proposed, { type: 'AgreeToCancel' }, { actor: manager }).events.map(({ type }) => type), ['VisitCancelled', 'RepairCancelled']);
  });
});
