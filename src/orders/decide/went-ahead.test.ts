import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseId, tuesdayMorning } from '../../../test/builders/case.ts';
import { aRaise, anOrderContext, anOrderRecord, orderRefusalOf } from '../../../test/builders/order.ts';
import { staffOf } from '../../../test/builders/people.ts';
import { plainDate } from '../../clock/index.ts';
import { evolveOrder } from '../evolve.ts';
import type { WorkOrder } from '../model.ts';
import { decideOrder, raiseOrder, type OrderCommand, type OrderContext, type OrderDecision, type RaiseOrder } from './index.ts';

const dear: RaiseOrder['lines'] = [{ kind: 'words', description: 'Shore up the ceiling', pricePence: 90_000 }];
const dangerous = { mayBeDangerous: true, isDecided: true, isSaidDone: false };
const spineOf = (priority: string, closedAt: typeof tuesdayMorning | null = null) => anOrderRecord({}, { file: { priority, closedAt } }).spine;
const kept = (order: WorkOrder | undefined, decision: OrderDecision): WorkOrder => {
  assert.ok(decision.ok, decision.ok ? '' : decision.refusal);
  const after = decision.change.events.reduce<WorkOrder | undefined>((now, event) => evolveOrder(now, event, { caseId, at: tuesdayMorning }), order);
  assert.ok(after !== undefined);
  return after;
};
const raised = (differing: Partial<RaiseOrder>, priority: string, context: Partial<OrderContext> = {}) =>
  kept(undefined, raiseOrder({ spine: spineOf(priority), lastNumber: 0 }, aRaise({ lines: dear, ...differing }), anOrderContext(context)));
const step = (order: WorkOrder, command: OrderCommand, context: Partial<OrderContext> = {}, closedAt: typeof tuesdayMorning | null = null) =>
  decideOrder({ spine: spineOf('emergency', closedAt), order }, command, anOrderContext(context));

describe('an order above every limit that may not wait', () => {
  const table: readonly (readonly [why: string, order: Partial<RaiseOrder>, priority: string, context: Partial<OrderContext>, wentAhead: boolean])[] = [
    ['makes an emergency safe', { purpose: 'make-safe' }, 'emergency', {}, true],
    ['is the emergency work itself', { priority: 'emergency' }, 'emergency', {}, true],
    ['makes safe what may be a hazard', { purpose: 'make-safe' }, 'routine', { standing: dangerous }, true],
    ['has somebody look at what may be a hazard, now', { purpose: 'inspection', priority: 'emergency' }, 'routine', { standing: dangerous }, true],
    ['is not ordinary work on an emergency', {}, 'emergency', {}, false],
    ['is not made one by the word on the form, where nobody judged the case so', { purpose: 'make-safe', priority: 'emergency' }, 'routine', {}, false],
  ];
  for (const [why, order, priority, context, wentAhead] of table) {
    it(why, () => assert.equal(raised(order, priority, context).waiting?.wentAhead === true, wentAhead));
  }

  it('within every limit went ahead of nothing', () => assert.equal(raised({ purpose: 'make-safe', lines: aRaise().lines }, 'emergency').waiting, null));
});

describe('what went ahead', () => {
  const ahead = raised({ purpose: 'make-safe' }, 'emergency');
  const taken = kept(ahead, step(ahead, { type: 'AcceptOrder' }));
  const done = kept(taken, step(taken, { type: 'CompleteOrder', on: plainDate('2026-11-24'), words: 'Shored up' }));
  const byManager = { actor: staffOf('manager') };

  it('is accepted and done before anybody signed, and still waits to be authorised', () => {
    assert.equal(done.state.kind, 'completed');
    assert.deepEqual([done.waiting?.valuePence, done.authorisedPence], [90_000, 0]);
  });

  it('is authorised afterwards, even when its case is closed', () => {
    const after = kept(done, step(done, { type: 'AuthoriseOrder', words: '' }, byManager, tuesdayMorning));
    assert.deepEqual([after.state.kind, after.waiting, after.authorisedPence], ['completed', null, 90_000]);
  });

  it('is still not authorised by whoever asked, nor above somebody’s limit', () => {
    assert.equal(orderRefusalOf(step(done, { type: 'AuthoriseOrder', words: '' })), 'asked-it-yourself');
    assert.equal(orderRefusalOf(step(kept(undefined, raiseOrder({ spine: spineOf('emergency'), lastNumber: 0 }, aRaise({ purpose: 'make-safe', lines: [{ kind: 'words', description: 'More', pricePence: 2_000_000 }] }), anOrderContext())), { type: 'AuthoriseOrder', words: '' }, byManager)), 'above-your-limit');
  });

  it('stays done when the answer is no, and is stopped by a no while it is not', () => {
    const afterDone = kept(done, step(done, { type: 'DeclineOrder', words: 'Should have been asked' }, byManager));
    assert.deepEqual([afterDone.state.kind, afterDone.waiting], ['completed', null]);
    assert.equal(kept(taken, step(taken, { type: 'DeclineOrder', words: 'The fire service did it' }, byManager)).state.kind, 'cancelled');
  });

  it('is not varied before somebody has said yes to it', () => {
    assert.equal(orderRefusalOf(step(taken, { type: 'AskVariation', lines: dear, reason: 'More' })), 'waits-for-authorisation');
  });
});
