import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { commands, inDetail, told } from '../../test/builders/hazard.ts';
import { cookieAs, fillAs, openPhoneSite, Phone, type PhoneSite } from '../../test/phone-site.ts';
import { ask } from '../../test/site-by-role.ts';
import { verifyCase } from '../casefile/index.ts';
import type { Instant } from '../clock/index.ts';
import { performHazardReport, performOnHazard, type HazardCommand } from '../hazards/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import type { OrganisationId } from '../staff/index.ts';

const now = '2026-11-24T09:30:00.000Z' as Instant;
const recordedAt = '2026-11-24T08:45:00.000Z';
const found = {
  when: 'now', how: 'in person', investigator: 'N. Bright', competence: 'Certified damp surveyor', found: 'significant', words: 'Rain comes in by a split downpipe', safetyWork: 'Treat the mould', prevention: 'New downpipe',
  'room-1-room': 'Main bedroom', 'room-1-area': '2', 'room-1-signs': ['mould', 'damp-patch'], 'room-1-moisture': '28.5', moistureInstrument: 'Protimeter 5', cause: 'penetrating-gutter', sureness: 'likely', neighbours: ['beside'], neighboursBecause: 'They share the downpipe',
};

describe('a hazard investigated where there is no signal', () => {
  let site: PhoneSite;
  let phone: Phone;
  let photo: Buffer;
  before(async () => {
    site = await openPhoneSite(now);
    phone = new Phone(site, cookieAs(site, 'surveyor'));
    photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7b8f6a' } }).jpeg().toBuffer();
  });
  after(() => site.close());

  const rows = <Row>(sql: string, ...values: unknown[]) => site.database.inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, [site.larch.id, ...values]));
  const eventsOf = (caseId: string) => rows<{ type: string; data: Record<string, unknown>; sequence: number }>('select type, data, sequence from case_events where landlord_id = $1 and case_id = $2 order by sequence', caseId);
  const inHouse = <Result>(work: (asking: Parameters<typeof performHazardReport>[0]) => Promise<Result>) => site.database.inLandlord(site.larch.id, async (tx) => {
    const landlord = await landlordById(tx, site.larch.id);
    assert.ok(landlord);
    return work({ tx, landlord, actor: site.larch.staff.manager, now: site.clock.now as Instant, today: site.clock.now.slice(0, 10), newId, database: site.database });
  });

  /** Told of this morning: it belongs to the surveyor. */
  async function aHazard() {
    const file = await inHouse(async (asking) => {
      const done = await performHazardReport(asking, { homeId: site.larch.homeId, communalAreaId: null, already: { because: 'Another room' }, told: told({ awareAt: '2026-11-24 08:00', lateBecause: 'On the phone' }) });
      assert.ok(done.ok);
      return done.draft.spine.file;
    });
    return { reference: file.reference, caseId: String(file.id), own: { captureId: newId(), hazardId: String(file.id), recordedAt } };
  }
  const meanwhile = (reference: string, command: HazardCommand) => inHouse(async (asking) => assert.ok((await performOnHazard(asking, { reference }, command)).ok));

  test('stands in the day of whoever it belongs to, with its address, its words and the form of its page; and in nobody else’s', async () => {
    const { caseId, reference } = await aHazard();
    const { said } = await phone.read('/phone/day');
    const line = (said['hazards'] as { id: string; kind: string; address: string; what: string }[]).find(({ id }) => id === caseId);
    assert.deepEqual([line?.kind, line?.what, (line?.address ?? '') !== ''], ['hazard', 'Possible hazard: damp and mould growth', true]);
    const carried = String((await phone.read(`/phone/hazards/${caseId}`)).said['html']);
    for (const there of ['Black mould above the cot', 'At the door', 'name="room-1-moisture"', 'name="cause"', `/hazards/${reference}/investigation`]) assert.ok(carried.includes(there), there);
    const manager = new Phone(site, cookieAs(site, 'manager'));
    assert.equal((await manager.read(`/phone/hazards/${caseId}`)).status, 404);
    assert.deepEqual((await new Phone(site).read('/phone/day')).said['hazards'], []);
  });

  test('is due when My work says: by its first clock, and not by our next word to the resident', async () => {
    const { caseId } = await aHazard();
    const hazards = async () => (await phone.read('/phone/day')).said['hazards'] as { id: string; due: string; dueInWords: string }[];
    const line = async () => (await hazards()).find(({ id }) => id === caseId);
    const [first] = await rows<{ endsAt: string }>(`select ends_at as "endsAt" from deadlines where landlord_id = $1 and case_id = $2 and status = 'open' and kind <> 'rhythm' order by ends_at limit 1`, caseId);
    const before = await line();
    assert.equal(before?.due, first?.endsAt);
    await rows(`update deadlines set ends_at = '2026-11-20T00:00:00Z', due_on = '2026-11-19', due_at = null where landlord_id = $1 and case_id = $2 and kind = 'rhythm'`, caseId);
    assert.deepEqual(await line(), before, 'a silence is told by My work, not as late work');
    await rows(`update deadlines set ends_at = '2026-11-21T00:00:00Z', due_on = '2026-11-20', due_at = null where landlord_id = $1 and case_id = $2 and status = 'open' and kind <> 'rhythm'`, caseId);
    await rows('update cases set next_due_at = $3 where landlord_id = $1 and id = $2', caseId, '2026-11-20T00:00:00Z');
    const late = await line();
    assert.deepEqual([late?.due, late?.dueInWords], ['2026-11-21T00:00:00.000Z', 'Friday 20 November']);
    assert.equal((await hazards())[0]?.id, caseId, 'what is late comes first');
  });

  test('is recorded by the door of its page, concluded when the phone says, with photos and both times; sent again it is answered as the first time', async () => {
    const { caseId, own, reference } = await aHazard();
    const fileId = newId();
    assert.equal(await phone.sendFile({ captureId: own.captureId, hazardId: caseId, fileId, purpose: 'photo' }, photo), 200);
    const signature = newId();
    assert.equal(await phone.sendFile({ captureId: own.captureId, hazardId: caseId, fileId: signature, purpose: 'signature' }, photo), 200);
    const sent = { ...own, ...found, presence: 'signed', files: [fileId, signature] };
    const { said } = await phone.send(sent);
    const investigated = (await eventsOf(caseId)).find(({ type }) => type === 'HazardInvestigated');
    assert.ok(investigated);
    assert.deepEqual(said, { state: 'recorded', reference, entry: investigated.sequence, receivedAt: now });
    const { data } = investigated;
    assert.deepEqual([data['concludedAt'], (data['photos'] as unknown[]).length, (data['phone'] as { recordedAt: string; receivedAt: string }).receivedAt], [recordedAt, 1, now]);
    assert.deepEqual([data['presence'], typeof (data['signature'] as { photoId: unknown }).photoId], ['signed', 'string']);
    const [room] = (data['detail'] as { rooms: { size: string; readings: { value: number; instrument: string }[] }[] }).rooms;
    assert.deepEqual([room?.size, room?.readings[0]?.value, room?.readings[0]?.instrument], ['medium', 28.5, 'Protimeter 5']);
    assert.deepEqual((await phone.send(sent)).said, said);
    assert.equal((await eventsOf(caseId)).filter(({ type }) => type === 'HazardInvestigated').length, 1);
    assert.equal((await site.database.inLandlord(site.larch.id, (tx) => verifyCase(tx, reference)))?.intact, true);
  });

  test('with something missing is told on the phone, and nothing of it is kept', async () => {
    const { caseId, own } = await aHazard();
    const { cause: _cause, ...short } = found;
    assert.deepEqual(Object.keys((await phone.send({ ...own, ...found, presence: 'signed' })).said['errors'] as object), ['presence'], 'nobody signed');
    const { status, said } = await phone.send({ ...own, ...short, 'room-1-moisture': '120' });
    assert.deepEqual([status, Object.keys(said['errors'] as object)], [422, ['room-1-moisture']]);
    assert.deepEqual(Object.keys((await phone.send({ ...own, ...short })).said['errors'] as object), ['cause']);
    assert.equal((await eventsOf(caseId)).some(({ type }) => type === 'HazardInvestigated'), false);
  });

  test('that somebody investigated meanwhile waits for a person, who puts it on the case with its photos', async () => {
    const { caseId, own, reference } = await aHazard();
    await meanwhile(reference, commands.investigated('2026-11-24 09:00', { detail: inDetail() }));
    const fileId = newId();
    await phone.sendFile({ captureId: own.captureId, hazardId: caseId, fileId, purpose: 'photo' }, photo);
    const { said } = await phone.send({ ...own, ...found, knewOf: '', files: fileId });
    assert.deepEqual([said['state'], said['why']], ['unfit', 'Somebody recorded an investigation of this hazard after the phone had taken it along.']);
    const shown = await ask(site.server, `/visits/came-in/${own.captureId}`, cookieAs(site, 'planner'));
    for (const there of ['Rain comes in by a split downpipe', 'Room 1: surface moisture', '28.5', `/hazards/${reference}`]) assert.ok(shown.body.includes(there), there);
    assert.equal((await fillAs({ site, role: 'planner' }, `/visits/came-in/${own.captureId}`, {}, `/visits/came-in/${own.captureId}/attach`)).location, `/hazards/${reference}`);
    const attached = (await eventsOf(caseId)).find(({ type }) => type === 'HazardCaptureAttached');
    assert.ok(attached);
    assert.deepEqual([attached.data['capturedBy'], (attached.data['photos'] as unknown[]).length], [site.larch.staff.surveyor.name, 1]);
  });

  test('of a case that has ended is put aside only with a reason; of one that went to a colleague it is recorded all the same', async () => {
    const ended = await aHazard();
    await meanwhile(ended.reference, { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'Soot', toldHow: 'Rang' });
    await inHouse(async (asking) => assert.ok((await performOnHazard({ ...asking, actor: site.larch.staff.surveyor }, { reference: ended.reference }, { type: 'AgreeToDowngrade' })).ok));
    assert.equal((await phone.send({ ...ended.own, ...found })).said['state'], 'unfit');
    const aside = (reason: string) => fillAs({ site, role: 'manager' }, `/visits/came-in/${ended.own.captureId}`, { reason }, `/visits/came-in/${ended.own.captureId}/aside`);
    assert.equal((await aside(' ')).status, 422);
    assert.equal((await aside('It was soot')).status, 303);
    assert.equal((await eventsOf(ended.caseId)).at(-1)?.type, 'HazardCapturePutAside');
    const given = await aHazard();
    await rows('update cases set owner_id = $2 where landlord_id = $1 and id = $3', site.larch.staff.manager.id, given.caseId);
    assert.equal((await phone.send({ ...given.own, ...found })).said['state'], 'recorded');
  });

  test('by somebody of another organisation is not taken at all, and one who may not investigate is handed to a person', async () => {
    const { own, caseId } = await aHazard();
    const stranger = new Phone(site, cookieAs(site, 'surveyor', newId() as OrganisationId));
    await rows('update cases set owner_id = $2 where landlord_id = $1 and id = $3', site.larch.staff.manager.id, caseId);
    assert.equal((await stranger.send({ ...own, ...found })).status, 404);
    assert.equal((await new Phone(site, cookieAs(site, 'planner')).send({ ...own, captureId: newId(), ...found })).said['state'], 'unfit');
    assert.equal((await eventsOf(caseId)).some(({ type }) => type === 'HazardInvestigated'), false);
  });
});
