import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { staffOf } from '../../../test/builders/people.ts';
import { aRepairContext, aRepairRecord, agreed, aVisit, visitDone, visitId, visitPromiseId } from '../../../test/builders/repair.ts';
import { act, aChild, onTheSpine, reportedInHand } from '../../../test/builders/repair-in-hand.ts';
import { plainDate } from '../../clock/index.ts';
import { applyChange, type PromiseId, type Reference } from '../../casefile/index.ts';
import { decideRepair, type RepairCommand } from './index.ts';
import { evolve } from '../evolve.ts';

const thursday = plainDate('2026-11-26');
const onThursday = aRepairContext({ now: '2026-11-26T10:00:00.000Z' as never, today: thursday });
const surveyor = { operativeId: staffOf('surveyor').id, operativeName: staffOf('surveyor').name };
const check: RepairCommand = { type: 'BookPostInspection', on: thursday, partOfDay: 'morning', ...surveyor };
const raise: RepairCommand = { type: 'RaiseFailedWork', inspectionReference: 'INS-2026-00001' as Reference, words: 'Seal the bath again', trade: 'plumber', priority: 'routine', ...aChild(1) };
const work = visitDone({ id: 'the-work' as typeof visitId });
const toCheck = aVisit({ purpose: 'post-inspection', ...surveyor });

describe('work that failed its inspection', () => {
  for (const stage of ['fixed', 'closed'] as const) {
    it(`is not raised inside a home that is no longer ours, ${stage}`, () => {
      const record = aRepairRecord({ stage, visits: [work] });
      const decided = decideRepair(record, raise, aRepairContext({ homeEndedOn: plainDate('2026-11-24') }));
      assert.deepEqual([decided.ok, !decided.ok && decided.refusal], [false, 'home-has-ended']);
      assert.equal(decideRepair(record, raise, aRepairContext({ homeEndedOn: plainDate('2026-11-25') })).ok, true);
    });
  }
});

describe('a visit to check finished work', () => {
  for (const stage of ['fixed', 'confirmed', 'closed'] as const) {
    it(`may be booked when the repair is ${stage}, and leaves it so`, () => {
      const record = aRepairRecord({ stage, visits: [work] });
      const change = agreed(decideRepair(record, check, aRepairContext()));
      const after = change.events.reduce((repair, event) => evolve(repair, event, onThursday.now), record.repair);
      assert.equal(after.stage, stage);
      assert.equal(change.file?.stage, undefined);
      assert.equal(change.promise?.[0]?.keptBy, 'visit');
      assert.equal(change.tell?.[0]?.template, 'visit-booked');
    });
  }

  const ends: readonly [what: string, command: RepairCommand][] = [
    ['done', { type: 'RecordVisitDone', visitId, words: 'Checked', photos: [], inspectionReference: 'INS-2026-00001' as Reference }],
    ['no access', { type: 'RecordNoAccess', visitId, tried: ['phoned'], words: 'No answer' }],
    ['cancelled', { type: 'CancelVisit', visitId, reason: 'The inspector is ill' }],
    ['moved', { type: 'MoveVisit', visitId, on: plainDate('2026-11-27'), partOfDay: 'afternoon', askedBy: 'us', reason: 'Ill', ...surveyor }],
  ];
  for (const [what, command] of ends) {
    it(`${what}: the repair stays as it was, and no clock of the work is met by it`, () => {
      const record = aRepairRecord({ stage: 'confirmed', visits: [work, toCheck] });
      const change = agreed(decideRepair(record, command, onThursday));
      assert.equal(change.events.reduce((repair, event) => evolve(repair, event, onThursday.now), record.repair).stage, 'confirmed');
      assert.equal(change.file?.stage, undefined);
      assert.deepEqual(change.meet ?? [], []);
      assert.equal(change.settle?.[0]?.id, visitPromiseId);
    });
  }

  it('of a closed repair is a promise with a clock of its own, and nothing else of the closed case runs', () => {
    const hand = reportedInHand(aRepairContext());
    hand.repair = { ...hand.repair, stage: 'closed', visits: [work] };
    onTheSpine(hand, (draft) => applyChange(draft, { events: [], settle: [...draft.promises.keys()].map((id) => ({ id: id as PromiseId, outcome: 'kept' as const, reason: null })), file: { stage: 'closed', closedAt: draft.file.openedAt } }, aRepairContext()));
    act(hand, (record) => decideRepair(record, check, aRepairContext()), aRepairContext());
    assert.deepEqual([...hand.draft.deadlines.values()].map(({ kind, dueOn }) => [kind, dueOn]), [['promise', thursday]]);
  });
});

describe('work that fails its inspection', () => {
  it('holds an open repair open: the follow-on is dated by the landlord’s limit and the resident is told that date', () => {
    const change = agreed(decideRepair(aRepairRecord({ stage: 'fixed', visits: [work] }), raise, aRepairContext()));
    assert.equal(change.followOn?.link.kind, 'follow-on-to');
    assert.equal(change.followOn.dueOn, plainDate('2026-12-22'));
    assert.deepEqual(change.tell, [{ template: 'follow-on', words: 'Seal the bath again', dueOn: plainDate('2026-12-22'), childReference: aChild(1).childReference }]);
    assert.equal(change.file?.stage, 'diagnosed');
  });

  it('of a closed repair is a new one that it caused, and the closed one stays closed', () => {
    const record = aRepairRecord({ stage: 'closed', visits: [work] });
    const change = agreed(decideRepair(record, raise, aRepairContext()));
    assert.equal(change.followOn?.link.kind, 'caused-by');
    assert.equal(change.file, undefined);
    assert.equal(change.events.reduce((repair, event) => evolve(repair, event, onThursday.now), record.repair).stage, 'closed');
    assert.deepEqual(change.tell, [{ template: 'follow-on', words: 'Seal the bath again', dueOn: plainDate('2026-12-22'), childReference: aChild(1).childReference, firstIsClosed: true }]);
  });
});
