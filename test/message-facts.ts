import { insertRows, type Tx } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { demonstrationNow } from './demonstration-database.ts';

const aMessage = (tx: Tx, caseId: string) => ({
  landlord_id: tx.landlordId, case_id: caseId, resident_id: null, recipient_name: 'Nobody', template: 'visit-booked', subject: 'Your visit', body: 'We will visit.',
  queued_at: demonstrationNow, sending_at: null, settled_at: demonstrationNow, failure: null,
});

/** A letter that nobody has printed. */
export async function addLetterToPrint(tx: Tx, caseId: string): Promise<void> {
  await insertRows(tx, 'messages', [{ ...aMessage(tx, caseId), id: newId(), channel: 'letter', address: '1 Nowhere', status: 'to print', transport: 'print', settled_at: null }]);
}

/** A message that failed, one that asks for a call, and a letter that was posted. */
export async function addMessages(tx: Tx, caseId: string, manager: { readonly staffId: string; readonly organisationId: string }): Promise<{ readonly stuckId: string; readonly messageTaskId: string; readonly postedLetterId: string; readonly letterBatchId: string }> {
  const [stuckId, askingId, postedLetterId, messageTaskId, letterBatchId] = [newId(), newId(), newId(), newId(), newId()];
  const shared = aMessage(tx, caseId);
  await insertRows(tx, 'messages', [
    { ...shared, id: stuckId, channel: 'email', address: 'nobody@example.com', status: 'failed', transport: 'smtp', sending_at: demonstrationNow, failure: 'No such mailbox' },
    { ...shared, id: askingId, channel: 'text', address: '07700900000', status: 'sent', transport: 'mailbox' },
    { ...shared, id: postedLetterId, channel: 'letter', address: '1 Nowhere', status: 'sent', transport: 'print' },
  ]);
  await insertRows(tx, 'message_tasks', [{ landlord_id: tx.landlordId, id: messageTaskId, message_id: askingId, case_id: caseId, kind: 'reach', detail: '', made_at: demonstrationNow }]);
  await insertRows(tx, 'letter_batches', [{
    landlord_id: tx.landlordId, id: letterBatchId, organisation_id: manager.organisationId, letters: 1, made_at: demonstrationNow, made_by: manager.staffId, made_by_name: 'Test',
  }]);
  return { letterBatchId, stuckId, messageTaskId, postedLetterId };
}

export async function addNotice(tx: Tx, caseId: string, staffId: string): Promise<string> {
  const id = newId();
  await insertRows(tx, 'notices', [{ landlord_id: tx.landlordId, id, staff_id: staffId, case_id: caseId, words: 'Look at this', at: demonstrationNow, seen_at: null }]);
  return id;
}
