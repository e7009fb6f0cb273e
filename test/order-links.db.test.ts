import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { verifyCase } from '../src/casefile/index.ts';
import { plainDate } from '../src/clock/index.ts';
import { deliverDue } from '../src/correspondence/sending/deliver-due.ts';
import type { OrderCommand } from '../src/orders/index.ts';
import { NotAllowed } from '../src/platform/http/index.ts';
import { newId } from '../src/platform/ids.ts';
import type { MailOutcome, OutgoingMail } from '../src/platform/mail/index.ts';
import type { Actor, StaffActor } from '../src/staff/index.ts';
import { tuesdayMorning } from './builders/case.ts';
import { aPhotoOfTheWork, ContractorSite } from './contractor-site.ts';

const day = { 'on-day': '26', 'on-month': '11', 'on-year': '2026' };
const thursday = plainDate('2026-11-26');

describe('a contractor without a sign-in, by a link to one order', () => {
  let site: ContractorSite;
  let planner: StaffActor;
  let manager: StaffActor;
  before(async () => {
    site = await ContractorSite.open();
    ({ planner, manager } = site.landlord.staff);
  });
  beforeEach(() => {
    site.clock.now = tuesdayMorning;
  });
  after(() => site.close());

  const rows = <Row extends object>(sql: string, ...values: readonly unknown[]) => site.inLandlord((tx) => tx.query<Row>(sql, [tx.landlordId, ...values]));
  const messagesOf = (caseId: string) => rows<{ template: string; address: string; body: string; status: string }>("select template, address, body, status from messages where landlord_id = $1 and case_id = $2 and template like 'order%' order by queued_at, id", caseId);
  const orderOf = async (caseId: string) => (await rows<{ state: string; version: number; times_no_access: number }>('select state, version, times_no_access from work_orders where landlord_id = $1 and case_id = $2', caseId))[0];
  const entriesOf = (caseId: string) => rows<{ type: string; actor_kind: string; actor_name: string }>('select type, actor_kind, actor_name from case_events where landlord_id = $1 and case_id = $2 order by sequence', caseId);
  const ordered = async (differing = {}) => {
    const order = await site.anOrder(site.jobbing, differing);
    return { ...order, url: await site.linkOf(order.id), holder: { kind: 'contractor', id: site.jobbing.contractorId, name: 'Jobbing Builders', orderId: order.id } satisfies Actor };
  };
  const deliver = (sent: OutgoingMail[], outcome: MailOutcome) => deliverDue({ database: site.database, now: site.clock.now, newId, publicAddress: 'https://homes.example', mailer: { send: async (mail) => (sent.push(mail), outcome) } }, site.landlord.id);

  it('is sent the link when the order is raised; no address, name or instruction is in the email', async () => {
    const { caseId, url } = await ordered();
    const sent: OutgoingMail[] = [];
    const [kept] = await messagesOf(caseId);
    await deliver(sent, { kind: 'accepted' });
    const mail = sent.find(({ text }) => text.includes(url));
    assert.deepEqual([kept?.template, kept?.address, mail?.to, kept?.body.includes('{link}')], ['order-link', 'pat@jobbing.example', 'pat@jobbing.example', true]);
    assert.doesNotMatch(`${mail?.subject} ${mail?.text}`, /Larch House|Okafor|washers|SECRETWORD|Dripping/);
  });

  it('is no word to the resident: whom we owe one is owed it still', async () => {
    const withLink = await ordered();
    const without = await site.anOrder();
    const lastWord = async (caseId: string) => (await rows('select last_contact_at, update_every from cases where landlord_id = $1 and id = $2', caseId))[0];
    const clock = async (caseId: string) => (await rows("select due_on, status from deadlines where landlord_id = $1 and case_id = $2 and kind = 'rhythm'", caseId))[0];
    assert.deepEqual([await lastWord(withLink.caseId), await clock(withLink.caseId)], [await lastWord(without.caseId), await clock(without.caseId)]);
  });

  it('is not sent to a firm whose people sign in, nor before the order is authorised', async () => {
    const signsIn = await site.anOrder();
    const waits = await site.anOrder(site.jobbing, { lines: [{ kind: 'words', description: 'New boiler', pricePence: 400_000 }] });
    assert.deepEqual([await messagesOf(signsIn.caseId), await messagesOf(waits.caseId)], [[], []]);
    assert.equal(await site.does(manager, waits.reference, { type: 'AuthoriseOrder', words: '' }), 'agreed');
    assert.deepEqual((await messagesOf(waits.caseId)).map(({ template }) => template), ['order-link']);
    assert.equal((await site.get(undefined, await site.linkOf(waits.id))).status, 200);
  });

  it('reads what somebody who signs in reads, and nothing behind it', async () => {
    const { url, reference } = await ordered();
    const { status, text } = await site.get(undefined, url);
    assert.equal(status, 200);
    for (const words of ['Renew both tap washers', '14 Larch House', 'Allow ten minutes to reach the door', 'Asbestos in the boxing', 'Larchfield Homes']) assert.ok(text.includes(words), words);
    assert.doesNotMatch(text, /SECRETWORD|Okafor|07700 900123|Sutcliffe|pat@jobbing/);
    assert.ok(!text.includes(`/repairs/${reference}`) && !text.includes('/our-orders'), 'no way into anything else');
  });

  it('accepts, proposes a day, is told that it was accepted, and says that it is done with a photo', async () => {
    const { url, caseId, reference } = await ordered();
    assert.equal((await site.send(undefined, `${url}/accept`, {})).status, 303);
    assert.match((await site.get(undefined, url)).text, /Ms A\. Okafor[\s\S]*07700 900123/);
    assert.equal((await site.send(undefined, `${url}/propose`, { ...day, part: 'morning' })).status, 303);
    assert.equal(await site.does(planner, reference, { type: 'AcceptSlot' }), 'agreed');
    assert.match((await messagesOf(caseId)).at(-1)?.body ?? '', /It is for Thursday 26 November, between 8am and 12 noon/);
    site.clock.now = '2026-11-26T15:00:00.000Z';
    const done = await site.send(undefined, `${url}/complete`, { ...day, words: 'Both renewed', more: 'no' }, { photos: [await aPhotoOfTheWork()] });
    assert.deepEqual([done.status, (await orderOf(caseId))?.state], [303, 'completed']);
    const photo = /src="([^"]*\/photos\/[^"]*thumbnail)"/.exec((await site.get(undefined, url)).text)?.[1] ?? '';
    assert.equal((await site.get(undefined, photo)).status, 200);
    const theirs = (await entriesOf(caseId)).filter(({ actor_kind: kind, type }) => kind === 'contractor' && !type.startsWith('Deadline'));
    assert.deepEqual(theirs.map(({ type, actor_name: name }) => [type, name]), [['OrderAccepted', 'Jobbing Builders'], ['SlotProposed', 'Jobbing Builders'], ['OrderPhotosAdded', 'Jobbing Builders'], ['OrderCompleted', 'Jobbing Builders'], ['PromiseKept', 'Jobbing Builders'], ['MessageQueued', 'Jobbing Builders']]);
    assert.equal((await site.inLandlord((tx) => verifyCase(tx, reference)))?.intact, true);
  });

  it('records no access, asks for a variation and turns down by it, through the same rules', async () => {
    const { url, caseId, holder, reference } = await ordered();
    assert.match((await site.get(undefined, `${url}/no-access`)).text, /The order has no day yet/);
    await site.does(holder, reference, { type: 'AcceptOrder' });
    assert.equal((await site.send(undefined, `${url}/vary`, { codes: 'PL101 9', others: '', reason: 'The whole house' })).status, 303);
    assert.equal(await site.does(holder, reference, { type: 'CompleteOrder', on: plainDate('2026-11-24'), words: 'Done' }), 'variation-waits');
    assert.equal((await site.send(undefined, `${url}/withdraw-variation`, { reason: 'Two will do' })).status, 303);
    await site.does(planner, reference, { type: 'ScheduleOrder', on: plainDate('2026-11-24'), part: 'morning' });
    assert.equal((await site.send(undefined, `${url}/no-access`, { tried: 'left a card', words: 'Knocked, rang' })).status, 303);
    assert.deepEqual([(await orderOf(caseId))?.state, (await orderOf(caseId))?.times_no_access], ['accepted', 1]);
    const toResident = await rows<{ template: string }>("select template from messages where landlord_id = $1 and case_id = $2 and template like 'contractor%' order by queued_at, id", caseId);
    assert.deepEqual(toResident.map(({ template }) => template), ['contractor-day', 'contractor-no-access']);
    const other = await ordered();
    assert.equal((await site.send(undefined, `${other.url}/turn-down`, { reason: 'Nobody free' })).status, 303);
    assert.equal((await orderOf(other.caseId))?.state, 'cancelled');
  });

  const notTheirs: readonly OrderCommand[] = [
    { type: 'ScheduleOrder', on: thursday, part: 'morning' }, { type: 'AcceptSlot' }, { type: 'DeclineSlot', words: 'No' }, { type: 'CancelOrder', reason: 'no longer needed', words: 'No' },
    { type: 'AuthoriseOrder', words: '' }, { type: 'DeclineOrder', words: 'No' }, { type: 'SendOrderLink' }, { type: 'WithdrawOrderLink' },
  ];
  const theirs: readonly OrderCommand[] = [
    { type: 'AcceptOrder' }, { type: 'TurnDownOrder', words: 'No' }, { type: 'ProposeSlot', on: thursday, part: 'morning', words: '' }, { type: 'CompleteOrder', on: plainDate('2026-11-24'), words: 'Done' },
    { type: 'RecordOrderNoAccess', words: 'Knocked' }, { type: 'AskVariation', lines: [], reason: 'More' }, { type: 'WithdrawVariation', words: 'No' }, { type: 'AddOrderPhotos', photos: [] },
  ];

  it('may by it no more than somebody who signs in, whatever the door, and nothing on another order of the same firm', async () => {
    const [{ reference, holder }, another, signedIn] = [await ordered(), await ordered(), await site.anOrder()];
    const jo = site.brightside.people[0] as StaffActor;
    for (const command of notTheirs) {
      await assert.rejects(site.does(holder, reference, command), NotAllowed, command.type);
      await assert.rejects(site.does(jo, signedIn.reference, command), NotAllowed, command.type);
    }
    for (const command of theirs) await assert.rejects(site.does(holder, another.reference, command), NotAllowed, command.type);
    for (const command of theirs.filter(({ type }) => type !== 'AcceptOrder' && type !== 'TurnDownOrder')) {
      assert.equal(await site.does(holder, reference, command), await site.does(jo, signedIn.reference, command), command.type);
    }
  });

  it('is refused a form that is sent twice, with what was typed', async () => {
    const { url, reference, holder } = await ordered();
    await site.does(holder, reference, { type: 'AcceptOrder' });
    const again = await site.send(undefined, `${url}/propose`, { ...day, part: 'morning', words: 'After the school run' }, { before: () => site.does(holder, reference, { type: 'ProposeSlot', on: thursday, part: 'morning', words: '' }) });
    assert.equal(again.status, 409);
    assert.match(again.text, /After the school run/);
  });

  it('opens nothing once it is withdrawn, another was sent, its time is over, or the order ended a week ago', async () => {
    const { url, id, reference, caseId, holder } = await ordered();
    const statusOf = async (address: string) => (await site.get(undefined, address)).status;
    await site.does(planner, reference, { type: 'SendOrderLink' });
    const next = await site.linkOf(id);
    assert.deepEqual([await statusOf(url), await statusOf(next)], [404, 200]);
    const late = await site.send(undefined, `${next}/accept`, {}, { before: () => site.does(planner, reference, { type: 'WithdrawOrderLink' }) });
    assert.deepEqual([late.status, (await orderOf(caseId))?.state, await statusOf(next)], [404, 'raised', 404]);
    const over = await ordered();
    site.clock.now = '2027-01-05T23:30:00.000Z';
    assert.equal(await statusOf(over.url), 200, 'two weeks past its target');
    site.clock.now = '2027-01-06T00:30:00.000Z';
    assert.equal(await statusOf(over.url), 404);
    site.clock.now = tuesdayMorning;
    await site.does(planner, reference, { type: 'SendOrderLink' });
    const last = await site.linkOf(id);
    await site.does(holder, reference, { type: 'TurnDownOrder', words: 'Nobody free' });
    assert.equal(await statusOf(last), 200, 'what became of it can be read');
    site.clock.now = '2026-12-02T09:30:00.000Z';
    assert.equal(await statusOf(last), 404);
  });

  it('is looked after by the office: they see to whom it went and when it was opened, send another and withdraw it', async () => {
    const { url, reference } = await ordered();
    const page = `/cases/${reference}/orders/1`;
    await site.get(undefined, url);
    await site.get(undefined, `${url}/accept`);
    assert.match((await site.get(planner, page)).text, /pat@jobbing\.example[\s\S]*Works until[\s\S]*1 time, first/);
    assert.equal((await site.send(planner, `${page}/send-link`, {})).status, 303);
    assert.equal((await site.send(planner, `${page}/withdraw-link`, {})).status, 303);
    assert.match((await site.get(planner, page)).text, /Withdrawn/);
    assert.equal((await site.get(undefined, url)).status, 404);
  });

  it('sends so many things in an hour and no more', async () => {
    const { url } = await ordered();
    const statuses: number[] = [];
    for (let sent = 0; sent < 61; sent += 1) statuses.push((await site.send(undefined, `${url}/turn-down`, { reason: '' })).status);
    assert.deepEqual([new Set(statuses.slice(0, 60)), statuses.at(60)], [new Set([422]), 429]);
  });

  it('that could not be sent is told to whoever answers for the case, and is never posted to the home', async () => {
    const { caseId, reference } = await ordered();
    const before = (await rows('select id from deadlines where landlord_id = $1 and case_id = $2', caseId)).length;
    await deliver([], { kind: 'refused', why: 'There is no such mailbox.', isTheAddress: true });
    assert.deepEqual((await messagesOf(caseId)).map(({ status }) => status), ['failed']);
    assert.equal((await rows("select id from messages where landlord_id = $1 and case_id = $2 and channel = 'letter' and template like 'order%'", caseId)).length, 0);
    assert.equal((await rows("select id from notices where landlord_id = $1 and case_id = $2 and words like '%no such mailbox%'", caseId)).length, 1);
    assert.equal((await rows('select id from deadlines where landlord_id = $1 and case_id = $2', caseId)).length, before, 'no word to the resident was lost');
    assert.equal(await site.does(planner, reference, { type: 'SendOrderLink' }), 'agreed');
  });
});
