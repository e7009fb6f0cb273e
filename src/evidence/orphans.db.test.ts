import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { addColleague, ApiSite, makeToken } from '../../test/api-site.ts';
import { formWithFiles } from '../../test/evidence-site.ts';
import { openTestCase, rowsOf, testNow } from '../../test/invented-landlord.ts';
import { insertRows } from '../platform/database/index.ts';
import { openFolderStore, type FileStore } from '../platform/files/index.ts';
import { newId } from '../platform/ids.ts';
import { evidenceRoutes, tellOfOrphans } from './index.ts';

type Held = { id: string; matched: string | null; suggested: string | null; files: { kind: string; problem: string | null }[] };

describe('what arrives without a case', () => {
  let api: ApiSite;
  let folder = '';
  let store: FileStore;
  let reference = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'putright-orphans-'));
    store = openFolderStore(folder);
    api = await ApiSite.open(evidenceRoutes(store));
    const opened = await openTestCase(api.site.database, api.landlord);
    reference = 'REP-2026-00412';
    const residentId = newId();
    await api.site.database.inLandlord(api.landlord.id, async (tx) => {
      await insertRows(tx, 'residents', [{ landlord_id: tx.landlordId, id: residentId, name: 'Sam Okafor', email: 'sam@home.example', preferred_channel: 'email', search_text: 'sam', updated_at: testNow }]);
      await tx.query('update cases set resident_id = $3, reference = $4 where landlord_id = $1 and id = $2', [tx.landlordId, opened.id, residentId, reference]);
    });
  });
  after(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });

  const rows = <Row>(sql: string, ...more: readonly unknown[]) => rowsOf<Row>(api.site.database, api.landlord.id, sql, api.landlord.id, ...more);
  async function emailOf(from: string, subject: string, attachments: readonly { name: string; bytes: Buffer }[] = []): Promise<Buffer> {
    const parts = attachments.flatMap(({ name, bytes }) => ['--b', `Content-Disposition: attachment; filename="${name}"`, 'Content-Transfer-Encoding: base64', '', bytes.toString('base64')]);
    return Buffer.from([`From: ${from}`, `Subject: ${subject}`, 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'It is worse now.', ...parts, '--b--', ''].join('\r\n'));
  }
  async function arrive(message: Buffer, { token = api.token, field = 'message', key = newId() } = {}): Promise<Held> {
    const { payload, type } = formWithFiles({}, [{ name: 'mail.eml', bytes: message }], field);
    const answer = await api.site.server.inject({ method: 'POST', url: '/api/v1/evidence/unmatched', payload, headers: { authorization: `Bearer ${token}`, 'content-type': type, 'idempotency-key': key } });
    assert.equal(answer.statusCode, 201, answer.body);
    return answer.json<Held>();
  }
  test('a mail server’s token hands over and does nothing else; one for cases does not hand over', async () => {
    const mailServer = await makeToken(api.site, api.landlord, { scopes: ['arrivals:add'] });
    const held = await arrive(await emailOf('who@else.example', 'For the mail server'), { token: mailServer });
    const asMailServer = { authorization: `Bearer ${mailServer}`, 'content-type': 'application/json' };
    const statuses = await Promise.all([
      api.site.server.inject({ url: '/api/v1/evidence/unmatched', headers: asMailServer }),
      api.site.server.inject({ method: 'POST', url: `/api/v1/evidence/unmatched/${held.id}/match`, headers: { ...asMailServer, 'idempotency-key': newId() }, payload: { reference } }),
      api.site.server.inject({ method: 'POST', url: `/api/v1/evidence/unmatched/${held.id}/put-aside`, headers: { ...asMailServer, 'idempotency-key': newId() }, payload: { reason: 'An advertisement' } }),
      api.site.server.inject({ url: `/api/v1/cases/${reference}/evidence`, headers: asMailServer }),
    ]);
    assert.deepEqual(statuses.map(({ statusCode }) => statusCode), [403, 403, 403, 403]);
    const forCases = await makeToken(api.site, api.landlord, { scopes: ['cases:read', 'cases:write'] });
    const { payload, type } = formWithFiles({}, [{ name: 'mail.eml', bytes: Buffer.from('From: a@b.example') }], 'message');
    const refused = await api.site.server.inject({ method: 'POST', url: '/api/v1/evidence/unmatched', payload, headers: { authorization: `Bearer ${forCases}`, 'content-type': type, 'idempotency-key': newId() } });
    assert.equal(refused.statusCode, 403);
  });

  const photo = async () => ({ name: 'ceiling.jpg', bytes: await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a52' } }).jpeg().toBuffer() });
  const evidenceCount = async () => (await rows<{ count: number }>('select count(*) from photos where landlord_id = $1'))[0]?.count ?? 0;

  test('is held whole: the message as it came, what can be read of it, and why the rest cannot', async () => {
    const message = await emailOf('A Stranger <who@else.example>', 'Look at this', [await photo(), { name: 'sheet.xlsx', bytes: Buffer.from('PK\x03\x04') }]);
    const held = await arrive(message);
    assert.deepEqual([held.matched, held.suggested, held.files.map(({ kind }) => kind)], [null, null, ['photo', 'unreadable']]);
    assert.match(held.files[1]?.problem ?? '', /sheet\.xlsx/);
    assert.deepEqual(await store.get(api.landlord.id, { id: held.id, part: 'message' }), message);
    const list = await api.get('/api/v1/evidence/unmatched');
    assert.ok((list.json['items'] as { id: string }[]).some(({ id }) => id === held.id));
  });

  test('sent again by a mail server that heard no answer, it is there once', async () => {
    const message = await emailOf('who@else.example', 'Twice');
    const [first, again] = [await arrive(message, { key: 'mail-1' }), await arrive(message, { key: 'mail-1' })];
    assert.equal(first.id, again.id);
  });

  test('a reference from an address nobody knows is a suggestion, and nothing is on the case', async () => {
    const before = await evidenceCount();
    const held = await arrive(await emailOf('who@else.example', `About ${reference}`, [await photo()]));
    assert.deepEqual([held.matched, held.suggested, await evidenceCount()], [null, reference, before]);
  });

  test('from the person on that case it is put there by itself: evidence, words, and word to the owner', async () => {
    const before = await evidenceCount();
    const held = await arrive(await emailOf('Sam <SAM@home.example>', `Re: ${reference}`, [await photo()]));
    assert.deepEqual([held.matched, await evidenceCount()], [reference, before + 1]);
    const [event] = await rows<{ data: { from: { orphanId: string } }; actor_kind: string }>("select data, actor_kind from case_events where landlord_id = $1 and type = 'EvidenceAdded' order by at desc limit 1");
    assert.deepEqual([event?.data.from.orphanId, event?.actor_kind], [held.id, 'system']);
    const contacts = await rows<{ words: string }>("select words from contacts where landlord_id = $1 and channel = 'email'");
    assert.match(contacts[0]?.words ?? '', /It is worse now/);
    assert.equal((await rows('select 1 from notices where landlord_id = $1 and words like $2', `${reference}: something arrived%`)).length, 1);
  });

  test('from them, but with a file that could not be read, a person looks first', async () => {
    const held = await arrive(await emailOf('sam@home.example', reference, [{ name: 'film.mov', bytes: Buffer.from('no film') }]));
    assert.equal(held.matched, null);
  });

  test('files that only say whose they are prove nothing', async () => {
    const { payload, type } = formWithFiles({ senderAddress: 'sam@home.example', subject: reference }, [await photo()]);
    const answer = await api.site.server.inject({ method: 'POST', url: '/api/v1/evidence/unmatched', payload, headers: { authorization: `Bearer ${api.token}`, 'content-type': type, 'idempotency-key': newId() } });
    assert.deepEqual([answer.statusCode, answer.json<Held>().matched, answer.json<Held>().suggested], [201, null, reference]);
  });

  test('bytes that are no email are held too', async () => {
    const held = await arrive(Buffer.from([0, 1, 2, 255, 254]));
    assert.equal((await rows('select 1 from orphans where landlord_id = $1 and id = $2', held.id)).length, 1);
  });

  test('a person matches it: its files are on the case under who sent them, and it is done once', async () => {
    const held = await arrive(await emailOf('Neighbour <next@door.example>', 'Water', [await photo()]));
    const answers = await Promise.all([1, 2].map(() => api.post(`/api/v1/evidence/unmatched/${held.id}/match`, { reference })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 422]);
    const photos = await rows<{ taken_by: string }>("select taken_by from photos where landlord_id = $1 and taken_by = 'Neighbour'");
    assert.equal(photos.length, 1);
  });

  test('put aside with a reason it leaves the queue, and can still be matched', async () => {
    const held = await arrive(await emailOf('sales@shop.example', 'Boilers, cheap'));
    assert.equal((await api.post(`/api/v1/evidence/unmatched/${held.id}/put-aside`, { reason: 'An advertisement' })).status, 200);
    const waiting = (await api.get('/api/v1/evidence/unmatched')).json['items'] as { id: string }[];
    assert.ok(!waiting.some(({ id }) => id === held.id));
    assert.equal((await api.post(`/api/v1/evidence/unmatched/${held.id}/match`, { reference })).status, 200);
  });

  test('another organisation of the same landlord knows nothing of it', async () => {
    const organisationId = newId();
    await api.site.database.inLandlord(api.landlord.id, (tx) => insertRows(tx, 'organisations', [{ landlord_id: tx.landlordId, id: organisationId, name: 'Elm Homes', kind: 'housing association' }]));
    const actsAs = await addColleague(api.site, api.landlord, ['manager'], organisationId);
    const token = await makeToken(api.site, api.landlord, { actsAs });
    const held = await arrive(await emailOf('who@else.example', 'Ours'));
    assert.deepEqual((await api.get('/api/v1/evidence/unmatched', { token })).json['items'], []);
    assert.equal((await api.post(`/api/v1/evidence/unmatched/${held.id}/match`, { reference }, { token })).status, 404);
  });

  test('what waits too long is told at each point once, however often the job runs', async () => {
    const held = await arrive(await emailOf('who@else.example', 'Forgotten'));
    const told = async (now: string) => {
      await tellOfOrphans(api.site.database, api.landlord.id, { now, newId });
      return (await rows('select 1 from notices where landlord_id = $1 and href = $2', `/orphans/${held.id}`)).length;
    };
    assert.equal(await told(testNow), 0);
    const [due] = await rows<{ due_at: string }>('select due_at from orphans where landlord_id = $1 and id = $2', held.id);
    const later = (days: number) => new Date(Date.parse(due?.due_at ?? '') + days * 86_400_000).toISOString();
    assert.deepEqual([await told(later(0)), await told(later(0)), await told(later(10)), await told(later(20))], [1, 1, 2, 2]);
  });
});
