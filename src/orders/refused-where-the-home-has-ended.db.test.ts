import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { endInDatabase } from '../../test/builders/ended-home.ts';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { asMessage, asRaisingMessage, carriedOrders, raiseFields } from '../../test/doors/order-doors.ts';
import { OrderStates, orderStates, type OrderInState } from '../../test/doors/order-states.ts';
import { assertSaysNo } from '../../test/doors/refused-page.ts';
import { RepairStates } from '../../test/doors/repairs-in-states.ts';

// From the day on which a home is no longer ours nobody is sent there, by any door. What was done is still recorded, and what is open is cancelled.

const no = /This home is no longer ours since Tuesday 24 November 2026, so nobody is sent there/;
const facts = { since: '2026-11-24' };
const aDay = { on: '2026-11-26', part: 'morning' };
const order = { purpose: 'work', trade: 'plumber', work: 'Renew both tap washers', lines: [{ code: 'PL101', quantity: 2 }], priority: 'routine' };

describe('orders at a home that is no longer ours', () => {
  let doors: DoorSite;
  let triaged: string;
  let accepted: OrderInState;
  let proposed: OrderInState;
  let today: OrderInState;
  before(async () => {
    doors = await DoorSite.open();
    const beside = await new RepairStates(doors).prepare();
    const states = await new OrderStates(beside).prepare();
    triaged = await beside.triaged();
    accepted = await orderStates.accepted(states);
    proposed = await orderStates.proposed(states);
    today = await orderStates.today(states);
    await doors.site.inLandlord((tx) => endInDatabase(tx, doors.site.landlord.homeId, '2026-11-24'));
  });
  after(() => doors.close());

  async function changesNothing(asks: () => Promise<Answered>): Promise<Answered> {
    const beforehand = await doors.allThereIs();
    const answer = await asks();
    assert.deepEqual(await doors.allThereIs(), beforehand, 'something changed');
    return answer;
  }

  const versionOf = async ({ orderId }: OrderInState): Promise<string> => {
    const [found] = await doors.site.inLandlord((tx) => tx.query<{ version: number }>('select version from work_orders where landlord_id = $1 and id = $2', [tx.landlordId, orderId]));
    return String(found?.version ?? -1);
  };
  const refusedByProgram = ({ status, json, text }: Answered): void => assert.deepEqual([status, json['refusal'], json['facts']], [422, 'home-has-ended', facts], text);

  test('none is raised, by page, program and message', async () => {
    const { brightside, landlord } = doors.site;
    const sent = { ...order, contractorId: brightside.contractorId, contractId: brightside.contractId };
    const fields = raiseFields(sent);
    const page = await changesNothing(async () => doors.fill(landlord.staff.planner, `/cases/${triaged}/orders/new`, { seenVersion: String(await doors.versionOf(triaged)), ...fields }));
    assert.match(assertSaysNo(page, fields), no);
    refusedByProgram(await changesNothing(() => doors.call('planner', `/api/v1/cases/${triaged}/orders`, sent)));
    refusedByProgram(await changesNothing(() => doors.call('planner', `/api/v1/cases/${triaged}/orders/messages`, asRaisingMessage(sent, 'Brightside Plumbing'))));
  });

  test('no day is given, accepted or proposed, by the landlord and by whoever does it', async () => {
    const { planner } = doors.site.landlord.staff;
    const fields = { seenVersion: await versionOf(accepted), ...carriedOrders.ScheduleOrder.fields(aDay) };
    assert.match(assertSaysNo(await changesNothing(() => doors.fill(planner, `/cases/${accepted.reference}/orders/1/schedule`, fields)), fields), no);
    refusedByProgram(await changesNothing(() => doors.call('planner', `/api/v1/cases/${accepted.reference}/orders/1/schedule`, aDay)));
    refusedByProgram(await changesNothing(() => doors.call('planner', `/api/v1/cases/${accepted.reference}/orders/1/messages`, asMessage('ScheduleOrder', accepted.reference, aDay) ?? {})));
    refusedByProgram(await changesNothing(() => doors.call('planner', `/api/v1/cases/${proposed.reference}/orders/1/accept-slot`, {})));
    const seenVersion = await versionOf(proposed);
    assert.match(assertSaysNo(await changesNothing(() => doors.fill(planner, `/cases/${proposed.reference}/orders/1/accept-slot`, { seenVersion })), {}), no);
    const proposing = { ...aDay, words: '' };
    const typed = { seenVersion: await versionOf(accepted), ...carriedOrders.ProposeSlot.fields(proposing) };
    assert.match(assertSaysNo(await changesNothing(() => doors.fill(doors.contractor, `/our-orders/${accepted.orderId}/propose`, typed)), typed), no);
    assert.match(assertSaysNo(await changesNothing(() => doors.fill(undefined, `${accepted.link}/propose`, typed)), typed), no);
    refusedByProgram(await changesNothing(() => doors.call('their contractor', `/api/v1/our-orders/${accepted.orderId}/propose`, proposing)));
  });

  test('what was done that day is recorded, and what is open is cancelled', async () => {
    const done = await doors.call('their contractor', `/api/v1/our-orders/${today.orderId}/complete`, { on: '2026-11-24', words: 'Both washers renewed' });
    assert.equal(done.status, 200, done.text);
    const cancelled = await doors.call('planner', `/api/v1/cases/${accepted.reference}/orders/1/cancel`, { reason: 'no longer needed', words: 'The home was sold' });
    assert.equal(cancelled.status, 200, cancelled.text);
  });
});
