import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { aRaise, anOrderContext, anOrderRecord, orderRefusalOf } from '../../../test/builders/order.ts';
import { agreedOfOrders, refusalsOfOrders as refusals, type OrderCase } from '../../../test/doors/refusals-of-orders.ts';
import { decideOrder, raiseOrder } from './index.ts';

const decided = ([, record, command, differing]: OrderCase, lastNumber = 1) => {
  const context = anOrderContext(differing);
  return command.type === 'RaiseOrder' ? raiseOrder({ spine: record.spine, lastNumber }, command, context) : decideOrder(record, command, context);
};

describe('what is refused of an order', () => {
  for (const [refusal, cases] of Object.entries(refusals)) {
    for (const one of cases) it(`${refusal}: ${one[0]}`, () => assert.equal(orderRefusalOf(decided(one)), refusal));
  }

  it('too-many-orders: a hundred on one case', () => assert.equal(orderRefusalOf(decided(['', anOrderRecord(), aRaise()], 100)), 'too-many-orders'));

  it('nothing of these as they stand', () => {
    for (const one of agreedOfOrders) assert.equal(orderRefusalOf(decided(one)), 'agreed', one[2].type);
  });

  it('has a test for each, and no refusal that nothing gives', () => {
    const source = readFileSync(new URL('context.ts', import.meta.url), 'utf8');
    const [, union = ''] = /type OrderRefusal =([^;]+);/.exec(source) ?? [];
    const named = [...union.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
    const tested = Object.entries(refusals).filter(([name, cases]) => cases.length > 0 || name === 'too-many-orders');
    assert.deepEqual(tested.map(([name]) => name).sort(), named.sort());
  });
});
