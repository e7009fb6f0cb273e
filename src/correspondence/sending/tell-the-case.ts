import { recordSystemEvents, type CaseChange, type EventBody, type NewMessage, type NewNotice, type SystemChange } from '../../casefile/index.ts';
import { dateInLondon, instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { isToContractor, type Message, type Transport } from '../model.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { tellWhoWaited } from './has-left.ts';

/** Of the one clock reading, and where ids come from. */
export type Reading = Pick<DeliveryTools, 'now' | 'newId'>;

/** "Sent" says how: the mailbox only kept it. */
export async function tellTheyWereSent(tx: Tx, messages: readonly Message[], reading: Reading): Promise<void> {
  const changes = messages.map((message) => ({ caseId: message.caseId, change: { events: [event('MessageSent', message, { transport: sentBy(message) })], wordSent: message.channel === 'letter' } }));
  if (changes.length > 0) await record(tx, changes, reading);
  await tellWhoWaited(tx, messages, reading);
}

/** One in hand for a carrier says which; what is not, is kept in the mailbox. */
const sentBy = ({ status, transport }: Message): Transport => (status === 'queued' ? 'mailbox' : (transport ?? 'mailbox'));

/** Somebody put them into the post. */
export async function tellPosted(tx: Tx, letters: readonly (Pick<Message, 'caseId' | 'template' | 'subject' | 'recipientName'> & { readonly id: string })[], postedBy: string, reading: Reading): Promise<void> {
  const changes = letters.map(({ id, caseId, template, subject, recipientName }) => ({
    caseId, change: { events: [{ type: 'MessageSent', data: { messageId: id, channel: 'letter', template, subject, to: recipientName, transport: 'print', postedBy } }], wordSent: true },
  }));
  if (changes.length > 0) await record(tx, changes, reading);
  await tellWhoWaited(tx, letters.map((letter) => ({ ...letter, channel: 'letter' })), reading);
}

/** What was not known to have left has, when it arrived. */
export async function tellItArrived(tx: Tx, message: Message, reading: Reading): Promise<void> {
  await tell(tx, message, { events: [event('MessageDelivered', message, {})] }, reading);
  await tellWhoWaited(tx, [message], reading);
}

/** It did not arrive, and goes another way by itself: the owner need not do anything. */
export function tellItGoesAnotherWay(tx: Tx, message: Message, { why, next }: { readonly why: string; readonly next: NewMessage }, reading: Reading): Promise<void> {
  return tell(tx, message, { events: [event('MessageSentAnotherWay', message, { why, nextChannel: next.channel })], messages: [next] }, reading);
}

/** Puts it on the timeline, and asks the owner to see to it. */
export async function tellItFailed(tx: Tx, message: Message, why: string, reading: Reading): Promise<void> {
  const words = `We could not send ${inWords(message)}. ${why} No other way to reach them is on record. Check the address, then send it again or reach them another way.`;
  const notices = await noticeToOwner(tx, message.caseId, words);
  await tell(tx, message, { events: [event('MessageFailed', message, { why })], notices, wordLost: !isToContractor(message) }, reading);
}

export async function tellItIsUncertain(tx: Tx, message: Message, why: string, reading: Reading): Promise<void> {
  const words = `We do not know whether ${inWords(message)} arrived. ${why} Ask them, then mark it as sent or send it again.`;
  const notices = await noticeToOwner(tx, message.caseId, words);
  await tell(tx, message, { events: [event('MessageUncertain', message, { why })], notices }, reading);
}

function tell(tx: Tx, { caseId }: Message, change: CaseChange, reading: Reading): Promise<void> {
  return record(tx, [{ caseId, change }], reading);
}

function record(tx: Tx, changes: readonly SystemChange[], { now, newId }: Reading): Promise<void> {
  return recordSystemEvents(tx, changes, { now, today: dateInLondon(instant(now)), newId });
}

function event(type: string, message: Message, more: Readonly<Record<string, string>>): EventBody {
  const { id, channel, template, subject, recipientName } = message;
  return { type, data: { messageId: id, channel, template, subject, to: recipientName, ...more } };
}

function inWords({ subject, recipientName, channel }: Message): string {
  return `"${subject}" to ${recipientName} by ${channel}`;
}

async function noticeToOwner(tx: Tx, caseId: string, words: string): Promise<NewNotice[]> {
  const owners = await tx.query<{ staffId: StaffId }>(
    'select owner_id as "staffId" from cases where landlord_id = $1 and id = $2',
    [tx.landlordId, caseId],
  );
  return owners.map(({ staffId }) => ({ staffId, words }));
}
