import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { aLine, anOrder } from '../../test/builders/order.ts';
import { dateFields } from '../platform/api/index.ts';
import { plainDate, type Instant } from '../clock/index.ts';
import { parseRaise } from './forms/order.ts';
import { dayOf, raiseFieldsOf, saysOtherWork, type MessageLine, type WorkToRaise } from './forms/repairs-message.ts';
import type { OrderLine, OrderState } from './model.ts';
import { messageExamples } from './routes/api/message-examples.ts';
import { messagesOf } from './views/repairs-messages.ts';

const told = { reference: 'REP-2026-00412', landlordName: 'Larchfield Homes', address: '14 Larch House, Larchfield', contractor: { name: 'Brightside Plumbing' }, contract: { name: 'Plumbing 2025' } };
const namesIn = (state: OrderState) => messagesOf(anOrder({ state }), told).map((message) => Object.keys(message).find((name) => /^[A-Z]/.test(name)));
const words: OrderLine = { kind: 'words', description: 'Parking', pricePence: 450 };

describe('repairs messages', () => {
  for (const [name, message] of Object.entries(messageExamples)) {
    it(`the example file of “${name}” is what is sent`, () => {
      const path = join(import.meta.dirname, '..', '..', 'docs', 'how-to', `example-message-${name}.json`);
      assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), message);
    });
  }

  it('tell of an order as far as it is', () => {
    assert.deepEqual(namesIn({ kind: 'raised' }), ['RaiseRepair', 'ScheduleRepair']);
    assert.deepEqual(namesIn({ kind: 'accepted', at: '2026-11-24T10:00:00.000Z' as Instant }), ['RaiseRepair', 'ScheduleRepair', 'JobStatusUpdate']);
    assert.deepEqual(namesIn({ kind: 'completed', on: plainDate('2026-11-26'), words: 'Done' }), ['RaiseRepair', 'ScheduleRepair', 'JobStatusUpdate', 'WorkOrderComplete']);
  });

  it('hold the instruction and nothing about a person', () => {
    const text = JSON.stringify(messagesOf(anOrder(), told));
    assert.match(text, /Allow ten minutes/);
    assert.doesNotMatch(text, /PersonAlert|Customer|A planner/);
  });

  it('raise elsewhere the order they tell of, to the same day and penny', () => {
    const by = { contractorId: anOrder().contractorId, contractId: anOrder().contractId, text: 'Brightside' };
    for (const targetOn of ['2026-12-22', '2026-03-29', '2026-10-25'].map(plainDate)) {
      const order = anOrder({ lines: [aLine, words], targetOn });
      const [message] = messagesOf(order, told);
      const { body, errors } = raiseFieldsOf(message?.['RaiseRepair'] as WorkToRaise, dateFields);
      assert.deepEqual(errors, {});
      const parsed = parseRaise({ ...body, contractor: `${by.contractorId} ${by.contractId}` }, [by]);
      assert.ok(parsed.ok);
      const { type: _type, ...raised } = parsed.command;
      const { purpose, trade, contractorId, contractId, work, priority, accessNeeds, siteHazards } = order;
      assert.deepEqual(raised, { purpose, trade, contractorId, contractId, work, priority, targetOn, accessNeeds, siteHazards, lines: [{ kind: 'rate', code: 'PL101', hundredths: 200 }, words] });
    }
  });

  it('leave the hours of an emergency to the landlord who takes them', () => {
    const [message] = messagesOf(anOrder({ priority: 'emergency', targetOn: null, targetAt: '2026-11-25T10:00:00.000Z' as Instant }), told);
    const { body } = raiseFieldsOf(message?.['RaiseRepair'] as WorkToRaise, dateFields);
    assert.deepEqual([body['priority'], body['target-day']], ['emergency', undefined]);
  });

  it('name an item that is neither a code with a quantity nor words with a price', () => {
    const [message] = messagesOf(anOrder(), told);
    const work = message?.['RaiseRepair'] as WorkToRaise;
    for (const item of [{}, { CustomCode: 'PL101' }, { CustomName: 'Parking' }, { CustomCode: 'PL101', Quantity: { Amount: [1] }, PutrightPricePence: 1 }] satisfies MessageLine[]) {
      const { errors } = raiseFieldsOf({ ...work, WorkElement: [{ Trade: [{ CustomCode: 'plumber' }], RateScheduleItem: [item] }] }, dateFields);
      assert.match(errors['codes'] ?? '', /^Item 1: give CustomCode and Quantity/);
    }
  });

  it('say of done work whether it is what was agreed', () => {
    const code: MessageLine = { CustomCode: 'PL101', Quantity: { Amount: [2] } };
    assert.equal(saysOtherWork([aLine, words], [{ CustomName: 'Parking', PutrightPricePence: 450 }, code]), false);
    assert.equal(saysOtherWork([aLine], [{ ...code, Quantity: { Amount: [2.5] } }]), true);
    assert.equal(saysOtherWork([aLine, words], [code]), true);
  });

  it('have moments of any zone, read as the London day', () => {
    assert.equal(dayOf('2026-07-01T23:30:00Z'), '2026-07-02');
    assert.equal(dayOf('2026-07-02T00:30:00+01:00'), '2026-07-02');
    assert.equal(dayOf('2026-07-02'), undefined);
  });
});
