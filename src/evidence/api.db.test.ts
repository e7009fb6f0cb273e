import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ApiSite } from '../../test/api-site.ts';
import { formWithFiles } from '../../test/evidence-site.ts';
import { openTestCase, rowsOf } from '../../test/invented-landlord.ts';
import { openFolderStore } from '../platform/files/index.ts';
import { newId } from '../platform/ids.ts';
import { evidenceRoutes } from './index.ts';

const pdf = { name: 'report.pdf', bytes: Buffer.from('%PDF-1.7\ntrailer << >>\nstartxref\n9\n%%EOF\n') };

describe('evidence through the API', () => {
  let api: ApiSite;
  let folder = '';
  let reference = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'putright-evidence-'));
    api = await ApiSite.open(evidenceRoutes(openFolderStore(folder)));
    ({ reference } = await openTestCase(api.site.database, api.landlord));
  });
  after(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });

  async function send(files: readonly { name: string; bytes: Buffer }[], { key = newId(), caption = 'The ceiling', token = api.token } = {}) {
    const { payload, type } = formWithFiles({ caption }, files);
    const headers = { authorization: `Bearer ${token}`, 'content-type': type, 'idempotency-key': key };
    const answer = await api.site.server.inject({ method: 'POST', url: `/api/v1/cases/${reference}/evidence`, payload, headers });
    return { status: answer.statusCode, headers: answer.headers, json: answer.json<Record<string, unknown>>(), text: answer.body };
  }
  const count = async () => (await rowsOf<{ count: number }>(api.site.database, api.landlord.id, 'select count(*) from evidence_documents where landlord_id = $1', api.landlord.id))[0]?.count;

  test('goes up as a form, is listed, and comes down byte for byte', async () => {
    const added = await send([pdf]);
    assert.equal(added.status, 201, added.text);
    const [item] = added.json['items'] as { id: string; sha256: string }[];
    assert.equal(item?.sha256, createHash('sha256').update(pdf.bytes).digest('hex'));
    const list = await api.get(`/api/v1/cases/${reference}/evidence`);
    const [shown] = list.json['items'] as { links: { content: string }; addedBy: string; caption: string }[];
    assert.deepEqual([shown?.addedBy, shown?.caption], ['Portal, for P. Shah', 'The ceiling']);
    const content = await api.site.server.inject({ url: shown?.links.content ?? '', headers: { authorization: `Bearer ${api.token}` } });
    assert.deepEqual([content.statusCode, content.headers['content-type'], content.rawPayload], [200, 'application/pdf', pdf.bytes]);
    assert.match(String(content.headers['content-disposition']), /^attachment/);
  });

  test('sent again with its key is there once; another file under that key is refused', async () => {
    const before = await count();
    const [first, again] = [await send([pdf], { key: 'once' }), await send([pdf], { key: 'once' })];
    assert.deepEqual([first.status, again.status, again.text, again.headers['idempotency-replayed']], [201, 201, first.text, 'true']);
    const other = await send([{ name: 'report.pdf', bytes: Buffer.concat([pdf.bytes, Buffer.from('%%EOF')]) }], { key: 'once' });
    assert.deepEqual([other.status, other.json['type']], [422, '/api/problems/key-reused']);
    assert.equal(await count(), (before ?? 0) + 1);
  });

  test('what cannot be kept is told by name, and nothing is kept of the rest', async () => {
    const before = await count();
    const answer = await send([pdf, { name: 'sheet.xlsx', bytes: Buffer.from('PK\x03\x04') }]);
    assert.equal(answer.status, 422);
    assert.match(JSON.stringify(answer.json['errors']), /\/files.*sheet\.xlsx/);
    assert.equal(await count(), before);
  });

  test('withdrawn, it is listed with its reason and comes down no more', async () => {
    const [item] = (await send([pdf])).json['items'] as { id: string }[];
    const id = item?.id ?? '';
    assert.equal((await api.post(`/api/v1/evidence/${id}/withdraw`, { reason: 'Another home' })).status, 200);
    const again = await api.post(`/api/v1/evidence/${id}/withdraw`, { reason: 'Another home' });
    assert.deepEqual([again.status, again.json['refusal']], [422, 'already-withdrawn']);
    assert.equal((await api.get(`/api/v1/evidence/${id}/content`)).status, 404);
    const list = await api.get(`/api/v1/cases/${reference}/evidence`);
    assert.ok((list.json['items'] as { id: string; withdrawn: { reason: string } | null }[]).some((each) => each.id === id && each.withdrawn?.reason === 'Another home'));
  });

  test('files of nobody who may are refused, and JSON is no form', async () => {
    assert.equal((await send([pdf], { token: api.token.replace(/.$/, '!') })).status, 401);
    const json = await api.post(`/api/v1/cases/${reference}/evidence`, { caption: 'x' });
    assert.deepEqual([json.status, json.json['type']], [415, '/api/problems/not-a-form']);
  });
});
