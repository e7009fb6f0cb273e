import { addDays, addHours, dateInLondon, startOfDay, type Instant } from '../clock/index.ts';
import { insertRows, type Tx } from '../platform/database/index.ts';
import { saveRepairDrafts, type RepairDraft } from '../repairs/index.ts';

/** Words that would have gone out long ago are shown as sent; those of the last days go by the ordinary outbox. */
const sentBeforeDays = 6;
/** Notices older than this count as seen. */
const unseenDays = 1;

/** Saves lived repairs through the ordinary store, and what they sent in the past as already in the mailbox. */
export async function saveHistory(tx: Tx, drafts: readonly RepairDraft[], now: Instant): Promise<void> {
  const before = startOfDay(addDays(dateInLondon(now), -sentBeforeDays));
  const past = drafts.flatMap((draft) => takeSentMessages(draft, before));
  const newSince = startOfDay(addDays(dateInLondon(now), -unseenDays));
  for (const { spine } of drafts) keepOnly(spine.notices, ({ at }) => at >= newSince);
  await saveRepairDrafts(tx, drafts);
  await insertRows(tx, 'messages', past.map(({ caseId, message, sentAt }) => ({
    landlord_id: tx.landlordId, id: message.id, case_id: caseId, resident_id: message.residentId, channel: message.channel,
    address: message.address, recipient_name: message.recipientName, template: message.template, subject: message.subject,
    body: message.body, status: 'sent', transport: 'mailbox', queued_at: message.queuedAt, settled_at: sentAt,
  })));
  await insertRows(tx, 'mailbox', past.map(({ message, sentAt }) => ({
    landlord_id: tx.landlordId, message_id: message.id, delivered_at: sentAt, channel: message.channel, address: message.address,
    recipient_name: message.recipientName, subject: message.subject, body: message.body.replaceAll('{link}', '(this link has expired)'),
  })));
}

interface SentMessage {
  readonly caseId: string;
  readonly message: RepairDraft['spine']['messages'][number];
  readonly sentAt: Instant;
}

function takeSentMessages({ spine }: RepairDraft, before: Instant): SentMessage[] {
  const sent = spine.messages.filter(({ queuedAt }) => queuedAt < before);
  keepOnly(spine.messages, ({ queuedAt }) => queuedAt >= before);
  return sent.map((message) => ({ caseId: spine.file.id, message, sentAt: addHours(message.queuedAt, 1 / 360) }));
}

function keepOnly<Entry>(list: Entry[], keep: (entry: Entry) => boolean): void {
  const kept = list.filter(keep);
  list.length = 0;
  list.push(...kept);
}

