import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { aBookedVisit, cookieAs, fillAs, openPhoneSite, Phone, type BookedVisit, type PhoneSite } from '../../test/phone-site.ts';
import { ask } from '../../test/site-by-role.ts';
import { verifyCase } from '../casefile/index.ts';
import { newId } from '../platform/ids.ts';

/** A Tuesday. */
const now = '2026-11-24T09:30:00.000Z';
const done = { outcome: 'done', doneWords: 'New washer fitted' };

describe('what a phone sends', () => {
  let site: PhoneSite;
  let phone: Phone;
  let photo: Buffer;
  before(async () => {
    site = await openPhoneSite(now);
    phone = new Phone(site);
    photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7b8f6a' } }).jpeg().toBuffer();
  });
  after(() => site.close());

  const rows = <Row>(sql: string, ...values: unknown[]) => site.database.inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, [site.larch.id, ...values]));
  const eventsOf = (reference: string) => rows<{ type: string; data: Record<string, unknown>; sequence: number }>(
    'select e.type, e.data, e.sequence from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2 order by e.sequence', reference);
  const captureOf = async ({ visitId }: BookedVisit) => (await rows<{ id: string; state: string; told: unknown }>('select id, state, told from phone_captures where landlord_id = $1 and visit_id = $2', visitId))[0];
  const filesThere = () => rows<{ id: string }>('select id from phone_files where landlord_id = $1');
  const begin = async (day = '2026-11-24') => {
    const visit = await aBookedVisit(site, day);
    return { visit, own: { captureId: newId(), visitId: visit.visitId } };
  };

  test('takes along the visits of today and tomorrow, with what is needed at the door, and writes down that it did', async () => {
    const [{ visit: today }, { visit: later }] = [await begin(), await begin('2026-11-26')];
    const { said } = await phone.read('/phone/day');
    const visits = said['visits'] as { id: string; address: string; day: string }[];
    assert.deepEqual([visits.some(({ id }) => id === today.visitId), visits.some(({ id }) => id === later.visitId)], [true, false]);
    const looks = () => rows("select 1 from record_views where landlord_id = $1 and staff_id = $2 and subject_kind = 'case'", site.larch.staff.operative.id);
    const before = await looks();
    const { said: page } = await phone.read(`/phone/visits/${today.visitId}`);
    assert.match(String(page['html']), /14 Larch House[\s\S]*Ms A\. Okafor[\s\S]*The cold tap drips all night[\s\S]*What came of the visit/);
    assert.equal((await looks()).length, before.length + 1);
    assert.equal((await new Phone(site, cookieAs(site, 'surveyor')).read(`/phone/visits/${today.visitId}`)).status, 404, 'and only to whose visit it is');
  });

  test('is recorded by the same forms and guards as the page, with both times, and answered with its receipt', async () => {
    const { visit, own } = await begin();
    site.clock.now = '2026-11-24T16:10:00.000Z';
    const { status, said } = await phone.send({ ...own, ...done, checked: ['identity', 'tidy'], presence: 'present', recordedAt: '2026-11-24T10:02:00.000Z' });
    assert.equal(status, 200);
    const events = await eventsOf(visit.reference);
    const at = events.findIndex(({ type }) => type === 'VisitDone');
    assert.deepEqual(said, { state: 'recorded', reference: visit.reference, entry: events[at]?.sequence, receivedAt: '2026-11-24T16:10:00.000Z' });
    assert.equal(events[at - 1]?.type, 'FindingsRecorded');
    assert.deepEqual(events[at - 1]?.data['phone'], { recordedAt: '2026-11-24T10:02:00.000Z', receivedAt: '2026-11-24T16:10:00.000Z', clock: 'right', minutesFast: 0 });
    const { body } = await ask(site.server, `/repairs/${visit.reference}`, cookieAs(site, 'planner'));
    assert.match(body, /Recorded at 10:02am on Tuesday 24 November 2026 on the phone, received at 4:10pm/);
    assert.equal((await site.database.inLandlord(site.larch.id, (tx) => verifyCase(tx, visit.reference)))?.intact, true);
    site.clock.now = now;
  });

  test('sent again, also twice at once, is answered as the first time and done once', async () => {
    const { visit, own } = await begin();
    const sent = await Promise.all([1, 2, 3].map(() => phone.send({ ...own, ...done })));
    const again = await phone.send({ ...own, ...done, doneWords: 'Something else' });
    for (const { status, said } of [...sent, again]) assert.deepEqual([status, said], [200, sent[0]?.said]);
    assert.equal((await eventsOf(visit.reference)).filter(({ type }) => type === 'VisitDone').length, 1);
  });

  test('what is wrong with the form is told, nothing is kept of it, and mended it goes through under the same id', async () => {
    const { visit, own } = await begin();
    const wrong = await phone.send({ ...own, outcome: 'no-access', noAccessWords: 'No answer' });
    assert.deepEqual([wrong.status, wrong.said], [422, { errors: { tried: 'Tick everything you tried to get in' } }]);
    assert.equal(await captureOf(visit), undefined);
    assert.equal((await phone.send({ ...own, outcome: 'no-access', noAccessWords: 'No answer', tried: ['phoned'] })).status, 200);
  });

  test('a follow-on is asked for as on the page: a repair of its own', async () => {
    const { visit, own } = await begin();
    const { said } = await phone.send({ ...own, outcome: 'follow-on', followOnWords: 'New tap', trade: 'plumber', priority: 'routine', 'dueOn-day': '10', 'dueOn-month': '12', 'dueOn-year': '2026' });
    assert.equal(said['state'], 'recorded');
    assert.ok((await eventsOf(visit.reference)).some(({ type }) => type === 'FollowOnNeeded'));
  });

  const outcomes: readonly (readonly [what: string, fields: Readonly<Record<string, string>>])[] = [
    ['done', done],
    ['nobody let in', { outcome: 'no-access', tried: 'phoned', noAccessWords: 'They sent me away' }],
    ['mended for now', { outcome: 'temporary', temporaryWords: 'Taped', permanent: 'New pipe', 'permanentBy-day': '10', 'permanentBy-month': '12', 'permanentBy-year': '2026' }],
    ['more work', { outcome: 'follow-on', followOnWords: 'New tap', trade: 'plumber', priority: 'routine', 'dueOn-day': '10', 'dueOn-month': '12', 'dueOn-year': '2026' }],
  ];
  for (const [what, fields] of outcomes) {
    test(`who was there, and their signature, stand on the record whatever came of the visit: ${what}`, async () => {
      const { visit, own } = await begin();
      const fileId = newId();
      await phone.sendFile({ ...own, fileId, purpose: 'signature' }, photo);
      assert.equal((await phone.send({ ...own, ...fields, presence: 'signed', files: [fileId] })).said['state'], 'recorded');
      const found = (await eventsOf(visit.reference)).find(({ type }) => type === 'FindingsRecorded')?.data ?? {};
      assert.deepEqual([found['presence'], typeof (found['signature'] as { photoId: unknown } | null)?.photoId], ['signed', 'string']);
      assert.match((await ask(site.server, `/repairs/${visit.reference}`, cookieAs(site, 'planner'))).body, /The resident signed/);
    });
  }

  test('a photo cut off on the way is sent again, one that came is not kept twice, and all are evidence in the end', async () => {
    const { visit, own } = await begin();
    const [one, signature] = [newId(), newId()];
    const cut = await phone.sendFile({ ...own, fileId: one, purpose: 'photo' }, photo, 700);
    assert.ok(cut >= 400, String(cut));
    assert.equal((await filesThere()).length, 0);
    const early = await phone.send({ ...own, ...done, files: [one] });
    assert.deepEqual([early.status, early.said], [409, { missing: [one] }]);
    for (const fileId of [one, one]) assert.equal(await phone.sendFile({ ...own, fileId, purpose: 'photo' }, photo), 200);
    assert.equal(await phone.sendFile({ ...own, fileId: signature, purpose: 'signature' }, photo), 200);
    assert.deepEqual((await filesThere()).map(({ id }) => id).toSorted(), [one, signature].toSorted());
    assert.equal((await phone.send({ ...own, ...done, presence: 'signed', files: [one, signature] })).status, 200);
    const events = await eventsOf(visit.reference);
    const dataOf = (wanted: string) => events.find(({ type }) => type === wanted)?.data ?? {};
    assert.equal((dataOf('VisitDone')['photos'] as unknown[]).length, 1);
    assert.equal(typeof (dataOf('FindingsRecorded')['signature'] as { sha256: unknown }).sha256, 'string');
    assert.equal((await filesThere()).length, 0, 'and nothing lies where phones’ files wait');
  });

  test('photos say whether they show how it was before the work or after it, on the timeline and in the evidence; a signature says what it is', async () => {
    const { visit, own } = await begin();
    const sent = [['photo', 'before'], ['photo', 'after'], ['photo', ''], ['signature', '']].map(([purpose = '', phase = '']) => ({ fileId: newId(), purpose, phase }));
    for (const file of sent) assert.equal(await phone.sendFile({ ...own, ...file }, photo), 200);
    assert.equal((await phone.send({ ...own, ...done, presence: 'signed', files: sent.map(({ fileId }) => fileId) })).status, 200);
    const recorded = (await eventsOf(visit.reference)).find(({ type }) => type === 'VisitDone')?.data['photos'] as { phase?: string }[];
    assert.deepEqual(recorded.map(({ phase }) => phase).toSorted(), ['after', 'before', undefined]);
    const kept = await rows<{ phase: string | null; caption: string }>('select p.phase, p.caption from photos p join cases c on c.landlord_id = p.landlord_id and c.id = p.case_id where p.landlord_id = $1 and c.reference = $2', visit.reference);
    assert.deepEqual(kept.map(({ phase, caption }) => phase ?? caption).toSorted(), ['', 'The resident’s signature', 'after', 'before']);
    const { body } = await ask(site.server, `/repairs/${visit.reference}`, cookieAs(site, 'planner'));
    for (const words of ['Before the work', 'After the work', 'Other photos', 'Photo 1 of 1, before the work: open it large', ': The resident’s signature: open it large']) assert.ok(body.includes(words), words);
  });

  test('a file that is no picture is told of, and the visit can be sent without it', async () => {
    const { own } = await begin();
    const fileId = newId();
    await phone.sendFile({ ...own, fileId, purpose: 'photo' }, Buffer.from('<html>not a picture</html>'));
    const refused = await phone.send({ ...own, ...done, files: [fileId] });
    assert.deepEqual([refused.status, Object.keys(refused.said['errors'] as object)], [422, ['photos']]);
    assert.equal((await phone.send({ ...own, ...done })).status, 200);
    assert.equal((await filesThere()).length, 0);
  });

  test('nobody sends for a visit that is not theirs, or under an id that is not theirs', async () => {
    const [{ visit, own }, { own: other }] = [await begin(), await begin()];
    assert.equal((await new Phone(site, cookieAs(site, 'surveyor')).send({ ...own, ...done })).status, 404);
    await phone.sendFile({ ...other, fileId: newId(), purpose: 'photo' }, photo);
    assert.equal((await phone.send({ ...own, captureId: other.captureId, ...done })).status, 404);
    assert.equal((await phone.send({ ...own, visitId: 'nothing', ...done })).status, 404);
    assert.equal((await eventsOf(visit.reference)).some(({ type }) => type === 'VisitDone'), false);
  });

  test('whoever is signed out is led to sign in, and what they send is not taken', async () => {
    const answer = await site.server.inject({ method: 'POST', url: '/phone/captures', payload: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    assert.ok(answer.statusCode === 303 || answer.statusCode === 403, String(answer.statusCode));
    assert.equal((await site.server.inject({ method: 'GET', url: '/phone/day' })).headers['location'], '/sign-in?returnTo=%2Fphone%2Fday');
  });

  describe('and that no longer fits its visit', () => {
    const meanwhile: readonly (readonly [what: string, does: (visit: BookedVisit) => Promise<unknown>, why: RegExp])[] = [
      ['cancelled', (visit) => fillAs({ site, role: 'planner' }, `${visit.address}/cancel`, { reason: 'The part has not come' }), /was cancelled/],
      ['moved', (visit) => fillAs({ site, role: 'planner' }, `${visit.address}/move`, { day: '2026-11-25', partOfDay: 'morning', operative: site.larch.staff.surveyor.id, askedBy: 'us', reason: 'Sam is ill' }), /was moved/],
      ['recorded by somebody else', (visit) => fillAs({ site, role: 'planner' }, visit.address, { outcome: 'done', doneWords: 'He rang it in' }, `${visit.address}/outcome`), /was recorded already/],
    ];
    for (const [what, does, why] of meanwhile) {
      test(`because it was ${what}: the phone is told, and its words and photos wait for a planner`, async () => {
        const { visit, own } = await begin();
        const fileId = newId();
        await phone.sendFile({ ...own, fileId, purpose: 'photo' }, photo);
        const { status } = (await does(visit)) as { status: number };
        assert.equal(status, 303);
        const before = (await eventsOf(visit.reference)).length;
        const sent = { ...own, ...done, files: [fileId], checked: ['identity', 'tidy'] };
        const { said } = await phone.send(sent);
        assert.equal(said['state'], 'unfit');
        assert.match(String(said['why']), why);
        assert.equal((await eventsOf(visit.reference)).length, before, 'nothing is on the record yet');
        assert.deepEqual((await captureOf(visit))?.told, [{ label: 'What came of the visit', text: 'Done' }, { label: 'What was done', text: 'New washer fitted' }, { label: 'Checklist', text: 'Showed my identity card and said why I came, Left the place safe and clean' }]);
        assert.equal((await rows('select 1 from phone_files where landlord_id = $1 and id = $2', fileId)).length, 1);
        assert.deepEqual((await phone.send(sent)).said, said, 'and told the same again');
      });
    }

    test('before its day, or handed over as it is, it waits for a planner too', async () => {
      const tomorrow = await begin('2026-11-25');
      assert.match(String((await phone.send({ ...tomorrow.own, ...done })).said['why']), /record what came of it on the day/);
      const asItIs = await begin();
      const { said } = await phone.send({ ...asItIs.own, outcome: 'no-access', asItIs: 'yes' });
      assert.match(String(said['why']), /handed it over as it is/);
    });
  });
});
