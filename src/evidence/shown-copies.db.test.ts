import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ApiSite } from '../../test/api-site.ts';
import { pdfFile, pdfText } from '../../test/builders/pdf-files.ts';
import { mp4File, id3, latin, mp3Frame, together } from '../../test/builders/recording-files.ts';
import { EvidenceSite, formWithFiles } from '../../test/evidence-site.ts';
import { openTestCase, rowsOf, testNow } from '../../test/invented-landlord.ts';
import { ask, sendForm } from '../../test/site-by-role.ts';
import { insertRows } from '../platform/database/index.ts';
import { openFolderStore, type FileStore } from '../platform/files/index.ts';
import { newId } from '../platform/ids.ts';
import { evidenceRoutes } from './index.ts';

const secret = 'MARGARET OKAFOR +53.4808';
const memo = { name: 'memo.m4a', bytes: Buffer.from(mp4File({ sound: latin('la la la'), words: secret, date: 0xdeadbeef })) };
const song = { name: 'voice.mp3', bytes: Buffer.from(together(id3(secret), mp3Frame(3), mp3Frame(4))) };
const report = { name: 'report.pdf', bytes: Buffer.from(pdfFile({ 1: '<< /Type /Catalog >>', 2: `<< /Author ${pdfText(secret)} >>`, 3: '(la la la)' })) };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Sealed {
  readonly id: string;
  readonly sha256: string;
  readonly originalSha256?: string;
}

/** The copy that is shown has the sound without the words; what was sent is sealed; both have their hash on the timeline. */
function assertSealed(seen: { readonly sealed: Sealed | undefined; readonly shown: Buffer; readonly original: Buffer | undefined; readonly sent: Buffer }): void {
  assert.ok(!seen.shown.includes('OKAFOR') && !seen.shown.includes('53.4808'), 'words are shown');
  assert.deepEqual(seen.original, seen.sent);
  assert.deepEqual([seen.sealed?.sha256, seen.sealed?.originalSha256], [sha256(seen.shown), sha256(seen.sent)]);
}

describe('recordings and PDFs on the pages', () => {
  let site: EvidenceSite;
  let list = '';
  before(async () => {
    site = await EvidenceSite.open();
    list = `/cases/${site.reference}/evidence`;
  });
  after(() => site.close());

  const newest = async (): Promise<Sealed | undefined> => {
    const events = await rowsOf<{ data: { items: Sealed[] } }>(site.database, site.larch.id, `select data from case_events where landlord_id = $1 and case_id = $2 and type = 'EvidenceAdded' order by sequence desc limit 1`, site.larch.id, site.caseId);
    return events[0]?.data.items.at(-1);
  };
  const download = (path: string) => site.server.inject({ url: path, headers: { cookie: site.cookie('manager') } });
  async function assertOnCase(sent: Buffer): Promise<void> {
    const sealed = await newest();
    const address = `/evidence/${sealed?.id ?? ''}`;
    const opened = await sendForm(site.server, { from: `${address}/original`, to: `${address}/original`, cookie: site.cookie('manager') }, { reason: 'The Ombudsman asks' });
    assertSealed({ sealed, shown: (await download(address)).rawPayload, original: opened.bytes, sent });
  }

  for (const sent of [memo, song, report]) {
    test(`${sent.name}, added to a case: what is downloaded says nothing of who and where, what was sent is sealed`, async () => {
      assert.equal((await site.send({ from: `${list}/add`, cookie: site.cookie('adviser'), files: [sent] })).statusCode, 303);
      await assertOnCase(sent.bytes);
      assert.doesNotMatch((await ask(site.server, list, site.cookie('adviser'))).body, /just as it was sent/);
    });
  }

  test('brought without a case, it is clean in the queue and on the case it is matched to', async () => {
    const held = await site.send({ from: '/orphans/new', cookie: site.cookie('adviser'), fields: { subject: 'A voice', words: '' }, files: [memo] });
    const path = String(held.headers.location);
    const [file = ''] = /\/orphans\/[0-9a-f-]+\/files\/[0-9a-f-]+/.exec((await ask(site.server, path, site.cookie('manager'))).body) ?? [];
    const waiting = await download(file);
    assert.deepEqual([waiting.statusCode, waiting.rawPayload.includes('OKAFOR'), waiting.rawPayload.includes('la la la')], [200, false, true]);
    const matched = await sendForm(site.server, { from: path, to: `${path}/match`, cookie: site.cookie('manager') }, { reference: site.reference });
    assert.equal(matched.status, 303, matched.body);
    await assertOnCase(memo.bytes);
  });

  for (const [kind, mediaType, { name, bytes }] of [['recording', 'audio/mp4', memo], ['document', 'application/pdf', report]] as const) test(`${name} kept before such files were cleaned is cleaned as it leaves; the record is not rewritten`, async () => {
    const id = newId();
    await site.store.put(site.larch.id, { id, part: 'stored' }, bytes);
    await site.database.inLandlord(site.larch.id, (tx) => insertRows(tx, 'evidence_documents', [{
      landlord_id: tx.landlordId, id, case_id: site.caseId, kind, media_type: mediaType, file_name: name, byte_length: bytes.length, sha256: Buffer.from(sha256(bytes), 'hex'), caption: '', taken_by: 'P. Shah', added_at: testNow,
    }]));
    const left = await download(`/evidence/${id}`);
    assert.deepEqual([left.statusCode, left.rawPayload.includes('OKAFOR'), left.rawPayload.includes('la la la')], [200, false, true]);
    assert.match((await ask(site.server, list, site.cookie('adviser'))).body, /It was kept just as it was sent\./);
    const opened = await sendForm(site.server, { from: `/evidence/${id}/original`, to: `/evidence/${id}/original`, cookie: site.cookie('manager') }, { reason: 'The Ombudsman asks' });
    assert.deepEqual(opened.bytes, bytes);
    assert.deepEqual(await site.store.get(site.larch.id, { id, part: 'stored' }), bytes);
  });

  test('a PDF that we cannot read is kept as it was sent, and the page says so', async () => {
    const bytes = Buffer.from(`%PDF-1.7\n1 0 obj << /Author (${secret}\nstartxref\n9\n%%EOF\n`);
    assert.equal((await site.send({ from: `${list}/add`, cookie: site.cookie('adviser'), fields: { caption: 'Cannot be read' }, files: [{ name: 'odd.pdf', bytes }] })).statusCode, 303);
    const sealed = await newest();
    assert.deepEqual([sealed?.sha256, sealed?.originalSha256], [sha256(bytes), undefined]);
    assert.deepEqual((await download(`/evidence/${sealed?.id ?? ''}`)).rawPayload, bytes);
    assert.match((await ask(site.server, list, site.cookie('adviser'))).body, /Cannot be read[\s\S]*Download odd\.pdf[\s\S]*?if not, it is still there/);
  });

  test('one with a heading and no sound in it is refused by name', async () => {
    const answer = await site.send({ from: `${list}/add`, cookie: site.cookie('adviser'), files: [{ name: 'empty.wav', bytes: Buffer.from(`RIFF\x24\0\0\0WAVEfmt ${'\0'.repeat(28)}`) }] });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /empty\.wav.*is damaged or not complete\. Play it yourself/);
  });
});

describe('recordings and PDFs that programs send', () => {
  let api: ApiSite;
  let folder = '';
  let store: FileStore;
  let opened: { readonly id: string; readonly reference: string };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'putright-recordings-'));
    store = openFolderStore(folder);
    api = await ApiSite.open(evidenceRoutes(store));
    opened = { ...(await openTestCase(api.site.database, api.landlord)), reference: 'REP-2026-00412' };
    await api.site.database.inLandlord(api.landlord.id, async (tx) => {
      const residentId = newId();
      await insertRows(tx, 'residents', [{ landlord_id: tx.landlordId, id: residentId, name: 'Sam Okafor', email: 'sam@home.example', preferred_channel: 'email', search_text: 'sam', updated_at: testNow }]);
      await tx.query('update cases set resident_id = $3, reference = $4 where landlord_id = $1 and id = $2', [tx.landlordId, opened.id, residentId, opened.reference]);
    });
  });
  after(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });

  async function send(path: string, field: string, file: { readonly name: string; readonly bytes: Buffer }): Promise<void> {
    const { payload, type } = formWithFiles({}, [file], field);
    const answer = await api.site.server.inject({ method: 'POST', url: path, payload, headers: { authorization: `Bearer ${api.token}`, 'content-type': type, 'idempotency-key': newId() } });
    assert.equal(answer.statusCode, 201, answer.body);
  }
  async function assertOnCase(sent: Buffer): Promise<void> {
    const events = await rowsOf<{ data: { items: Sealed[] } }>(api.site.database, api.landlord.id, `select data from case_events where landlord_id = $1 and case_id = $2 and type = 'EvidenceAdded' order by sequence desc limit 1`, api.landlord.id, opened.id);
    const sealed = events[0]?.data.items.at(-1);
    const id = sealed?.id ?? '';
    const shown = await api.site.server.inject({ url: `/api/v1/evidence/${id}/content`, headers: { authorization: `Bearer ${api.token}` } });
    assertSealed({ sealed, shown: shown.rawPayload, original: await store.get(api.landlord.id, { id, part: 'original' }), sent });
    const listed = (await api.get(`/api/v1/cases/${opened.reference}/evidence`)).json['items'] as Sealed[];
    assert.deepEqual(listed.filter((item) => item.id === id).map((item) => [item.sha256, item.originalSha256]), [[sealed?.sha256, sealed?.originalSha256]]);
  }

  for (const sent of [memo, report]) {
    test(`${sent.name} through the API`, async () => {
      await send(`/api/v1/cases/${opened.reference}/evidence`, 'files', sent);
      await assertOnCase(sent.bytes);
    });
  }

  test('by an email that finds its case by itself', async () => {
    const mail = [`From: Sam <sam@home.example>`, `Subject: ${opened.reference}`, 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Listen.',
      '--b', 'Content-Disposition: attachment; filename="voice.mp3"', 'Content-Transfer-Encoding: base64', '', song.bytes.toString('base64'), '--b--', ''].join('\r\n');
    await send('/api/v1/evidence/unmatched', 'message', { name: 'mail.eml', bytes: Buffer.from(mail) });
    await assertOnCase(song.bytes);
  });
});
