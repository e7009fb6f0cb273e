import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as check, constantFrom, integer, oneof, property, record, type Arbitrary } from 'fast-check';
import { caseId, tuesdayMorning } from '../../../test/builders/case.ts';
import { aContract, aContractor, aLine, accepted, aRaise, aRate, anOrder, anOrderContext, anOrderRecord } from '../../../test/builders/order.ts';
import { staffOf } from '../../../test/builders/people.ts';
import type { Role } from '../../staff/index.ts';
import { evolveOrder } from '../evolve.ts';
import type { AskedLine, OrderLine, WorkOrder } from '../model.ts';
import { authorisingLimitOf, usualOrderPolicy } from '../policy.ts';
import { decideOrder, raiseOrder, type OrderCommand, type OrderContext, type OrderDecision } from './index.ts';
import { lineValue, scopeDiffers, scopeValue } from './scope.ts';

const reasonsOf = (decision: OrderDecision): readonly string[] => {
  const [event] = decision.ok ? decision.change.events : [];
  return event !== undefined && 'because' in event.data ? event.data.because : ['not asked'];
};
const asked = (pounds: number): readonly AskedLine[] => [{ kind: 'words', description: 'Renew the stack', pricePence: pounds * 100 }];
const raiseAs = (role: Role, pounds: number, differing: Partial<OrderContext> = {}) =>
  reasonsOf(raiseOrder({ spine: anOrderRecord().spine, lastNumber: 0 }, aRaise({ lines: asked(pounds) }), anOrderContext({ actor: staffOf(role), ...differing })));

describe('what an order waits for', () => {
  const table: readonly (readonly [why: string, role: Role, pounds: number, reasons: readonly string[], differing?: Partial<OrderContext>])[] = [
    ['a planner’s own limit is enough', 'planner', 500, []],
    ['a pound more is not', 'planner', 501, ['above-own-limit', 'above-order-limit']],
    ['a manager has a higher one, and still what the contract lets one order be', 'manager', 501, ['above-order-limit']],
    ['the contract’s money reaches to the last penny', 'manager', 500, [], { contract: aContract({ committedPence: 950_000 }) }],
    ['and not a penny further', 'manager', 500, ['above-contract-total'], { contract: aContract({ committedPence: 950_001 }) }],
    ['a contract without a total has no end of money', 'manager', 500, [], { contract: aContract({ committedPence: 950_001, totalLimitPence: null }) }],
    ['an operative has no limit of their own', 'operative', 1, ['above-own-limit']],
  ];
  for (const [why, role, pounds, reasons, differing] of table) it(why, () => assert.deepEqual(raiseAs(role, pounds, differing), reasons));
});

describe('what a variation waits for', () => {
  const vary = (lines: readonly AskedLine[], differing: Partial<OrderContext> = {}) => {
    const decision = decideOrder(anOrderRecord(accepted), { type: 'AskVariation', lines, reason: 'Found when the panel was off' }, anOrderContext(differing));
    return decision.ok && decision.change.events[0]?.type === 'VariationMade' ? 'made at once' : reasonsOf(decision);
  };
  const washers = (hundredths: number): AskedLine => ({ kind: 'rate', code: 'PL101', hundredths });

  it('more of the same within the limit is made at once', () => assert.equal(vary([washers(700)]), 'made at once'));
  it('less of the same, too', () => assert.equal(vary([washers(50)]), 'made at once'));
  it('more of the same above the limit waits', () => assert.deepEqual(vary([washers(800)]), ['above-variation-limit']));
  it('other work waits, however cheap', () => assert.deepEqual(vary([washers(200), { kind: 'words', description: 'Sweep up', pricePence: 0 }]), ['scope-differs']));
  it('so does work left out', () => assert.deepEqual(vary([{ kind: 'rate', code: 'PL200', hundredths: 1 }]), ['scope-differs']));
  it('so does the same code at another price than was agreed', () => assert.deepEqual(vary([washers(200)], { rates: [aRate({ pricePence: 1_900 })] }), ['scope-differs']));
  it('without a contract the landlord’s own limit holds', () => {
    const context = anOrderContext({ contractor: aContractor({ kind: 'own team' }), contract: undefined, policy: { ...usualOrderPolicy, variationLimitPence: 0 } });
    const decision = decideOrder(anOrderRecord(accepted), { type: 'AskVariation', lines: [washers(201)], reason: 'More' }, context);
    assert.deepEqual(reasonsOf(decision), ['above-variation-limit']);
  });
});

describe('what a scope comes to', () => {
  it('is exact to the penny', () => {
    assert.equal(lineValue({ ...aLine, hundredths: 250, pricePence: 333 } as OrderLine), 833);
    assert.equal(scopeValue([aLine, { kind: 'words', description: 'Parking', pricePence: 450 }]), 4_150);
    assert.equal(scopeValue([]), 0);
  });

  it('differs when a line does, in whatever order they stand', () => {
    const words: OrderLine = { kind: 'words', description: 'Parking', pricePence: 450 };
    assert.equal(scopeDiffers([aLine, words], [words, aLine]), false);
    assert.equal(scopeDiffers([aLine], [aLine, words]), true);
    assert.equal(scopeDiffers([words], [{ ...words, pricePence: 451 }]), true);
  });
});

const someLines: Arbitrary<readonly AskedLine[]> = array(
  oneof(
    record({ code: constantFrom('PL101', 'PL200'), hundredths: integer({ min: 1, max: 5_000 }) }).map((line): AskedLine => ({ kind: 'rate', ...line })),
    integer({ min: 0, max: 60_000 }).map((pricePence): AskedLine => ({ kind: 'words', description: 'More', pricePence })),
  ),
  { minLength: 1, maxLength: 3 },
);
const someStep = oneof(
  someLines.map((lines): OrderCommand => ({ type: 'AskVariation', lines, reason: 'More' })),
  constantFrom<OrderCommand>(
    { type: 'AcceptOrder' }, { type: 'WithdrawVariation', words: 'No' }, { type: 'AuthoriseOrder', words: '' }, { type: 'DeclineOrder', words: 'No' },
    { type: 'CompleteOrder', on: anOrderContext().today, words: 'Done' }, { type: 'CancelOrder', reason: 'no longer needed', words: 'Not needed' },
  ),
);
const somebody = constantFrom<Role>('operative', 'planner', 'surveyor', 'manager');

describe('whatever is done to an order', () => {
  it('never costs more than somebody who did not ask, and has the limit, said yes to, and the variations that need no yes', () => {
    check(property(someLines, somebody, array(record({ step: someStep, by: somebody }), { maxLength: 12 }), (lines, raiser, steps) => {
      const first = kept(undefined, raiseOrder({ spine: anOrderRecord().spine, lastNumber: 0 }, aRaise({ lines }), contextOf(raiser)));
      if (first !== undefined) steps.reduce(stepOn, { order: first, allowed: first.waiting === null ? first.valuePence : 0 });
    }), { numRuns: 300 });
  });

  it('keeps what every event says: the row is always the events, one after the other', () => {
    const decision = decideOrder(anOrderRecord(), { type: 'AcceptOrder' }, anOrderContext());
    assert.deepEqual(kept(anOrder(), decision)?.state, { kind: 'accepted', at: tuesdayMorning });
  });
});

interface Watched {
  readonly order: WorkOrder;
  /** What was within limits when it was raised, or what somebody has said yes to since. */
  readonly allowed: number;
}

const contextOf = (by: Role) => anOrderContext({ actor: staffOf(by) });

function stepOn({ order, allowed }: Watched, { step, by }: { readonly step: OrderCommand; readonly by: Role }): Watched {
  const decision = decideOrder({ order, spine: anOrderRecord().spine }, step, contextOf(by));
  const now = kept(order, decision) ?? order;
  const saidYes = decision.ok && step.type === 'AuthoriseOrder' ? order.waiting : null;
  if (saidYes !== null) assert.ok(saidYes.askedById !== staffOf(by).id && saidYes.valuePence <= authorisingLimitOf(staffOf(by), usualOrderPolicy));
  const most = saidYes?.valuePence ?? allowed;
  if (['accepted', 'scheduled', 'completed'].includes(now.state.kind)) assert.ok(now.valuePence <= most + aContract().variationLimitPence, `${now.valuePence} of ${most}`);
  if (['completed', 'cancelled'].includes(now.state.kind)) assert.equal(now.waiting, null);
  return { order: now, allowed: most };
}

function kept(order: WorkOrder | undefined, decision: OrderDecision): WorkOrder | undefined {
  return decision.ok ? decision.change.events.reduce<WorkOrder | undefined>((now, event) => evolveOrder(now, event, { caseId, at: tuesdayMorning }), order) : order;
}
