import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { EvidenceSite, type SentFile } from '../../test/evidence-site.ts';
import { openTestCase, rowsOf } from '../../test/invented-landlord.ts';
import { ask, sendForm } from '../../test/site-by-role.ts';
import { linkFor } from '../correspondence/index.ts';
import { newId } from '../platform/ids.ts';
import { photosOfCase } from './index.ts';

const pdf: SentFile = { name: 'Damp report <b>.pdf', bytes: Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n') };
const voice: SentFile = { name: 'voice.mp3', bytes: Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(400, 7)]) };
const heic: SentFile = { name: 'IMG_1.HEIC', bytes: readFileSync(join(import.meta.dirname, '../../test/fixtures/photos/small.heic')) };
const photo = async (): Promise<SentFile> => ({ name: 'leak.jpg', bytes: await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a52' } }).withExif({ IFD0: { Make: 'SecretPhone' } }).jpeg().toBuffer() });

let site: EvidenceSite;
let list: string;
describe('evidence on its pages', () => {
  before(async () => {
    site = await EvidenceSite.open();
    list = `/cases/${site.reference}/evidence`;
  });
  after(() => site.close());

  const adding = (files: readonly SentFile[], fields: Readonly<Record<string, string>> = {}, role: 'adviser' | 'manager' = 'adviser') =>
    site.send({ from: `${list}/add`, cookie: site.cookie(role), fields, files });
  const events = (type: string) => rowsOf<{ data: Record<string, unknown>; actor_name: string }>(site.database, site.larch.id, 'select data, actor_name from case_events where landlord_id = $1 and case_id = $2 and type = $3 order by sequence', site.larch.id, site.caseId, type);
  const newest = async (kind: string): Promise<string> => {
    const items = (await events('EvidenceAdded')).flatMap(({ data }) => data['items'] as { id: string; kind: string }[]);
    return items.findLast((item) => item.kind === kind)?.id ?? '';
  };

  describe('evidence of a case', () => {
    test('photos, a document and a recording are kept together, each with its fingerprint on the timeline', async () => {
      const answer = await adding([await photo(), heic, pdf, voice], { caption: 'Mould behind the wardrobe' });
      assert.equal(answer.statusCode, 303, answer.body);
      const [added] = await events('EvidenceAdded');
      const items = added?.data['items'] as { kind: string; sha256: string; fileName: string }[];
      assert.deepEqual(items.map(({ kind }) => kind), ['photo', 'photo', 'document', 'recording']);
      assert.ok(items.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256)));
      assert.equal(added?.data['caption'], 'Mould behind the wardrobe');
      const page = await ask(site.server, list, site.cookie('adviser'));
      assert.match(page.body, /Photo: Mould behind the wardrobe/);
      assert.match(page.body, /Download Damp report &lt;b&gt;\.pdf/);
      assert.match(page.body, /Added by P\. Shah/);
    });

    test('a document leaves as a download under a name of ours, and can run nothing', async () => {
      const answer = await site.server.inject({ url: `/evidence/${await newest('document')}`, headers: { cookie: site.cookie('adviser') } });
      assert.equal(answer.statusCode, 200);
      assert.deepEqual(answer.rawPayload, pdf.bytes);
      assert.equal(answer.headers['content-type'], 'application/pdf');
      assert.match(String(answer.headers['content-disposition']), new RegExp(`^attachment; filename="${site.reference}-[0-9a-f]{6}\\.pdf"$`));
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
      assert.match(String(answer.headers['content-security-policy']), /default-src 'none'.*sandbox/);
    });

    test('an unlocked mistake: nothing is kept, every bad file is named, and what was typed is still there', async () => {
      const before = (await events('EvidenceAdded')).length;
      const locked = { name: 'locked.pdf', bytes: Buffer.concat([pdf.bytes, Buffer.from('<< /Encrypt 9 0 R >>\n%%EOF')]) };
      const answer = await adding([await photo(), locked, { name: 'clip.mov', bytes: Buffer.from('nothing we know') }], { caption: 'The ceiling' });
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, /locked\.pdf.*is locked with a password/);
      assert.match(answer.body, /clip\.mov.*is not a kind of file we can keep/);
      assert.match(answer.body, /value="The ceiling"/);
      assert.equal((await events('EvidenceAdded')).length, before);
    });

    test('a photo that is only somewhat too large is named, not just refused', async () => {
      const large = Buffer.alloc(11 * 1024 * 1024);
      large.set([0xff, 0xd8, 0xff]);
      const answer = await adding([{ name: 'huge.jpg', bytes: large }]);
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, /huge\.jpg.*is larger than 10 megabytes/);
    });

    test('without a file it says so', async () => {
      const answer = await adding([]);
      assert.deepEqual([answer.statusCode, /Choose at least one file/.test(answer.body)], [422, true]);
    });

    for (const role of ['operative', 'board member', 'administrator'] as const) {
      test(`somebody who is only ${role === 'board member' ? 'a' : 'an'} ${role}, and has no visit there, adds nothing and sees nothing`, async () => {
        for (const url of [list, `${list}/add`]) assert.ok([403, 404].includes((await ask(site.server, url, site.cookie(role))).status), url);
      });
    }

    test('the list goes on, page by page, and shows each once', async () => {
      const { reference, id } = await openTestCase(site.database, site.larch);
      await rowsOf(site.database, site.larch.id, `insert into evidence_documents select $1, gen_random_uuid(), $2, 'document', 'application/pdf', n::text || '.pdf', 9, decode(repeat('ab', 32), 'hex'), '', 'P. Shah', timestamptz '2026-11-20T10:00:00Z' - n % 7 * interval '1 hour' from generate_series(1, 120) n`, site.larch.id, id);
      const seen = new Set<string>();
      let count = 0;
      for (let url: string | undefined = `/cases/${reference}/evidence`; url !== undefined; ) {
        const { body } = await ask(site.server, url, site.cookie('adviser'));
        for (const [, found = ''] of body.matchAll(/href="\/evidence\/([0-9a-f-]{36})"/g)) {
          seen.add(found);
          count += 1;
        }
        url = /href="([^"]+before=[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
      }
      assert.deepEqual([seen.size, count], [120, 120]);
    });
  });

  describe('withdrawing evidence', () => {
    test('takes it off the case without deleting it: with a reason, on the timeline, and for those who may', async () => {
      assert.equal((await adding([await photo()])).statusCode, 303);
      const id = await newest('photo');
      assert.equal((await ask(site.server, `/evidence/${id}/withdraw`, site.cookie('adviser'))).status, 403);
      const form = { from: `/evidence/${id}/withdraw`, to: `/evidence/${id}/withdraw`, cookie: site.cookie('manager') };
      const empty = await sendForm(site.server, form, { reason: ' ' });
      assert.deepEqual([empty.status, /Say why/.test(empty.body)], [422, true]);
      assert.equal((await sendForm(site.server, form, { reason: 'It shows another home' })).status, 303);
      const again = await sendForm(site.server, form, { reason: 'Again' });
      assert.deepEqual([again.status, /withdrawn it already/.test(again.body)], [422, true]);
      assert.deepEqual((await events('EvidenceWithdrawn')).map(({ data }) => data), [{ evidenceId: id, kind: 'photo', reason: 'It shows another home' }]);
    });

    test('then nobody sees it: not on the case, not large, not small, not by a link', async () => {
      const id = await newest('photo');
      const cookie = site.cookie('adviser');
      assert.equal((await ask(site.server, `/photos/${id}`, cookie)).status, 303);
      assert.match((await ask(site.server, `/photos/${id}/thumbnail`, cookie)).type, /^image\/svg/);
      const { token } = await site.database.inLandlord(site.larch.id, (tx) => linkFor(tx, { caseId: site.caseId, residentId: null, now: '2026-11-22T10:00:00.000Z', newId }));
      for (const url of [`/r/${token}/photos/${id}`, `/r/${token}/photos/${id}/thumbnail`]) assert.equal((await ask(site.server, url)).status, 404);
      const shown = await site.database.inLandlord(site.larch.id, (tx) => photosOfCase(tx, site.caseId));
      assert.ok(!shown.some((each) => each.id === id));
      assert.match((await ask(site.server, list, cookie)).body, /Withdrawn by P\. Shah.*because: It shows another home/);
    });

    test('two who withdraw at the same moment: one does, the other is told', async () => {
      assert.equal((await adding([pdf])).statusCode, 303);
      const id = await newest('document');
      const form = { from: `/evidence/${id}/withdraw`, to: `/evidence/${id}/withdraw`, cookie: site.cookie('complaints officer') };
      const answers = await Promise.all([1, 2].map(() => sendForm(site.server, form, { reason: 'Wrong case' })));
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422]);
      assert.equal((await ask(site.server, `/evidence/${id}`, site.cookie('manager'))).status, 303);
    });

    test('a row cannot be deleted or changed, whatever the program wants', async () => {
      for (const sql of ['delete from photos', 'delete from evidence_documents', 'delete from evidence_withdrawals', `update evidence_withdrawals set reason = ''`]) {
        await assert.rejects(site.database.inLandlord(site.larch.id, (tx) => tx.query(`${sql} where landlord_id = $1`, [site.larch.id])), /permission denied/);
      }
    });
  });

  describe('the file as it was sent', () => {
    test('is opened with a reason by those who need it, and the timeline says so', async () => {
      const sent = await photo();
      assert.equal((await adding([sent])).statusCode, 303);
      const id = await newest('photo');
      assert.equal((await ask(site.server, `/evidence/${id}/original`, site.cookie('surveyor'))).status, 403);
      const form = { from: `/evidence/${id}/original`, to: `/evidence/${id}/original`, cookie: site.cookie('manager') };
      assert.equal((await sendForm(site.server, form, { reason: '' })).status, 422);
      const opened = await sendForm(site.server, form, { reason: 'The Ombudsman asks' });
      assert.deepEqual([opened.status, opened.bytes], [200, sent.bytes]);
      assert.equal((await events('SealedEvidenceOpened')).at(-1)?.data['reason'], 'The Ombudsman asks');
      const views = await rowsOf(site.database, site.larch.id, `select 1 from record_views where landlord_id = $1 and subject_kind = 'evidence' and subject_id = $2`, site.larch.id, id);
      assert.equal(views.length, 1);
    });

    test('what is shown says nothing of place or device', async () => {
      const shown = await ask(site.server, `/photos/${await newest('photo')}`, site.cookie('adviser'));
      assert.ok(!shown.bytes.includes('SecretPhone'));
    });
  });
});
