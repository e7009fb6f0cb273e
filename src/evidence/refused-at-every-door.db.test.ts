import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { assertSaysNo } from '../../test/doors/refused-page.ts';
import { RepairStates } from '../../test/doors/repairs-in-states.ts';
import { addOrphan, addWithdrawnDocument } from '../../test/evidence-facts.ts';
import { formWithFiles } from '../../test/evidence-site.ts';
import { rowsOfEvidence, rowsOfOrphans, type KnownEvidence } from '../../test/doors/rows-of-evidence.ts';
import { newId } from '../platform/ids.ts';
import { insertRows } from '../platform/database/index.ts';

describe('what is refused of evidence, and of what arrived without a case', () => {
  let doors: DoorSite;
  let known: KnownEvidence;
  before(async () => {
    doors = await DoorSite.open();
    const reference = await (await new RepairStates(doors).prepare()).triaged();
    known = await doors.site.inLandlord(async (tx) => {
      const [file] = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]);
      const caseId = file?.id ?? '';
      const { councilId, staff } = doors.site.landlord;
      const documentId = newId();
      await insertRows(tx, 'evidence_documents', [{
        landlord_id: tx.landlordId, id: documentId, case_id: caseId, kind: 'document', media_type: 'application/pdf', file_name: 'Report.pdf', byte_length: 900, sha256: Buffer.alloc(32, 8), caption: '', taken_by: 'A surveyor', added_at: doors.site.clock.now,
      }]);
      const withdrawnId = await addWithdrawnDocument(tx, caseId, staff.manager.id);
      const waiting = { status: 'waiting', reason: null, settled_at: null, settled_by_name: null };
      return { reference, documentId, withdrawnId, orphanId: await addOrphan(tx, councilId, waiting), settledId: await addOrphan(tx, councilId, { status: 'matched', case_id: caseId }), asideId: await addOrphan(tx, councilId) };
    });
  });
  after(() => doors.close());

  const evidenceThereIs = () => doors.site.inLandlord((tx) => tx.query(
    `select (select count(*) from evidence_documents where landlord_id = $1) as documents, (select count(*) from evidence_withdrawals where landlord_id = $1) as withdrawals,
       (select jsonb_agg(o order by o.id) from orphans o where landlord_id = $1) as orphans`, [tx.landlordId]));
  async function changesNothing(asks: () => Promise<Answered>): Promise<Answered> {
    const beforehand = [await doors.allThereIs(), await evidenceThereIs()];
    const answer = await asks();
    assert.deepEqual([await doors.allThereIs(), await evidenceThereIs()], beforehand, 'something changed');
    return answer;
  }

  for (const { refusal, what, as, page, api, sent, words, asked } of [...rowsOfEvidence, ...rowsOfOrphans]) {
    test(`${refusal}: ${what}, at its page`, async () => {
      const answer = await changesNothing(() => doors.fill(doors.site.landlord.staff[as], page(known), sent(known)));
      assert.match(assertSaysNo(answer, sent(known)), new RegExp(words));
    });

    if (api !== undefined) {
      test(`${refusal}: ${what}, by a program`, async () => {
        const { status, text, json } = await changesNothing(() => doors.call(as, api(known), sent(known)));
        assert.equal(status, 422, text);
        if (asked === undefined) assert.deepEqual([json['type'], json['refusal'], json['detail']], ['/api/problems/refused', refusal, words], text);
        else assert.match(JSON.stringify([json['type'], json['errors']]), new RegExp(`problems/invalid.*(?:${asked.source})`), text);
      });
    }
  }

  test('nothing-sent: a form without a file, at the page and by a program', async () => {
    const address = `/cases/${known.reference}/evidence`;
    const answer = await changesNothing(() => doors.fill(doors.site.landlord.staff.adviser, `${address}/add`, { caption: 'Mould behind the wardrobe' }));
    assert.match(assertSaysNo(answer, { caption: 'Mould behind the wardrobe' }), /Choose at least one file/);
    const { payload, type } = formWithFiles({ caption: 'Mould' }, []);
    const sent = await doors.callWithFiles('adviser', `/api/v1${address}`, { payload, type });
    assert.match(`${sent.status} ${sent.text}`, /^422 .*Choose at least one file/);
  });
});
