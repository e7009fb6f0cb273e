import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { aBookedVisit, cookieAs, fillAs, openPhoneSite, Phone, type BookedVisit, type PhoneSite } from '../../test/phone-site.ts';
import { ask } from '../../test/site-by-role.ts';
import { verifyCase } from '../casefile/index.ts';
import { instant } from '../clock/index.ts';
import { newId } from '../platform/ids.ts';
import type { OrganisationId } from '../staff/index.ts';
import { phoneJobs } from './jobs.ts';
import { countWaiting } from './queries.ts';

/** A Tuesday. */
const now = '2026-11-24T09:30:00.000Z';

describe('what came in from phones too late', () => {
  let site: PhoneSite;
  let phone: Phone;
  let photo: Buffer;
  before(async () => {
    site = await openPhoneSite(now);
    phone = new Phone(site);
    photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7b8f6a' } }).jpeg().withExif({ IFD0: { Copyright: 'Sam Platt' } }).toBuffer();
  });
  after(() => site.close());

  const rows = <Row>(sql: string, ...values: unknown[]) => site.database.inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, [site.larch.id, ...values]));
  const eventsOf = (reference: string) => rows<{ type: string; data: Record<string, unknown> }>(
    'select e.type, e.data from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2 order by e.sequence', reference);
  const read = (url: string, role: 'planner' | 'manager' | 'surveyor' = 'planner') => ask(site.server, url, cookieAs(site, role));

  const counted = () => site.database.inLandlord(site.larch.id, (tx) => countWaiting(tx, { organisationId: site.larch.councilId, now: instant(site.clock.now) }));

  /** The visit was cancelled while somebody was at the door without signal. */
  async function late(): Promise<{ readonly visit: BookedVisit; readonly id: string; readonly fileId: string }> {
    const visit = await aBookedVisit(site, '2026-11-24');
    const [id, fileId] = [newId(), newId()];
    await phone.sendFile({ captureId: id, visitId: visit.visitId, fileId, purpose: 'photo' }, photo);
    await fillAs({ site, role: 'planner' }, `${visit.address}/cancel`, { reason: 'The part has not come' });
    await phone.send({ captureId: id, visitId: visit.visitId, outcome: 'done', doneWords: 'New washer fitted <b>', files: [fileId] });
    return { visit, id, fileId };
  }

  test('waits on a list, and its page shows the words, the photos and both times', async () => {
    const { visit, id, fileId } = await late();
    const list = await read('/visits/came-in');
    assert.match(list.body, new RegExp(`/visits/came-in/${id}`));
    assert.match(list.body, new RegExp(visit.reference));
    assert.equal(await counted(), (list.body.match(/href="\/visits\/came-in\/[0-9a-f-]{36}"/g) ?? []).length, 'the figure on My work counts what its link lists');
    const shown = await read(`/visits/came-in/${id}`);
    assert.match(shown.body, /The visit was cancelled after the phone had it/);
    assert.match(shown.body, /New washer fitted &lt;b&gt;/);
    assert.match(shown.body, /Recorded at 9:30am on Tuesday 24 November 2026 on the phone, received at 9:30am/);
    const picture = await read(`/visits/came-in/${id}/files/${fileId}`);
    assert.deepEqual([picture.status, picture.type], [200, 'image/jpeg']);
    assert.equal((await sharp(picture.bytes).metadata()).exif, undefined, 'without what the camera wrote beside the picture');
    const other = await late();
    assert.equal((await read(`/visits/came-in/${other.id}/files/${fileId}`)).status, 404, 'a photo of another capture');
  });

  test('is put on the case by a planner, photos and all, once; who recorded it and why it was late stay with it', async () => {
    const { visit, id } = await late();
    const put = () => fillAs({ site, role: 'planner' }, `/visits/came-in/${id}`, {}, `/visits/came-in/${id}/attach`);
    assert.equal((await put()).location, `/repairs/${visit.reference}`);
    const attached = (await eventsOf(visit.reference)).find(({ type }) => type === 'CaptureAttached')?.data ?? {};
    assert.equal(attached['capturedBy'], site.larch.staff.operative.name);
    assert.equal((attached['photos'] as unknown[]).length, 1);
    assert.match((await read(`/repairs/${visit.reference}`)).body, /recorded at the door, added later/);
    assert.equal((await site.database.inLandlord(site.larch.id, (tx) => verifyCase(tx, visit.reference)))?.intact, true);
    assert.equal((await put()).status, 409, 'a second person is told that it was decided');
    assert.equal((await eventsOf(visit.reference)).filter(({ type }) => type === 'CaptureAttached').length, 1);
    assert.doesNotMatch((await read('/visits/came-in')).body, new RegExp(id));
  });

  test('is put aside only with a reason, which goes on the record; its photos go after 90 days and not before', async () => {
    const { visit, id, fileId } = await late();
    const aside = (reason: string) => fillAs({ site, role: 'planner' }, `/visits/came-in/${id}`, { reason }, `/visits/came-in/${id}/aside`);
    const refused = await aside(' ');
    assert.deepEqual([refused.status, /Give a reason/.test(refused.body)], [422, true]);
    assert.equal((await aside('Recorded at the wrong home')).status, 303);
    assert.deepEqual((await eventsOf(visit.reference)).at(-1)?.data['reason'], 'Recorded at the wrong home');
    assert.match((await read(`/visits/came-in/${id}`)).body, /put it aside at[\s\S]*Recorded at the wrong home/);
    const forget = async (at: string) => {
      await phoneJobs(site.files).tasks['phone-forget-aside']?.({}, { database: site.database, now: at, newId, log: {} as never });
      return (await rows('select 1 from phone_files where landlord_id = $1 and id = $2', fileId)).length;
    };
    assert.equal(await forget('2027-02-22T09:00:00.000Z'), 1);
    assert.equal(await forget('2027-02-22T10:00:00.000Z'), 0);
  });

  test('photos whose words never came wait for a person after a day, and words that come later still are taken', async () => {
    const visit = await aBookedVisit(site, '2026-11-24');
    const own = { captureId: newId(), visitId: visit.visitId };
    await phone.sendFile({ ...own, fileId: newId(), purpose: 'photo' }, photo);
    assert.doesNotMatch((await read('/visits/came-in')).body, new RegExp(own.captureId));
    site.clock.now = '2026-11-25T09:31:00.000Z';
    assert.match((await read('/visits/came-in')).body, new RegExp(own.captureId));
    assert.equal((await fillAs({ site, role: 'planner' }, `/visits/came-in/${own.captureId}`, {}, `/visits/came-in/${own.captureId}/attach`)).status, 303);
    const { said } = await phone.send({ ...own, outcome: 'done', doneWords: 'New washer' });
    assert.equal(said['state'], 'recorded');
    site.clock.now = now;
  });

  test('is seen and decided by planners and managers of the home’s own organisations, and by nobody else', async () => {
    const { id, fileId } = await late();
    const elsewhere = cookieAs(site, 'planner', newId() as OrganisationId);
    assert.equal((await read('/visits/came-in', 'surveyor')).status, 403);
    assert.doesNotMatch((await ask(site.server, '/visits/came-in', elsewhere)).body, new RegExp(id));
    for (const url of [`/visits/came-in/${id}`, `/visits/came-in/${id}/files/${fileId}`]) assert.equal((await ask(site.server, url, elsewhere)).status, 404);
    assert.equal((await fillAs({ site, role: 'surveyor' }, '/sign-in', {}, `/visits/came-in/${id}/attach`)).status, 403);
  });
});
