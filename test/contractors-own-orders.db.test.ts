import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verifyCase } from '../src/casefile/index.ts';
import { plainDate } from '../src/clock/index.ts';
import type { OrderCommand } from '../src/orders/index.ts';
import { NotAllowed } from '../src/platform/http/index.ts';
import type { StaffActor } from '../src/staff/index.ts';
import { aPhotoOfTheWork, ContractorSite } from './contractor-site.ts';

describe('a contractor with their orders', () => {
  let site: ContractorSite;
  let jo: StaffActor;
  let sam: StaffActor;
  let rival: StaffActor;
  let planner: StaffActor;
  before(async () => {
    site = await ContractorSite.open();
    [jo, sam] = site.brightside.people as [StaffActor, StaffActor];
    [rival] = site.rivals.people as [StaffActor];
    ({ planner } = site.landlord.staff);
  });
  after(() => site.close());

  const day = { 'on-day': '26', 'on-month': '11', 'on-year': '2026' };
  const eventsOf = (caseId: string) => site.inLandlord((tx) => tx.query<{ type: string; actor_name: string; data: { byContractor?: boolean; contractorName?: string } }>(
    "select type, actor_name, data from case_events where landlord_id = $1 and case_id = $2 and (type like 'Order%' or type like 'Slot%' or type like 'Variation%') order by sequence", [tx.landlordId, caseId]));

  it('reads what to do, where, by when, what to know at the door and its dangers, and nothing behind it', async () => {
    const { id } = await site.anOrder();
    const { status, text } = await site.get(jo, `/our-orders/${id}`);
    assert.equal(status, 200);
    for (const words of ['Renew both tap washers', '14 Larch House', 'Allow ten minutes to reach the door', 'Asbestos in the boxing', 'Larchfield Homes']) assert.ok(text.includes(words), words);
    assert.doesNotMatch(text, /SECRETWORD|Okafor|07700 900123|Sutcliffe/);
    assert.ok(!text.includes('/repairs/REP'), 'no way into the case');
  });

  it('is told whom to ask for from when they accept until it has ended', async () => {
    const { id, reference } = await site.anOrder();
    await site.does(jo, reference, { type: 'AcceptOrder' });
    assert.match((await site.get(jo, `/our-orders/${id}`)).text, /Ms A\. Okafor[\s\S]*07700 900123/);
    await site.does(jo, reference, { type: 'CompleteOrder', on: plainDate('2026-11-24'), words: 'Both renewed' });
    assert.doesNotMatch((await site.get(jo, `/our-orders/${id}`)).text, /Okafor/);
  });

  it('lists the orders of their own firm, by how far they are', async () => {
    const { reference } = await site.anOrder();
    const late = await site.anOrder(site.brightside, { targetOn: plainDate('2026-11-24') });
    const theirs = await site.anOrder(site.rivals);
    await site.does(jo, reference, { type: 'AcceptOrder' });
    const shows = async (query: string, what: string, who = jo) => (await site.get(who, `/our-orders${query}`)).text.includes(`>${what}, order 1<`);
    assert.deepEqual([await shows('', reference), await shows('?show=accepted', reference), await shows('?show=new', reference), await shows('?show=ended', reference)], [true, true, false, false]);
    assert.deepEqual([await shows('', theirs.reference), await shows('', theirs.reference, rival), await shows('', reference, rival)], [false, true, false]);
    assert.equal(await shows('?show=overdue', late.reference), false);
    site.clock.now = '2026-11-26T10:00:00.000Z';
    assert.equal(await shows('?show=overdue', late.reference), true);
    site.clock.now = '2026-11-24T10:30:00.000Z';
  });

  it('knows nothing of what the landlord has not yet authorised', async () => {
    const { id } = await site.anOrder(site.brightside, { lines: [{ kind: 'words', description: 'New boiler', pricePence: 400_000 }] });
    assert.equal((await site.get(jo, `/our-orders/${id}`)).status, 404);
    assert.ok(!(await site.get(jo, '/our-orders')).text.includes(id));
  });

  it('opens nothing else of the landlord’s, by whichever door', async () => {
    const { id, reference, caseId } = await site.anOrder();
    const closed = ['/queue', '/queue.csv', `/repairs/${reference}`, `/cases/${reference}`, `/cases/${reference}/orders/1`, `/cases/${reference}/evidence`, '/homes', `/homes/${site.landlord.homeId}`, `/residents/${site.landlord.residentId}`,
      '/contractors', '/rates', '/orders/to-authorise', '/manage', '/visits', '/mailbox', '/report', '/inspections'];
    for (const url of closed) assert.ok([403, 404].includes((await site.get(jo, url)).status), url);
    const found = await site.send(jo, '/search', { q: 'Okafor' });
    assert.doesNotMatch(found.text, /Ms A\. Okafor/);
    assert.ok(!(await site.send(jo, '/search', { q: reference })).text.includes(`/repairs/${reference}`));
    const rivals = ['', '/accept', '/propose', '/complete', '/photos', '/vary', '/turn-down', '/no-access'];
    for (const path of rivals) assert.equal((await site.get(rival, `/our-orders/${id}${path}`)).status, 404, path);
    assert.equal((await eventsOf(caseId)).length, 1);
  });

  it('does through the one door what is theirs to do, to orders of their own firm, and nothing more', async () => {
    const { reference } = await site.anOrder();
    const theirs: readonly OrderCommand[] = [
      { type: 'AcceptOrder' }, { type: 'ProposeSlot', on: plainDate('2026-11-26'), part: 'morning', words: '' },
      { type: 'AskVariation', reason: 'The tap is cracked', lines: [{ kind: 'rate', code: 'PL200', hundredths: 100 }] }, { type: 'WithdrawVariation', words: 'Two were enough' },
      { type: 'CompleteOrder', on: plainDate('2026-11-24'), words: 'Done' },
    ];
    for (const command of theirs) await assert.rejects(site.does(rival, reference, command), NotAllowed, `${command.type} of another's`);
    const landlords: readonly OrderCommand[] = [
      { type: 'ScheduleOrder', on: plainDate('2026-11-26'), part: 'morning' }, { type: 'AcceptSlot' }, { type: 'DeclineSlot', words: 'No' }, { type: 'CancelOrder', reason: 'no longer needed', words: 'No' },
      { type: 'AuthoriseOrder', words: '' }, { type: 'DeclineOrder', words: 'No' },
    ];
    for (const command of landlords) await assert.rejects(site.does(jo, reference, command), NotAllowed, command.type);
    for (const command of theirs) assert.equal(await site.does(jo, reference, command), 'agreed', command.type);
  });

  const templatesOf = async (caseId: string) => (await site.inLandlord((tx) => tx.query<{ template: string }>("select template from messages where landlord_id = $1 and case_id = $2 and template like 'contractor-%' order by queued_at, id", [tx.landlordId, caseId]))).map(({ template }) => template);

  it('proposes a day, which is no booking until the planner accepts it; then the resident is told, once', async () => {
    const { id, reference, caseId } = await site.anOrder();
    await site.send(jo, `/our-orders/${id}/accept`, {});
    assert.equal((await site.send(jo, `/our-orders/${id}/propose`, { ...day, part: 'morning', words: 'First thing' })).status, 303);
    const told = () => site.inLandlord((tx) => tx.query("select template from messages where landlord_id = $1 and case_id = $2 and template = 'contractor-day'", [tx.landlordId, caseId]));
    const state = () => site.inLandlord((tx) => tx.query('select state, proposal is not null as proposed from work_orders where landlord_id = $1 and id = $2', [tx.landlordId, id]));
    assert.deepEqual([await state(), (await told()).length], [[{ state: 'accepted', proposed: true }], 0]);
    assert.equal((await site.send(planner, `/cases/${reference}/orders/1/accept-slot`, {})).status, 303);
    assert.deepEqual([await state(), (await told()).length], [[{ state: 'scheduled', proposed: false }], 1]);
    const news = () => site.inLandlord((tx) => tx.query('select staff_id = $3 as "isJo", words, href from notices where landlord_id = $1 and case_id = $2 order by at, id', [tx.landlordId, caseId, jo.id]));
    assert.deepEqual((await news()).at(-1), { isJo: true, words: `${reference}: the day proposed for order 1 was accepted`, href: `/our-orders/${id}` });
    assert.match((await site.get(jo, '/work')).text, new RegExp(`href="/our-orders/${id}">Open`));
    await site.send(jo, `/our-orders/${id}/complete`, { 'on-day': '24', 'on-month': '11', 'on-year': '2026', words: 'Both renewed', more: 'no' });
    assert.deepEqual((await news()).at(-1), { isJo: false, words: `${reference}: Brightside Plumbing have done order 1`, href: null });
    assert.deepEqual(await templatesOf(caseId), ['contractor-day', 'contractor-done']);
  });

  it('comes on a day that the office agreed: the resident is told of it, of another day, and not of the same twice', async () => {
    const { id, reference, caseId } = await site.anOrder();
    await site.send(jo, `/our-orders/${id}/accept`, {});
    const schedule = (dayOfMonth: string) => site.send(planner, `/cases/${reference}/orders/1/schedule`, { 'on-day': dayOfMonth, 'on-month': '11', 'on-year': '2026', part: 'morning' });
    for (const [dayOfMonth, told] of [['26', 1], ['26', 1], ['27', 2]] as const) {
      assert.equal((await schedule(dayOfMonth)).status, 303);
      assert.equal((await templatesOf(caseId)).length, told, dayOfMonth);
    }
  });

  it('says that it is done, with photos, and that more is needed; every entry says who and for which firm', async () => {
    const { id, reference, caseId } = await site.anOrder();
    await site.send(jo, `/our-orders/${id}/accept`, {});
    const done = await site.send(sam, `/our-orders/${id}/complete`, { 'on-day': '24', 'on-month': '11', 'on-year': '2026', words: 'Both renewed', more: 'yes', followOn: 'A plasterer for the wall' }, { photos: [await aPhotoOfTheWork()] });
    assert.equal(done.status, 303, done.text);
    assert.deepEqual((await eventsOf(caseId)).slice(1).map(({ type, actor_name: name, data }) => [type, name, data.byContractor, data.contractorName]), [
      ['OrderAccepted', jo.name, true, 'Brightside Plumbing'], ['OrderPhotosAdded', sam.name, true, 'Brightside Plumbing'], ['OrderCompleted', sam.name, true, 'Brightside Plumbing'],
    ]);
    const notices = await site.inLandlord((tx) => tx.query<{ words: string }>('select words from notices where landlord_id = $1 and case_id = $2 and staff_id = $3', [tx.landlordId, caseId, planner.id]));
    assert.ok(notices.some(({ words }) => words.includes('A plasterer for the wall')));
    assert.equal((await site.inLandlord((tx) => verifyCase(tx, reference)))?.intact, true);
    const photo = /our-orders\/[^"]+\/photos\/[0-9a-f-]{36}/.exec((await site.get(jo, `/our-orders/${id}`)).text)?.[0] ?? '';
    assert.equal((await site.get(jo, `/${photo}`)).status, 200);
    assert.equal((await site.get(rival, `/${photo}`)).status, 404);
    const other = await site.anOrder();
    assert.equal((await site.get(jo, `/${photo.replace(id, other.id)}`)).status, 404, 'a photo of another order of their own firm is not under this one');
    assert.ok([403, 404].includes((await site.get(jo, `/photos/${photo.slice(-36)}`)).status), 'nor by the landlord’s own address');
  });

  it('records no access with what was tried: the order stays open and needs another day', async () => {
    const { id, reference } = await site.anOrder();
    await site.does(jo, reference, { type: 'AcceptOrder' });
    await site.does(planner, reference, { type: 'ScheduleOrder', on: plainDate('2026-11-24'), part: 'morning' });
    assert.equal((await site.send(jo, `/our-orders/${id}/no-access`, { words: '' })).status, 422);
    assert.equal((await site.send(jo, `/our-orders/${id}/no-access`, { tried: 'left a card', words: 'Knocked, rang twice' })).status, 303);
    const [row] = await site.inLandlord((tx) => tx.query('select state, times_no_access from work_orders where landlord_id = $1 and id = $2', [tx.landlordId, id]));
    assert.deepEqual(row, { state: 'accepted', times_no_access: 1 });
  });

  it('turns an order down with a reason: it ends, its contract has its money back, and the case stays open', async () => {
    const { id, caseId } = await site.anOrder();
    const committed = () => site.inLandlord(async (tx) => (await tx.query<{ pence: number }>('select committed_pence::float8 as pence from contracts where landlord_id = $1 and id = $2', [tx.landlordId, site.brightside.contractId]))[0]?.pence ?? 0);
    const before = await committed();
    assert.equal((await site.send(jo, `/our-orders/${id}/turn-down`, { reason: 'Nobody free' })).status, 303);
    assert.equal(before - (await committed()), 3_700);
    const [row] = await site.inLandlord((tx) => tx.query('select o.state, c.closed_at from work_orders o join cases c on c.landlord_id = o.landlord_id and c.id = o.case_id where o.landlord_id = $1 and c.id = $2', [tx.landlordId, caseId]));
    assert.deepEqual(row, { state: 'cancelled', closed_at: null });
  });

  it('is one of two at once: the second is told, what they wrote is kept, and it goes through when sent again', async () => {
    const { id, reference } = await site.anOrder();
    await site.does(jo, reference, { type: 'AcceptOrder' });
    const typed = { ...day, part: 'afternoon', words: 'After the school run' };
    const late = await site.send(jo, `/our-orders/${id}/propose`, typed, { before: () => site.does(sam, reference, { type: 'ProposeSlot', on: plainDate('2026-11-27'), part: 'morning', words: '' }) });
    assert.equal(late.status, 409);
    assert.match(late.text, /Somebody else changed this while you were writing[\s\S]*After the school run/);
    assert.equal((await site.send(jo, `/our-orders/${id}/propose`, typed)).status, 303);
  });
});
