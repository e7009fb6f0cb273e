import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseId, tuesdayMorning } from '../../../test/builders/case.ts';
import { aRaise, anOrderContext, anOrderRecord } from '../../../test/builders/order.ts';
import { staffOf } from '../../../test/builders/people.ts';
import { london } from '../../../test/builders/times.ts';
import { addHours } from '../../clock/index.ts';
import { evolveOrder } from '../evolve.ts';
import type { OrderPriority, WorkOrder } from '../model.ts';
import { orderPolicyFrom, orderPolicyProblems, usualOrderPolicy } from '../policy.ts';
import { answerByInWords } from '../words.ts';
import { decideOrder, raiseOrder, type OrderDecision } from './index.ts';

const after = (order: WorkOrder | undefined, decision: OrderDecision, at = tuesdayMorning): WorkOrder => {
  assert.ok(decision.ok, decision.ok ? '' : decision.refusal);
  const now = decision.change.events.reduce<WorkOrder | undefined>((so, event) => evolveOrder(so, event, { caseId, at }), order);
  assert.ok(now !== undefined);
  return now;
};
const { spine } = anOrderRecord();
const raised = (priority: OrderPriority, context = {}) => after(undefined, raiseOrder({ spine, lastNumber: 0 }, aRaise({ priority }), anOrderContext(context)));

describe('by when an order is to be accepted or turned down', () => {
  const table: readonly (readonly [priority: OrderPriority, by: string, words: string])[] = [
    ['emergency', addHours(tuesdayMorning, 1), '10:30am on Tuesday 24 November 2026'],
    ['urgent', addHours(tuesdayMorning, 24), '9:30am on Wednesday 25 November 2026'],
    ['routine', london('2026-11-27 00:00'), 'the end of Thursday 26 November 2026'],
    ['planned', london('2026-12-02 00:00'), 'the end of Tuesday 1 December 2026'],
  ];
  for (const [priority, by, words] of table) {
    it(`is the landlord's limit of ${priority}, from when it is raised`, () => {
      const { answerBy, offeredAt } = raised(priority);
      assert.deepEqual([answerBy, offeredAt], [by, tuesdayMorning]);
      assert.equal(answerByInWords(by as typeof tuesdayMorning), words);
    });
  }

  it('counts from the authorisation where nobody could say yes before', () => {
    const dear = anOrderContext({ actor: staffOf('adviser'), policy: { ...usualOrderPolicy, raiseLimitPence: { ...usualOrderPolicy.raiseLimitPence, adviser: 0 } } });
    const waiting = after(undefined, raiseOrder({ spine, lastNumber: 0 }, aRaise({ priority: 'urgent' }), dear));
    assert.deepEqual([waiting.answerBy, waiting.offeredAt], [null, null]);
    const later = addHours(tuesdayMorning, 50);
    const authorised = after(waiting, decideOrder({ spine, order: waiting }, { type: 'AuthoriseOrder', words: '' }, anOrderContext({ actor: staffOf('manager'), now: later })), later);
    assert.deepEqual([authorised.answerBy, authorised.offeredAt], [addHours(later, 24), later]);
  });

  it('stays as it was when a variation is allowed', () => {
    const order: WorkOrder = { ...raised('routine'), state: { kind: 'accepted', at: tuesdayMorning }, waiting: { about: 'variation', lines: [], valuePence: 5_000, reason: '', because: ['scope-differs'], askedAt: tuesdayMorning, askedById: null, askedByName: 'Jo' } };
    const allowed = after(order, decideOrder({ spine, order }, { type: 'AuthoriseOrder', words: '' }, anOrderContext({ actor: staffOf('manager') })), addHours(tuesdayMorning, 9));
    assert.deepEqual([allowed.answerBy, allowed.offeredAt], [order.answerBy, order.offeredAt]);
  });

  it('is the landlord’s own where it says so, and settings of before keep what they said', () => {
    const own = orderPolicyFrom({ orders: { variationLimitPence: 1, answers: { routine: { hours: 6 } } } });
    assert.deepEqual([own.answers.routine, own.answers.planned, own.variationLimitPence], [{ hours: 6 }, usualOrderPolicy.answers.planned, 1]);
    assert.equal(raised('routine', { policy: own }).answerBy, addHours(tuesdayMorning, 6));
    assert.deepEqual(orderPolicyProblems({ ...usualOrderPolicy, answers: { ...usualOrderPolicy.answers, urgent: { hours: 0 } } }), ['The time to answer for urgent must be a whole number, above nought, of hours, working days, days or weeks.']);
  });
});
