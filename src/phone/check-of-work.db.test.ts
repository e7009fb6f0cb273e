import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { aBookedVisit, cookieAs, fillAs, openPhoneSite, Phone, type PhoneSite } from '../../test/phone-site.ts';
import { verifyCase } from '../casefile/index.ts';
import { instant, plainDate } from '../clock/index.ts';
import { drawInspections } from '../inspections/index.ts';
import { newId } from '../platform/ids.ts';

const now = '2026-11-24T09:30:00.000Z';
const items = ['done', 'works', 'safe', 'made-good', 'clean', 'resident', 'dry'];
const allRight = { outcome: 'inspected', presence: 'present', trade: 'plumber', ...Object.fromEntries(items.map((item) => [`result-${item}`, 'pass'])) };

describe('a check of finished work, made where there is no signal', () => {
  let site: PhoneSite;
  let phone: Phone;
  before(async () => {
    site = await openPhoneSite(now);
    phone = new Phone(site, cookieAs(site, 'surveyor'));
  });
  after(() => site.close());

  const rows = <Row>(sql: string, ...values: unknown[]) => site.database.inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, [site.larch.id, ...values]));
  const eventsOf = (reference: string) => rows<{ type: string; data: Record<string, unknown>; sequence: number }>(
    'select e.type, e.data, e.sequence from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2 order by e.sequence', reference);

  /** Work that is done, picked to be checked, with the surveyor booked to look. */
  async function toCheck(role: 'surveyor' | 'operative' = 'surveyor') {
    const { reference, visitId } = await aBookedVisit(site, '2026-11-24');
    await new Phone(site).send({ captureId: newId(), visitId, outcome: 'done', doneWords: 'New washer fitted' });
    await drawInspections(site.database, { id: site.larch.id, settings: { inspections: { versions: [{ from: '2026-01-01', everythingPercent: 100, seed: 'test' }] } } }, { now: instant(now), today: plainDate('2026-11-24'), newId });
    await fillAs({ site, role: 'planner' }, `/repairs/${reference}/book-inspection`, { day: '2026-11-24', partOfDay: 'afternoon', operative: site.larch.staff[role].id, evenIfFull: 'yes' });
    const [visit] = await rows<{ id: string }>("select v.id from repair_visits v join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id where v.landlord_id = $1 and c.reference = $2 and v.status = 'booked'", reference);
    const [inspection] = await rows<{ reference: string }>('select c.reference from post_inspections i join cases c on c.landlord_id = i.landlord_id and c.id = i.case_id join cases r on r.landlord_id = i.landlord_id and r.id = i.repair_id where i.landlord_id = $1 and r.reference = $2', reference);
    return { reference, inspection: inspection?.reference ?? '', own: { captureId: newId(), visitId: visit?.id ?? '' } };
  }
  const statusOf = async (visitId: string) => (await rows<{ status: string }>('select status from repair_visits where landlord_id = $1 and id = $2', visitId))[0]?.status;

  test('is taken along with its list, which is the list of its own page', async () => {
    const { own } = await toCheck();
    const { said } = await phone.read(`/phone/visits/${own.visitId}`);
    for (const item of items) assert.match(String(said['html']), new RegExp(`name="result-${item}"`));
    assert.match(String(said['html']), /Joints are dry with the water on[\s\S]*Measured: Pressure[^<]*\(optional\)/);
    assert.doesNotMatch(String(said['html']), /\/inspections\/of\//, 'no link that needs signal');
  });

  test('is recorded by the door of its page: inspection, visit, photo, who was there and both times; answered once with its receipt', async () => {
    const { reference, inspection, own } = await toCheck();
    const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7b8f6a' } }).jpeg().toBuffer();
    const fileId = newId();
    assert.equal(await phone.sendFile({ ...own, fileId, purpose: 'photo' }, photo), 200);
    const sent = { ...own, ...allRight, 'reading-dry': '1.5 bar', 'reading-1-kind': 'moisture', 'reading-1-value': '12', 'reading-1-where': 'Wall', 'reading-1-instrument': 'Protimeter', files: fileId };
    const { said } = await phone.send(sent);
    const inspected = (await eventsOf(inspection)).find(({ type }) => type === 'WorkInspected');
    assert.deepEqual(said, { state: 'recorded', reference: inspection, entry: inspected?.sequence, receivedAt: now });
    assert.ok(inspected);
    assert.deepEqual([inspected.data['outcome'], (inspected.data['photos'] as unknown[]).length], ['passed', 1]);
    const found = (await eventsOf(reference)).find(({ type, data }) => type === 'FindingsRecorded' && data['visitId'] === own.visitId);
    assert.ok(found);
    assert.deepEqual([found.data['presence'], (found.data['phone'] as { clock: string }).clock, (found.data['readings'] as unknown[]).length], ['present', 'right', 1]);
    assert.equal(await statusOf(own.visitId), 'done');
    assert.deepEqual((await phone.send(sent)).said, said, 'sent again it is answered as the first time');
    for (const each of [reference, inspection]) assert.equal((await site.database.inLandlord(site.larch.id, (tx) => verifyCase(tx, each)))?.intact, true);
  });

  test('that fails raises the work by itself', async () => {
    const { reference, own } = await toCheck();
    await phone.send({ ...own, ...allRight, 'result-dry': 'fail', 'remark-dry': 'The joint still drips' });
    assert.ok((await eventsOf(reference)).some(({ type, data }) => type === 'FailedInspection' && data['words'] === 'The joint still drips'));
  });

  test('with an item not looked at is told on the phone, and nothing of it is kept', async () => {
    const { inspection, own } = await toCheck();
    const { 'result-dry': _, ...short } = allRight as Record<string, string>;
    const { status, said } = await phone.send({ ...own, ...short, 'result-works': 'fail' });
    assert.deepEqual([status, Object.keys(said['errors'] as object).toSorted()], [422, ['remark-works', 'result-dry']]);
    assert.deepEqual([(await eventsOf(inspection)).some(({ type }) => type === 'WorkInspected'), await statusOf(own.visitId)], [false, 'booked']);
  });

  test('that somebody recorded meanwhile waits for a person, in words that can be read', async () => {
    const { inspection, own } = await toCheck();
    const { 'result-dry': dry, ...others } = allRight as Record<string, string>;
    const meanwhile = new Phone(site, cookieAs(site, 'surveyor'));
    await meanwhile.send({ ...own, captureId: newId(), ...others, 'result-dry': dry ?? '' });
    const { said } = await phone.send({ ...own, ...allRight, 'result-dry': 'fail', 'remark-dry': 'It drips' });
    assert.equal(said['state'], 'unfit');
    const [capture] = await rows<{ told: { label: string; text: string }[] }>('select told from phone_captures where landlord_id = $1 and id = $2', own.captureId);
    assert.ok(capture?.told.some(({ label, text }) => label === 'What is wrong: Joints are dry with the water on' && text === 'It drips'));
    assert.equal((await eventsOf(inspection)).filter(({ type }) => type === 'WorkInspected').length, 1);
  });

  test('by somebody who may not record it is not on their phone, and is refused whatever they send', async () => {
    const { inspection, own } = await toCheck('surveyor');
    await rows('update repair_visits set operative_id = $2 where landlord_id = $1 and id = $3', site.larch.staff.operative.id, own.visitId);
    const theirs = new Phone(site);
    assert.match(String((await theirs.read(`/phone/visits/${own.visitId}`)).said['html']), /recorded by a surveyor or a manager/);
    assert.equal((await theirs.send({ ...own, ...allRight })).said['state'], 'unfit');
    assert.equal((await eventsOf(inspection)).some(({ type }) => type === 'WorkInspected'), false);
  });
});
