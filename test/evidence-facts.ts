import { insertRows, type Tx } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { demonstrationNow } from './demonstration-database.ts';

/** A document of a case, withdrawn. */
export async function addWithdrawnDocument(tx: Tx, caseId: string, staffId: string): Promise<string> {
  const id = newId();
  await insertRows(tx, 'evidence_documents', [{
    landlord_id: tx.landlordId, id, case_id: caseId, kind: 'document', media_type: 'application/pdf', file_name: 'Damp report.pdf', byte_length: 900,
    sha256: Buffer.alloc(32, 7), caption: '', taken_by: 'A surveyor', added_at: demonstrationNow,
  }]);
  await insertRows(tx, 'evidence_withdrawals', [{ landlord_id: tx.landlordId, evidence_id: id, case_id: caseId, reason: 'Another home', staff_id: staffId, staff_name: 'A manager', at: demonstrationNow }]);
  return id;
}

/** An email without a case, put aside unless said. */
export async function addOrphan(tx: Tx, organisationId: string, differing: object = {}): Promise<string> {
  const id = newId();
  await insertRows(tx, 'orphans', [{
    landlord_id: tx.landlordId, id, organisation_id: organisationId, source: 'email', arrived_at: demonstrationNow, brought_by: 'The mail server', sender_name: 'Sam Okafor',
    sender_address: 'sam@home.example', subject: 'The ceiling', words: 'It is worse now.', status: 'put aside', reason: 'About no case of ours', settled_at: demonstrationNow, settled_by_name: 'A manager', due_at: demonstrationNow, ...differing,
  }]);
  return id;
}
