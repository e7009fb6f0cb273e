import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { aRaise, anOrderContext, anOrderRecord, orderRefusalOf } from '../../../test/builders/order.ts';
import { agreedOfOrders, refusalsOfOrders as refusals, type OrderCase } from '../../../test/doors/refusals-of-orders.ts';
import { plainDate } from '../../clock/index.ts';
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

  it('home-has-ended: an order, and a day, from the first day on which the home is no longer ours', () => {
    const tried = agreedOfOrders.filter(([, , { type }]) => ['RaiseOrder', 'ScheduleOrder', 'ProposeSlot', 'AcceptSlot'].includes(type));
    assert.ok(tried.length >= 4);
    const endsOn = (on: string) => tried.map(([why, record, command, differing]) => orderRefusalOf(decided([why, record, command, { ...differing, homeEndedOn: plainDate(on) }])));
    assert.deepEqual([...new Set(endsOn('2026-11-24'))], ['home-has-ended']);
    const others = agreedOfOrders.filter((one) => !tried.includes(one));
    for (const [why, record, command, differing] of others) assert.equal(orderRefusalOf(decided([why, record, command, { ...differing, homeEndedOn: plainDate('2026-11-01') }])), 'agreed', command.type);
  });

  it('nothing of these as they stand', () => {
    for (const one of agreedOfOrders) assert.equal(orderRefusalOf(decided(one)), 'agreed', one[2].type);
  });

  it('has a test for each, and no refusal that nothing gives', () => {
    const source = readFileSync(new URL('context.ts', import.meta.url), 'utf8');
    const [, union = ''] = /type OrderRefusal =([^;]+);/.exec(source) ?? [];
    const named = [...union.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
    const tested = Object.entries(refusals).filter(([name, cases]) => cases.length > 0 || name === 'too-many-orders' || name === 'home-has-ended');
    assert.deepEqual(tested.map(([name]) => name).sort(), named.sort());
  });
});
