import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aRepairContext, agreed, anAttempt, aRepairRecord, threeAttempts, visitId } from '../../../test/builders/repair.ts';
import { tuesdayMorning } from '../../../test/builders/case.ts';
import { staffOf } from '../../../test/builders/people.ts';
import { london } from '../../../test/builders/times.ts';
import { plainDate } from '../../clock/index.ts';
import type { WrittenNotice } from '../../correspondence/index.ts';
import { evolve } from '../evolve.ts';
import type { AccessLadder } from '../model/access-ladder.ts';
import type { RepairContext } from './context.ts';
import { decideRepair, type RepairCommand } from './index.ts';

const byText: WrittenNotice = { stands: true, messageId: 'the-text', channel: 'text', transport: 'notify', sentAt: london('2026-11-18 09:00'), countsFrom: london('2026-11-18 09:00') };
const withdraw: RepairCommand = { type: 'WithdrawNotice', about: visitId, messageId: 'the-text', channel: 'text', why: 'No such number.' };
const system = { kind: 'system', name: 'Putright' } as const;
const manager = staffOf('manager').id;
const owner = staffOf('planner').id;
const onText: AccessLadder = { ...threeAttempts, attempts: [anAttempt(), anAttempt({ partOfDay: 'afternoon' }), anAttempt({ visitId, notice: byText })] };
const review = { at: tuesdayMorning, by: 'Priya Shah', needs: 'None', decision: 'tenancy or legal step', reason: 'Three tries' } as const;
const step = { at: tuesdayMorning, by: 'Aileen Morris', step: 'formal letter', reason: 'All was tried', nextOn: plainDate('2026-12-04') } as const;

function cameBack(access: AccessLadder, context: Partial<RepairContext> = {}, stage: 'diagnosed' | 'closed' = 'diagnosed') {
  const record = aRepairRecord({ access, stage });
  const change = agreed(decideRepair(record, withdraw, aRepairContext({ actor: system, managers: [manager], ...context })));
  return { change, access: change.events.reduce((repair, event) => evolve(repair, event, tuesdayMorning), record.repair).access };
}

describe('a notice that came back after somebody had stood at the door', () => {
  it('is withdrawn on the record: that attempt counts as one without notice, the others as they did', () => {
    const { change, access } = cameBack(onText);
    assert.deepEqual(change.events.map(({ type }) => type), ['NoticeWithdrawn']);
    assert.deepEqual(access?.attempts.map(({ isNoticed }) => isNoticed), [true, true, false]);
    assert.deepEqual([access?.attempts[2]?.noticedAt, access?.attempts[2]?.notice], [null, { stands: false, because: 'came back' }]);
    assert.deepEqual(change.notices?.map(({ staffId }) => staffId), [owner]);
  });

  it('nothing is lost where another message stands in its place, and nobody is troubled', () => {
    const byEmail: WrittenNotice = { ...byText, messageId: 'the-email', channel: 'email', countsFrom: london('2026-11-19 07:59') };
    const { change, access } = cameBack(onText, { told: byEmail });
    assert.deepEqual([access?.attempts[2]?.isNoticed, access?.attempts[2]?.notice, change.notices], [true, byEmail, []]);
  });

  it('what went instead too late for that visit is no notice of it', () => {
    const { access } = cameBack(onText, { told: { ...byText, messageId: 'the-email', channel: 'email', countsFrom: london('2026-11-19 08:01') } });
    assert.equal(access?.attempts[2]?.isNoticed, false);
  });

  it('a step that a supervisor asked for on its strength is looked at again, and the managers hear', () => {
    const { change, access } = cameBack({ ...onText, review });
    assert.equal(access?.review, null);
    assert.deepEqual([change.withdraw, change.set?.map(({ due }) => due.rule)], [['repairs.access-step', 'repairs.access-review'], ['repairs.access-review']]);
    assert.deepEqual(change.notices?.map(({ staffId }) => staffId), [owner, manager]);
    assert.match(change.notices?.[0]?.words ?? '', /came back\. That attempt to get in no longer counts\. A supervisor looks again/);
  });

  it('another visit that was asked for goes on', () => {
    const { change, access } = cameBack({ ...onText, review: { ...review, decision: 'another visit' } });
    assert.deepEqual([access?.review?.decision, change.set], ['another visit', undefined]);
  });

  it('a step that was decided stays decided, and whoever decides is told what it stood on', () => {
    const { change, access } = cameBack({ ...onText, review, step });
    assert.deepEqual([access?.step?.step, change.set], ['formal letter', undefined]);
    assert.match(change.notices?.at(-1)?.words ?? '', /The step that was decided stood on it/);
  });

  it('of a repair that is over it is recorded, and no clock begins', () => {
    const { change } = cameBack({ ...onText, review }, {}, 'closed');
    assert.deepEqual([change.events.length, change.set, change.notices], [1, undefined, []]);
  });
});
