import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tuesdayMorning } from '../../../test/builders/case.ts';
import { aRecall, aRepair, visitDone } from '../../../test/builders/repair.ts';
import type { CaseId } from '../../casefile/index.ts';
import { evolve } from '../evolve.ts';
import type { Repair, RepairEvent, VisitId } from '../model.ts';

const closed: RepairEvent = { type: 'RepairClosed', data: { reason: 'Yes', unanswered: false } };
const denied: RepairEvent = { type: 'FixDenied', data: { words: '', how: 'their link', wasStage: 'closed' } };
const after = (repair: Repair, ...events: RepairEvent[]) => events.reduce((so, event) => evolve(so, event, tuesdayMorning), repair);

describe('fixed first time, when a repair closes for the first time', () => {
  const another = visitDone({ id: 'another' as VisitId });
  const cases: readonly (readonly [why: string, repair: Repair, first: boolean | null])[] = [
    ['one visit that did the work', aRepair({ visits: [visitDone()] }), true],
    ['a look before it is not work', aRepair({ visits: [visitDone({ purpose: 'inspection' }), another] }), true],
    ['nobody in the first time is not our fault', aRepair({ visits: [visitDone({ status: 'no-access' }), another] }), true],
    ['two visits to work on it', aRepair({ visits: [visitDone(), another] }), false],
    ['made safe first, and then mended', aRepair({ visits: [visitDone({ purpose: 'make-safe' }), another] }), false],
    ['the resident said once that it was not fixed', aRepair({ failedFixes: 1, visits: [visitDone()] }), false],
    ['more work was left for a follow-on', aRepair({ followOns: 1, visits: [visitDone()] }), false],
    ['a follow-on is not counted: the repair it follows on to is', aRepair({ followOnTo: 'parent' as CaseId, visits: [visitDone()] }), null],
  ];
  for (const [why, repair, first] of cases) it(`${String(first)}: ${why}`, () => assert.equal(after(repair, closed).fixedFirstTime, first));

  it('stays as it was when it closes again: the month of the first time is the one that counts', () => {
    const again = after(aRepair({ visits: [visitDone()] }), closed, denied, closed);
    assert.deepEqual([again.fixedFirstTime, again.firstClosedAt, again.reopenedAt], [true, tuesdayMorning, tuesdayMorning]);
  });

  it('"not fixed" before it closed is no reopening', () => assert.equal(after(aRepair({ stage: 'fixed' }), denied).reopenedAt, null));
});

describe('a recall', () => {
  it('ruled out stays on record with who said so', () => {
    const repair = after(aRepair({ recall: aRecall }), { type: 'RecallRuledOut', data: { firstReference: aRecall.firstReference, by: 'Priya Shah', reason: 'Another tap' } });
    assert.deepEqual(repair.recall, { ...aRecall, ruledOut: { at: tuesdayMorning, by: 'Priya Shah', reason: 'Another tap' } });
  });
});
