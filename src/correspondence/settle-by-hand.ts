import { applyChange, caseContext, loadCasesForChange, saveCases, type EventBody } from '../casefile/index.ts';
import { RecordChanged, type Tx } from '../platform/database/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { actorOf } from '../staff/index.ts';
import type { MarkAsSent, SendAgain } from './forms/messages.ts';
import type { Message } from './model.ts';
import { sendMessagesTask } from './sending/send-messages-task.ts';
import { changeAddress, loadMessageForChange, markQueuedAgain, markSentByHand } from './store/messages.ts';

type Reading = Pick<StaffVisit, 'actor' | 'now' | 'today' | 'newId'>;

/** Somebody looked, and wants it sent once more: to the same address or a mended one. */
export async function sendAgain(tx: Tx, messageId: string, { address }: SendAgain, reading: Reading): Promise<void> {
  const message = await stuckMessageForChange(tx, messageId);
  const addressChanged = address !== message.address;
  if (addressChanged) await changeAddress(tx, message.id, address);
  await markQueuedAgain(tx, message.id, reading.now);
  tx.wake(sendMessagesTask);
  await record(tx, message, eventOf('MessageSentAgain', message, { addressChanged }), reading);
}

/** Somebody knows that it arrived. */
export async function markAsSent(tx: Tx, messageId: string, { reason }: MarkAsSent, reading: Reading): Promise<void> {
  const message = await stuckMessageForChange(tx, messageId);
  await markSentByHand(tx, message.id, reading.now);
  await record(tx, message, eventOf('MessageMarkedAsSent', message, { reason }), reading);
}

/** Two people may have the same list before them: the second is told that it has been seen to. */
async function stuckMessageForChange(tx: Tx, messageId: string): Promise<Message> {
  const message = await loadMessageForChange(tx, messageId);
  if (message === undefined || (message.status !== 'failed' && message.status !== 'uncertain')) throw new RecordChanged('message');
  return message;
}

function eventOf(type: string, message: Message, more: Readonly<Record<string, unknown>>): EventBody {
  const { id, channel, template, subject, recipientName } = message;
  return { type, data: { messageId: id, channel, template, subject, to: recipientName, ...more } };
}

async function record(tx: Tx, { caseId }: Message, event: EventBody, reading: Reading): Promise<void> {
  const [draft] = await loadCasesForChange(tx, [caseId]);
  if (draft === undefined) throw new RecordChanged('case');
  applyChange(draft, { events: [event] }, caseContext(reading, actorOf(reading.actor)));
  await saveCases(tx, [draft]);
}
