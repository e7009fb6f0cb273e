import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { nextReference, type CaseId } from '../src/casefile/index.ts';
import { dateInLondon } from '../src/clock/index.ts';
import { performRaise } from '../src/orders/index.ts';
import { insertRows, openDatabase, type Database } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { performOnRepair, performReport } from '../src/repairs/index.ts';
import type { OrganisationId, Role } from '../src/staff/index.ts';
import { makeToken } from './api-site.ts';
import { tuesdayMorning } from './builders/case.ts';
import { aContractorOf, type BuiltContractor } from './builders/contractors.ts';
import { aLandlord, type BuiltLandlord } from './builders/landlord.ts';
import { aRaise } from './builders/order.ts';
import { aReport } from './builders/repair.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { openProductServer, type ProductServer } from './product-server.ts';

interface Theirs {
  readonly landlord: BuiltLandlord;
  readonly brightside: BuiltContractor;
}
type Messages = readonly Readonly<Record<string, unknown>>[];

describe('repairs messages between programs', () => {
  let made: TestDatabase;
  let database: Database;
  let product: ProductServer;
  let ours: Theirs;
  let elsewhere: Theirs;

  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 6 });
    product = await openProductServer({ database, publicAddress: 'http://localhost', readClock: () => tuesdayMorning });
    [ours, elsewhere] = [await aLandlordWithBrightside('Larchfield Homes'), await aLandlordWithBrightside('Elsewhere Homes')];
  });
  after(async () => {
    await product.close();
    await database.close();
    await made.close();
  });

  async function aLandlordWithBrightside(name: string): Promise<Theirs> {
    const landlord = await aLandlord(database, name);
    const organisationId = newId() as OrganisationId;
    await database.inLandlord(landlord.id, (tx) => insertRows(tx, 'organisations', [{ landlord_id: landlord.id, id: organisationId, name: 'Brightside', kind: 'contractor' }]));
    return { landlord, brightside: await aContractorOf(database, landlord, { organisationId }) };
  }

  /** A tap that drips, triaged; with an order for Brightside where one is asked for. */
  async function aRepair({ landlord, brightside }: Theirs, withOrder: boolean): Promise<string> {
    const reference = await nextReference(database, { landlordId: landlord.id, prefix: 'REP', year: 2026 });
    await database.inLandlord(landlord.id, async (tx) => {
      const asking = (role: Role) => ({ tx, landlord: { id: landlord.id, settings: {} } as never, actor: landlord.staff[role], now: tuesdayMorning, today: dateInLondon(tuesdayMorning), newId });
      const place = { homeId: landlord.homeId, communalAreaId: null, residentId: landlord.residentId };
      await performReport(asking('adviser'), { ...place, ownerId: landlord.staff.planner.id, teamId: landlord.repairsTeamId, ids: { id: newId() as CaseId, reference }, report: { type: 'ReportRepair', report: aReport(), isEmergency: false, photos: [] } });
      await performOnRepair(asking('planner'), { reference }, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
      const siteHazards = 'Asbestos in the boxing: do not drill';
      if (withOrder) assert.ok((await performRaise(asking('planner'), { reference }, aRaise({ ...brightside, siteHazards }))).ok);
    });
    return reference;
  }

  async function aPersonOfBrightside({ landlord }: Theirs, of?: string): Promise<string> {
    const id = newId();
    await database.inLandlord(landlord.id, async (tx) => {
      const [firm] = await tx.query<{ id: string }>("select id from organisations where landlord_id = $1 and kind = 'contractor'", [landlord.id]);
      await insertRows(tx, 'staff', [{ landlord_id: landlord.id, id, organisation_id: of ?? firm?.id, name: 'Jo Marsh', email: `${id}@brightside.example`, roles: ['contractor'], created_at: tuesdayMorning }]);
    });
    return id;
  }

  const tokenOf = ({ landlord }: Theirs, staffId: string) => makeToken({ database }, { id: landlord.id, staffId: staffId as never });
  async function call(method: 'GET' | 'POST', url: string, token: string, body?: unknown) {
    const headers = { authorization: `Bearer ${token}`, ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': newId() } : {}) };
    const answer = await product.server.inject({ method, url, headers, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });
    return { status: answer.statusCode, json: answer.json<Record<string, unknown>>(), text: answer.body };
  }
  const messagesAt = async (reference: string, token: string): Promise<Messages> => (await call('GET', `/api/v1/cases/${reference}/orders/1/messages`, token)).json['items'] as Messages;
  /** Where whoever does the work finds the first order of a case. */
  const ourPathOf = ({ landlord }: Theirs, reference: string): Promise<string> => database.inLandlord(landlord.id, async (tx) => {
    const [row] = await tx.query<{ id: string }>('select o.id from work_orders o join cases c on c.landlord_id = o.landlord_id and c.id = o.case_id where o.landlord_id = $1 and c.reference = $2', [landlord.id, reference]);
    return `/api/v1/our-orders/${row?.id ?? ''}/messages`;
  });
  const namesIn = (answer: Awaited<ReturnType<typeof call>>) => (answer.json['items'] as Messages).map((message) => Object.keys(message).find((name) => /^[A-Z]/.test(name)));
  const pointersOf = (answer: Awaited<ReturnType<typeof call>>) => (answer.json['errors'] as readonly { pointer: string }[]).map(({ pointer }) => pointer);

  it('go out here and in elsewhere, and the order there is the order here', async () => {
    const here = await tokenOf(ours, ours.landlord.staff.planner.id);
    const there = await tokenOf(elsewhere, elsewhere.landlord.staff.planner.id);
    const [reference, other] = [await aRepair(ours, true), await aRepair(elsewhere, false)];
    const [raise, schedule] = await messagesAt(reference, here);
    for (const [at, message] of [raise, schedule].entries()) {
      const taken = await call('POST', `/api/v1/cases/${other}/orders/messages`, there, message);
      assert.equal(taken.status, 201, taken.text);
      assert.deepEqual([taken.json['number'], taken.json['valuePence'], taken.json['siteHazards']], [at + 1, 3_700, 'Asbestos in the boxing: do not drill\nNo register of site hazards is held for this place. That does not mean that there are none.']);
    }
    // What our register said stands there among the dangers that we told of; theirs says its own beside it.
    const [{ LocationAlert: theirs, ...asRaised }, { LocationAlert: told, ...wasRaised }] = [(await messagesAt(other, there))[0], raise].map((message) => message?.['RaiseRepair'] as Readonly<Record<string, unknown>>) as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
    assert.deepEqual(asRaised, wasRaised);
    for (const { Comments } of told as readonly { Comments: string }[]) assert.ok((theirs as readonly { Comments: string }[]).some((alert) => alert.Comments.includes(Comments)), Comments);
  });

  it('of whoever does the work act on their own orders, from accepted to done, and what they say comes out again', async () => {
    const reference = await aRepair(ours, true);
    const token = await tokenOf(ours, await aPersonOfBrightside(ours));
    const path = await ourPathOf(ours, reference);
    const send = (message: object) => call('POST', path, token, message);
    const about = { RelatedWorkOrderReference: { ID: `${reference}/1` } };
    assert.deepEqual(namesIn(await send({ JobStatusUpdate: { ...about, OtherType: 'accepted' } })), ['RaiseRepair', 'ScheduleRepair', 'JobStatusUpdate']);
    const proposed = await send({ JobStatusUpdate: { ...about, OtherType: 'scheduled', RefinedAppointmentWindow: { Date: '2026-11-26', TimeOfDay: { Name: 'morning' } } } });
    assert.equal(proposed.status, 200, proposed.text);
    const planner = await tokenOf(ours, ours.landlord.staff.planner.id);
    assert.equal((await call('GET', `/api/v1/cases/${reference}/orders/1`, planner)).json['state'], 'accepted', 'a day proposed is no booking');
    const done = { WorkOrderReference: { ID: `${reference}/1` }, JobStatusUpdates: [{ OtherType: 'completed', EventTime: '2026-11-24T09:30:00Z', Comments: 'Both washers renewed' }] };
    const other = await send({ WorkOrderComplete: { ...done, CompletedWorkElements: [{ RateScheduleItem: [{ CustomCode: 'PL101', Quantity: { Amount: [3] } }] }] } });
    assert.deepEqual([other.status, pointersOf(other)], [422, ['/WorkOrderComplete/CompletedWorkElements']]);
    assert.equal((await send({ WorkOrderComplete: done })).status, 200);
    assert.deepEqual(namesIn(await call('GET', path, token)), ['RaiseRepair', 'ScheduleRepair', 'JobStatusUpdate', 'WorkOrderComplete']);
  });

  it('of the landlord’s own planner give the order its day', async () => {
    const reference = await aRepair(ours, true);
    const planner = await tokenOf(ours, ours.landlord.staff.planner.id);
    const send = (differing: object) => call('POST', `/api/v1/cases/${reference}/orders/1/messages`, planner, { JobStatusUpdate: { RelatedWorkOrderReference: { ID: `${reference}/1` }, ...differing } });
    assert.equal((await send({ OtherType: 'accepted' })).json['state'], 'accepted');
    const scheduled = await send({ OtherType: 'scheduled', RefinedAppointmentWindow: { Date: '2026-11-26', TimeOfDay: { Name: 'morning' } } });
    assert.deepEqual([scheduled.json['state'], scheduled.json['scheduledOn']], ['scheduled', '2026-11-26']);
  });

  it('of anybody else’s people find no such order, and a contractor’s token opens nothing else', async () => {
    const reference = await aRepair(ours, true);
    const path = await ourPathOf(ours, reference);
    const stranger = newId();
    await database.inLandlord(ours.landlord.id, (tx) => insertRows(tx, 'organisations', [{ landlord_id: ours.landlord.id, id: stranger, name: `Another firm ${stranger}`, kind: 'contractor' }]));
    const accept = { JobStatusUpdate: { RelatedWorkOrderReference: { ID: `${reference}/1` }, OtherType: 'accepted' } };
    for (const token of [await tokenOf(ours, await aPersonOfBrightside(ours, stranger)), await tokenOf(elsewhere, await aPersonOfBrightside(elsewhere))]) {
      assert.equal((await call('GET', path, token)).status, 404);
      assert.equal((await call('POST', path, token, accept)).status, 404);
    }
    const own = await tokenOf(ours, await aPersonOfBrightside(ours));
    const [raise] = (await call('GET', path, own)).json['items'] as Messages;
    for (const [method, url, body] of [['POST', `/api/v1/cases/${reference}/orders/messages`, raise], ['POST', `/api/v1/cases/${reference}/orders/1/messages`, accept], ['GET', `/api/v1/cases/${reference}`, undefined], ['GET', '/api/v1/contractors', undefined]] as const) {
      assert.equal((await call(method, url, own, body)).status, 403, url);
    }
  });

  it('with something wrong name the member and how to mend it, and nothing is done', async () => {
    const reference = await aRepair(ours, true);
    const token = await tokenOf(ours, ours.landlord.staff.planner.id);
    const [raise] = await messagesAt(reference, token);
    const work = raise?.['RaiseRepair'] as Record<string, unknown>;
    const raising = (differing: object, about: object = {}) => call('POST', `/api/v1/cases/${reference}/orders/messages`, token, { ...raise, RaiseRepair: { ...work, ...differing }, ...about });
    const on = (message: object) => call('POST', `/api/v1/cases/${reference}/orders/1/messages`, token, message);
    const about = { RelatedWorkOrderReference: { ID: `${reference}/1` } };
    const wrong: readonly (readonly [pointer: string, answer: Awaited<ReturnType<typeof call>>])[] = [
      ['/RaiseRepair/PersonAlert', await raising({ PersonAlert: [{ Comments: 'Lives alone' }] })],
      ['/RaiseRepair/Priority/PriorityCode', await raising({ Priority: { PriorityCode: '5', RequiredCompletionDateTime: '2026-12-22T23:00:00Z' } })],
      ['/RaiseRepair/Priority/RequiredCompletionDateTime', await raising({ Priority: { PriorityCode: '3', RequiredCompletionDateTime: '2026-11-01T23:00:00Z' } })],
      ['/RaiseRepair/WorkElement/0/RateScheduleItem', await raising({ WorkElement: [{ Trade: [{ CustomCode: 'plumber' }], RateScheduleItem: [{ CustomCode: 'XX9', Quantity: { Amount: [1] } }] }] })],
      ['/contractor', await raising({}, { contractor: 'Nobody we know' })],
      ['', await raising({}, { ScheduleRepair: { ...work, SitePropertyUnit: undefined, Reference: [{ ID: 'A1' }] } })],
      ['/JobStatusUpdate/RelatedWorkOrderReference/ID', await on({ JobStatusUpdate: { RelatedWorkOrderReference: { ID: 'REP-1' }, OtherType: 'accepted' } })],
      ['/JobStatusUpdate/OtherType', await on({ JobStatusUpdate: { ...about, OtherType: 'cancelled' } })],
      ['/JobStatusUpdate/RefinedAppointmentWindow/Date', await on({ JobStatusUpdate: { ...about, OtherType: 'scheduled' } })],
      ['', await on({})],
    ];
    for (const [pointer, answer] of wrong) {
      assert.equal(answer.status, 422, answer.text);
      assert.ok(pointersOf(answer).includes(pointer), `${pointer}: ${answer.text}`);
    }
    const { items } = (await call('GET', `/api/v1/cases/${reference}/orders`, token)).json as { items: readonly { state: string }[] };
    assert.deepEqual(items.map(({ state }) => state), ['raised']);
  });
});
