import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { asMessage, asRaisingMessage, carriedOrders, doorsOf, raiseFields } from '../../test/doors/order-doors.ts';
import { OrderStates, reachAllOrders, type OrderInState, type OrderStateName } from '../../test/doors/order-states.ts';
import { assertSaysNo, plain } from '../../test/doors/refused-page.ts';
import { reachAll, type StateName } from '../../test/doors/repair-states.ts';
import { RepairStates, type InState } from '../../test/doors/repairs-in-states.ts';
import { rowsOfOrders, rowsOfRaising, type OrderDoor, type OrderRow, type RaiseRow } from '../../test/doors/rows-of-orders.ts';
import { orderRefusalInWords } from './views/refusal-words.ts';

// The same thing is asked of an order by the landlord's people and by whoever does the work, by page, by program and by link.
// Each says no in the same words, and nothing has changed.

const names: Readonly<Record<OrderDoor, string>> = { page: 'its page', api: 'a program', ours: 'the contractor’s page', oursApi: 'the contractor’s program', message: 'a message', ourMessage: 'the contractor’s message', link: 'the contractor’s link' };

const isPage = (door: OrderDoor): boolean => door === 'page' || door === 'ours' || door === 'link';

describe('what is refused of an order', () => {
  let doors: DoorSite;
  let states: OrderStates;
  let orders: Readonly<Record<OrderStateName, OrderInState>>;
  let repairs: Readonly<Record<StateName, InState>>;
  before(async () => {
    doors = await DoorSite.open();
    const beside = await new RepairStates(doors).prepare();
    repairs = await reachAll(beside);
    states = await new OrderStates(beside).prepare();
    orders = await reachAllOrders(states);
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

  async function ask(door: OrderDoor, row: OrderRow): Promise<Answered> {
    const it = orders[row.in];
    const { page, api, ours, oursApi, fields } = carriedOrders[row.command];
    const filled = { seenVersion: await versionOf(it), ...fields(row.sent) };
    switch (door) {
      case 'page': return doors.fill(doors.site.landlord.staff[row.as], `/cases/${it.reference}/orders/1/${page ?? ''}`, filled);
      case 'api': return doors.call(row.as, `/api/v1/cases/${it.reference}/orders/1/${api ?? ''}`, row.sent);
      case 'ours': return doors.fill(doors.contractor, `/our-orders/${it.orderId}/${ours ?? ''}`, filled);
      case 'oursApi': return doors.call('their contractor', `/api/v1/our-orders/${it.orderId}/${oursApi ?? ''}`, row.sent);
      case 'message': return doors.call(row.as, `/api/v1/cases/${it.reference}/orders/1/messages`, asMessage(row.command, it.reference, row.sent) ?? {});
      case 'ourMessage': return doors.call('their contractor', `/api/v1/our-orders/${it.orderId}/messages`, asMessage(row.command, it.reference, row.sent) ?? {});
      case 'link': return doors.fill(undefined, `${it.link}/${ours ?? ''}`, filled);
    }
  }

  for (const row of rowsOfOrders) {
    for (const door of doorsOf(row.command)) {
      test(`${row.refusal}: ${row.command} by ${names[door]}, ${row.in}`, async () => {
        const answer = await changesNothing(() => ask(door, row));
        if (row.unseenBy?.includes(door) === true) assert.equal(answer.status, 404, plain(answer.text));
        else if (isPage(door)) assertPage(answer, row, carriedOrders[row.command].fields(row.sent), row.asked?.[door]);
        else assertProblem(answer, row.refusal, row.asked?.[door]);
      });
    }
  }

  for (const row of rowsOfRaising) {
    const sentTo = (): Record<string, unknown> => {
      const { contractorId = doors.site.brightside.contractorId, ...sent } = row.sent;
      const contractId = 'contractId' in sent ? sent['contractId'] : doors.site.brightside.contractId;
      const ended = states.firms?.ended;
      return { ...sent, contractorId: contractorId === 'ended' ? ended?.contractorId : contractorId, ...(contractId === undefined ? {} : { contractId: contractId === 'ended' ? ended?.contractId : contractId }) };
    };
    const onCase = async (): Promise<string> => {
      if (row.hasAHundred !== true) return repairs[row.in].reference;
      const { reference, orderId } = await states.raised();
      await doors.site.inLandlord((tx) => tx.query('update work_orders set number = 100 where landlord_id = $1 and id = $2', [tx.landlordId, orderId]));
      return reference;
    };

    test(`${row.refusal}: raised on a page, ${row.in}`, async () => {
      const reference = await onCase();
      const fields = raiseFields(sentTo());
      const answer = await changesNothing(async () => doors.fill(doors.site.landlord.staff.planner, `/cases/${reference}/orders/new`, { seenVersion: String(await doors.versionOf(reference)), ...fields }));
      assertPage(answer, row, fields, row.asked?.page);
    });

    test(`${row.refusal}: raised by a program, ${row.in}`, async () => {
      const reference = await onCase();
      assertProblem(await changesNothing(() => doors.call('planner', `/api/v1/cases/${reference}/orders`, sentTo())), row.refusal, row.asked?.api);
    });

    // A message names a firm that there is, and what its own shape leaves open.
    if (row.asked !== undefined) continue;
    test(`${row.refusal}: raised by a message, ${row.in}`, async () => {
      const reference = await onCase();
      assertProblem(await changesNothing(() => doors.call('planner', `/api/v1/cases/${reference}/orders/messages`, asRaisingMessage(row.sent, 'Brightside Plumbing'))), row.refusal, undefined);
    });
  }
});

function assertPage(answer: Answered, { refusal }: Pick<OrderRow | RaiseRow, 'refusal'>, typed: Parameters<typeof assertSaysNo>[1], asked: RegExp | undefined): void {
  const words = assertSaysNo(answer, typed);
  if (asked === undefined) assert.ok(words.includes(stem(refusal)), words);
  else assert.match(words, asked);
}

function assertProblem({ status, text, json }: Answered, refusal: OrderRow['refusal'], asked: RegExp | undefined): void {
  const { type, refusal: name, detail, errors } = json;
  assert.equal(status, 422, text);
  if (asked === undefined) assert.deepEqual([type, name, String(detail).startsWith(stem(refusal))], ['/api/problems/refused', refusal, true], text);
  else assert.match(JSON.stringify([type, errors]), new RegExp(`problems/invalid.*(?:${asked.source})`, asked.flags), text);
}

/** What the words begin with, whatever facts follow. */
const stem = (refusal: OrderRow['refusal']): string => orderRefusalInWords(refusal).replace(/[.?]$/, '');
